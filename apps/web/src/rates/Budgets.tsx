import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { BudgetDialog } from './BudgetDialog.tsx'
import { BudgetLine } from './BudgetLine.tsx'
import { type Budget, budgetsQuery } from './rates.queries.ts'
import { text } from './strings.ts'

/** What was agreed, and how much of it is used, the fullest first. */
export function Budgets() {
  const { data, error } = useQuery(budgetsQuery)
  const tree = useTree()
  const [asked, setAsked] = useState<{ budget: Budget | null } | null>(null)
  if (error && !data) throw error
  const hasTree = tree.clients.length + tree.projects.length > 0
  const add = hasTree ? (
    <Button icon={Plus} onClick={() => setAsked({ budget: null })}>
      {text.addBudget}
    </Button>
  ) : (
    <LinkButton to="/time/clients">{text.toTree}</LinkButton>
  )
  const isEmpty = data?.data.length === 0
  return (
    <Section title={text.budgets} lead={text.budgetsLead} actions={data && !isEmpty && add}>
      {!data && <Skeleton lines={6} />}
      {isEmpty && tree.isReady && (
        <EmptyState title={text.noBudgets} actions={add}>
          <p>{hasTree ? text.noBudgetsText : text.noTree}</p>
        </EmptyState>
      )}
      <ul>
        {data?.data.map((budget) => (
          <BudgetLine key={budget.id} budget={budget} onChange={() => setAsked({ budget })} />
        ))}
      </ul>
      {asked && <BudgetDialog of={asked.budget} onClose={() => setAsked(null)} />}
    </Section>
  )
}
