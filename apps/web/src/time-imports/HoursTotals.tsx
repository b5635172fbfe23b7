import { formatDuration } from '@promptsheet/shared/duration'
import { Badge } from '../ui/Badge.tsx'
import { formatNumber } from '../ui/format.ts'
import { Section } from '../ui/Section.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'
import type { TimeImport } from './time-imports.queries.ts'

type Sums = Pick<TimeImport['clients'][number], 'entries' | 'seconds' | 'billableSeconds' | 'newSeconds'>

/** The hours of each client to the second, to be held against the report one comes from. */
export function HoursTotals({ found: { clients } }: { found: TimeImport }) {
  if (clients.length === 0) return null
  const total = clients.reduce<Sums>(add, { entries: 0, seconds: 0, billableSeconds: 0, newSeconds: 0 })
  return (
    <Section title={text.totals} lead={text.totalsText}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.client}</th>
            <th scope="col" className={styles.less}>
              {text.entriesTitle}
            </th>
            <th scope="col">{text.hours}</th>
            <th scope="col" className={styles.less}>
              {text.billable}
            </th>
            <th scope="col">{text.newHours}</th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <tr key={client.name}>
              <th scope="row">
                {client.name || text.noClient}{' '}
                {client.name !== '' && client.clientId === null && <Badge>{text.isNew}</Badge>}
              </th>
              <Cells sums={client} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <Cells sums={total} />
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function Cells({ sums }: { sums: Sums }) {
  return (
    <>
      <td className={styles.less}>{formatNumber(sums.entries)}</td>
      <td>{exact(sums.seconds)}</td>
      <td className={styles.less}>{exact(sums.billableSeconds)}</td>
      <td>{exact(sums.newSeconds)}</td>
    </>
  )
}

// Seconds in every line, so that they stand below each other.
const exact = (seconds: number) =>
  seconds % 60 === 0 ? `${formatDuration(seconds)}:00` : formatDuration(seconds)

const add = (sum: Sums, one: Sums): Sums => ({
  entries: sum.entries + one.entries,
  seconds: sum.seconds + one.seconds,
  billableSeconds: sum.billableSeconds + one.billableSeconds,
  newSeconds: sum.newSeconds + one.newSeconds,
})
