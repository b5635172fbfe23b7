import { LinkButton } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { formatSpan } from './days.ts'
import styles from './Invoices.module.css'
import type { Unbilled } from './invoices.queries.ts'
import { text } from './strings.ts'
import { writeTerms } from './terms.ts'

/** The next step: a client's approved hours, what they are worth, and the invoice that is one click away. */
export function UnbilledList({ rows }: { rows: readonly Unbilled[] }) {
  return (
    <Section title={text.next} lead={text.nextLead}>
      <ul>
        {rows.map(({ amount, ...row }, index) => (
          <li key={`${row.clientId} ${amount?.currency}`} className={styles.row}>
            <p>
              <b>{row.clientName}</b>
              <span className={styles.figures}>
                {amount
                  ? text.unbilled(text.hours(row.seconds), text.money(amount))
                  : text.unpriced(text.hours(row.seconds))}
              </span>
              <span className={styles.soft}>{formatSpan(row)}</span>
            </p>
            <Next row={{ amount, ...row }} look={index === 0 ? 'primary' : 'plain'} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Next({ row, look }: { row: Unbilled; look: 'primary' | 'plain' }) {
  const { clientId, clientName, from, to, amount } = row
  if (!amount)
    return (
      <LinkButton to="/time/rates" look={look} aria-label={text.setRateFor(clientName)}>
        {text.setRate}
      </LinkButton>
    )
  return (
    <LinkButton
      to={`/time/invoices/new?${writeTerms({ client: clientId, currency: amount.currency, from, to })}`}
      look={look}
      aria-label={text.writeFor(clientName, text.money(amount))}
    >
      {text.writeIt}
    </LinkButton>
  )
}
