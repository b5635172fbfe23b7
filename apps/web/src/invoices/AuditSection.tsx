import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../members/members.queries.ts'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { formatDate } from './days.ts'
import { type Audit, auditQuery, type Invoice, type InvoiceLine } from './invoices.queries.ts'
import styles from './Sheet.module.css'
import { sayGrouping, sayRounding } from './say-terms.ts'
import { text } from './strings.ts'
import { termsOf } from './terms.ts'

/** Whether the hours behind an invoice still come to what it says, and which hours they are. */
export function AuditSection({ invoice }: { invoice: Invoice }) {
  const { data: audit, error } = useQuery(auditQuery(invoice.id))
  const { by, rounding } = termsOf(invoice)
  if (error && !audit) throw error
  return (
    <Section title={text.audit} lead={text.madeOf(sayGrouping(by), sayRounding(rounding))}>
      {audit ? <Result audit={audit} isVoid={invoice.status === 'void'} /> : <Skeleton lines={2} />}
    </Section>
  )
}

function Result({ audit, isVoid }: { audit: Audit; isVoid: boolean }) {
  const { matches, stored, rebuilt, differences, entries } = audit
  if (isVoid) return <p>{text.auditVoid}</p>
  return (
    <>
      <p>
        {matches
          ? text.auditMatches(entries.length, text.money(stored.total))
          : text.auditDiffers(text.money(rebuilt.total), text.money(stored.total))}
      </p>
      {differences.length > 0 && (
        <ul className={styles.differ}>
          {differences.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two differences may be the same
            <li key={index}>
              {text.itSays}: {sayLine(one.stored)}
              <br />
              {text.entriesSay}: {sayLine(one.rebuilt)}
            </li>
          ))}
        </ul>
      )}
      {entries.length > 0 && <Entries entries={entries} />}
    </>
  )
}

function sayLine(line: InvoiceLine | null): string {
  if (line === null) return text.noLine
  const { description, quantitySeconds, rate, amount } = line
  return `${description}, ${text.timesRate(text.hours(quantitySeconds), text.money(rate))} = ${text.money(amount)}`
}

function Entries({ entries }: Pick<Audit, 'entries'>) {
  const { data: members } = useQuery(membersQuery)
  const names = new Map(members?.data.map(({ id, name }) => [id, name]))
  return (
    <details className={styles.entries}>
      <summary>{text.showEntries(entries.length)}</summary>
      <table>
        <thead>
          <tr>
            {[text.day, text.who, text.what, text.rate, text.duration].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, memberId, localDate, seconds, description, rate }) => (
            <tr key={id}>
              <td>{formatDate(localDate)}</td>
              <td>{names.get(memberId) ?? text.somebody}</td>
              <td>{description}</td>
              <td>{text.money(rate)}</td>
              <td>{text.hours(seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
