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
        {rows.map(({ clientId, clientName, from, to, seconds, amount }, index) => {
          const worth = text.money(amount)
          const { currency } = amount
          return (
            <li key={`${clientId} ${currency}`} className={styles.row}>
              <p>
                <b>{clientName}</b>
                <span className={styles.figures}>{text.unbilled(text.hours(seconds), worth)}</span>
                <span className={styles.soft}>{formatSpan({ from, to })}</span>
              </p>
              <LinkButton
                to={`/time/invoices/new?${writeTerms({ client: clientId, currency, from, to })}`}
                look={index === 0 ? 'primary' : 'plain'}
                aria-label={text.writeFor(clientName, worth)}
              >
                {text.writeIt}
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
