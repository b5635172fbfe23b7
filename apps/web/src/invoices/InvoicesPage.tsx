import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManageTime } from '../app/me.queries.ts'
import { useIsAlone } from '../members/use-is-alone.ts'
import { LoadMore } from '../prompts/LoadMore.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Invoices.module.css'
import { InvoiceTable } from './InvoiceTable.tsx'
import { invoiceListQuery, nextNumberQuery, unbilledQuery } from './invoices.queries.ts'
import { SettingsDialog } from './SettingsDialog.tsx'
import { text } from './strings.ts'
import { Totals } from './Totals.tsx'
import { UnbilledList } from './UnbilledList.tsx'

const kinds = ['all', 'draft', 'issued', 'paid', 'void'] as const

/** What waits to be billed, and all invoices with what they come to. */
export function InvoicesPage() {
  return useMayManageTime() ? <Invoices /> : <MissingPage />
}

function Invoices() {
  const [isSetting, setIsSetting] = useState(false)
  const { data: unbilled } = useQuery(unbilledQuery)
  const { data: next } = useQuery(nextNumberQuery)
  const waits = unbilled?.data ?? []
  return (
    <>
      <PageHeader
        title={text.invoices}
        lead={text.lead}
        actions={
          <>
            <Button icon={Settings2} onClick={() => setIsSetting(true)}>
              {text.settings}
            </Button>
            <LinkButton to="/time/invoices/new" look={waits.length > 0 ? 'plain' : 'primary'} icon={Plus}>
              {text.write}
            </LinkButton>
          </>
        }
      />
      {waits.length > 0 && <UnbilledList rows={waits} />}
      <List hasUnbilled={waits.length > 0} />
      {next && <p className={styles.soft}>{text.willBe(next.number)}</p>}
      {isSetting && <SettingsDialog onClose={() => setIsSetting(false)} />}
    </>
  )
}

function List({ hasUnbilled }: { hasUnbilled: boolean }) {
  const [search, setSearch] = useSearchParams()
  // Alone one approves in the week itself.
  const isAlone = useIsAlone()
  const kind = kinds.find((one) => one === search.get('status')) ?? 'all'
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    invoiceListQuery(kind === 'all' ? undefined : kind),
  )
  if (error && !data) throw error
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const totals = data?.pages[0]?.totals ?? []
  if (data && totals.length === 0)
    return (
      <EmptyState
        title={text.none.all}
        actions={
          !hasUnbilled && (
            <LinkButton to={isAlone ? '/time' : '/time/approvals'}>
              {isAlone ? text.toWeek : text.toApprovals}
            </LinkButton>
          )
        }
      >
        <p>{text.noneText}</p>
      </EmptyState>
    )
  return (
    <Section
      title={text.list}
      actions={
        <Segments
          label={text.show}
          choices={kinds.map((value) => ({ value, label: text.shown[value] }))}
          value={kind}
          onChange={(status) => setSearch(status === 'all' ? {} : { status }, { replace: true })}
        />
      }
    >
      <Totals totals={totals} />
      {!data && <Skeleton lines={6} />}
      {data && rows.length === 0 && (
        <EmptyState
          title={text.none[kind]}
          actions={<LinkButton to="/time/invoices">{text.showAll}</LinkButton>}
        >
          <p>{text.noneOfThese}</p>
        </EmptyState>
      )}
      {rows.length > 0 && <InvoiceTable rows={rows} />}
      {hasNextPage && <LoadMore isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </Section>
  )
}
