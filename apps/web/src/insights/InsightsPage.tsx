import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Gaps } from './Gaps.tsx'
import { BusyRows, EditedRows, RisingRows, UntouchedRows } from './InsightRows.tsx'
import styles from './Insights.module.css'
import { type Insights, insightsQuery } from './insights.queries.ts'
import { text } from './strings.ts'
import { UsesChart } from './UsesChart.tsx'
import { Where } from './Where.tsx'

const periods = [7, 30, 90].map((days) => ({ value: days, label: text.days(days) }))

/** Which prompts pull their weight, and which are not quite right. */
export function InsightsPage() {
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('days'))
  const days = periods.some(({ value }) => value === asked) ? asked : 30
  const { data, error, isPlaceholderData } = useQuery(insightsQuery(days))
  if (error && !data) throw error
  const choose = (value: number) => setSearch({ days: String(value) }, { replace: true })
  return (
    <>
      <PageHeader
        title={text.title}
        lead={data && `${text.lead(data.totals.uses, data.totals.people, data.days)} ${trendOf(data)}`}
        actions={<Segments label={text.period} choices={periods} value={days} onChange={choose} />}
      />
      {!data && <Skeleton lines={12} />}
      {data && (
        <div aria-busy={isPlaceholderData} className={styles.page}>
          <Figures insights={data} />
        </div>
      )}
    </>
  )
}

function Figures({ insights }: { insights: Insights }) {
  const { days, totals, top, rising, gaps, reEdited, untouched, byDay } = insights
  const isQuiet = totals.uses === 0
  const topUses = top.reduce((sum, { uses }) => sum + uses, 0)
  return (
    <>
      {isQuiet && (
        <EmptyState
          title={untouched.length > 0 || days < 90 ? text.quietTitle(days) : text.emptyTitle}
          actions={<LinkButton to="/library">{text.toLibrary}</LinkButton>}
        >
          <p>{untouched.length > 0 ? text.quietText : text.emptyText}</p>
        </EmptyState>
      )}
      {!isQuiet && <UsesChart byDay={byDay} />}
      <div className={styles.columns}>
        {!isQuiet && (
          <Section
            title={text.topTitle}
            lead={totals.prompts > top.length && text.topShare(topUses / totals.uses)}
          >
            <BusyRows rows={top} />
          </Section>
        )}
        {!isQuiet && (
          <Section title={text.editedTitle} lead={reEdited.length > 0 ? text.editedLead : text.editedNone}>
            <EditedRows rows={reEdited} />
          </Section>
        )}
      </div>
      <div className={styles.columns}>
        {rising.length > 0 && (
          <Section title={text.risingTitle} lead={text.risingLead}>
            <RisingRows rows={rising} />
          </Section>
        )}
        <Gaps gaps={gaps} />
      </div>
      <Section
        title={text.untouchedTitle}
        lead={untouched.length > 0 ? text.untouchedLead : text.untouchedNone}
      >
        <UntouchedRows rows={untouched} />
      </Section>
      {!isQuiet && <Where insights={insights} />}
    </>
  )
}

/** Against as many days before; nothing when there is nothing to compare with. */
function trendOf({ totals, before, days }: Insights): string {
  if (before.uses === 0 || totals.uses === 0) return ''
  const change = totals.uses / before.uses - 1
  if (Math.abs(change) < 0.005) return text.trendSame(days)
  return change > 0 ? text.trendUp(change, days) : text.trendDown(-change, days)
}
