import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ClientTable, EstimateTable } from './EstimateTable.tsx'
import styles from './Reports.module.css'
import { estimatesQuery } from './reports.queries.ts'
import { SlopeChart } from './SlopeChart.tsx'
import { text } from './strings.ts'

const choices = (['false', 'true', 'all'] as const).map((value) => ({ value, label: text.archived[value] }))

/** What was thought, what it took, and where it is going. */
export function EstimatesPage() {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('archived')
  const archived = asked === 'true' || asked === 'all' ? asked : 'false'
  const { data, error, isPlaceholderData } = useQuery(estimatesQuery(archived))
  if (error && !data) throw error
  const notes = data
    ? [
        data.data.length > 0 && text.longFrom(data.longFromPercent),
        data.usual && text.usual(data.usual.share, data.usual.tasks),
        data.ownHoursOnly && text.ownHours,
      ]
    : []
  return (
    <>
      <PageHeader
        title={text.estimates}
        lead={[text.estimatesLead, ...notes].filter(Boolean).join(' ')}
        actions={
          <Segments
            label={text.which}
            choices={choices}
            value={archived}
            onChange={(value) => setSearch(value === 'false' ? {} : { archived: value }, { replace: true })}
          />
        }
      />
      {!data && <Skeleton lines={12} />}
      {data && data.data.length === 0 && (
        <EmptyState
          title={archived === 'true' ? text.archivedNone : text.estimatesNone}
          actions={<LinkButton to="/time/clients">{text.toTree}</LinkButton>}
        >
          <p>{archived === 'true' ? text.archivedNoneText : text.estimatesNoneText}</p>
        </EmptyState>
      )}
      {data && data.data.length > 0 && (
        <div aria-busy={isPlaceholderData || undefined} className={styles.page}>
          <SlopeChart rows={data.data.filter(({ actualSeconds }) => actualSeconds > 0)} />
          <Section title={text.byClient}>
            <ClientTable clients={data.clients} />
          </Section>
          <Section title={text.byWork}>
            <EstimateTable rows={data.data} />
          </Section>
        </div>
      )}
    </>
  )
}
