import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManageTime } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Budgets } from './Budgets.tsx'
import { RateDialog } from './RateDialog.tsx'
import { RateList } from './RateList.tsx'
import { type Rate, ratesQuery } from './rates.queries.ts'
import { text } from './strings.ts'
import { WhichRate } from './WhichRate.tsx'

/** What an hour costs and has cost, which rate counts and why, and how much of each budget is used. */
export function RatesPage() {
  return useMayManageTime() ? <Rates /> : <MissingPage />
}

function Rates() {
  const { data, error } = useQuery(ratesQuery)
  const [asked, setAsked] = useState<{ rate: Rate | null } | null>(null)
  if (error && !data) throw error
  const add = (label: string) => (
    <Button look="primary" icon={Plus} onClick={() => setAsked({ rate: null })}>
      {label}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={text.title}
        lead={text.lead}
        actions={data && data.data.length > 0 && add(text.addRate)}
      />
      {!data && <Skeleton />}
      {data && data.data.length === 0 && (
        <EmptyState title={text.none} actions={add(text.addFirst)}>
          <p>{text.noneText}</p>
        </EmptyState>
      )}
      {data && data.data.length > 0 && (
        <>
          <WhichRate />
          <Section title={text.rates} lead={text.ratesLead}>
            <RateList rates={data.data} onNew={(rate) => setAsked({ rate })} />
          </Section>
        </>
      )}
      {data && <Budgets />}
      {asked && <RateDialog of={asked.rate} onClose={() => setAsked(null)} />}
    </>
  )
}
