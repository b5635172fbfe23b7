import { formatDate, formatSpan } from './days.ts'
import type { Invoice } from './invoices.queries.ts'
import { Lines } from './Lines.tsx'
import styles from './Sheet.module.css'
import { text } from './strings.ts'

/** The invoice as its page says it, on paper. */
export function Sheet({ invoice }: { invoice: Invoice }) {
  const { parties, number, status, dueDate, notes } = invoice
  const { sender, client, issuedOn } = parties
  const title = number === null ? text.statuses.draft : text.invoice(number)
  const facts = [
    [text.date, status === 'draft' ? text.notIssued : formatDate(issuedOn)],
    ...(dueDate === null ? [] : [[text.due, formatDate(dueDate)]]),
    [text.period, formatSpan(invoice)],
  ]
  return (
    <article aria-label={title} className={styles.sheet} data-void={status === 'void' || undefined}>
      <header className={styles.head}>
        <div className={styles.party}>
          <p>
            <b>{sender.name}</b>
          </p>
          <p className={styles.lines}>{sender.address}</p>
        </div>
        <div className={styles.party}>
          <p className={styles.soft}>{text.billTo}</p>
          <p>
            <b>{client.name}</b>
          </p>
          <p className={styles.lines}>{client.address}</p>
        </div>
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      <Lines bill={invoice} label={title} />
      {notes && <p className={styles.lines}>{notes}</p>}
      {sender.details && <footer className={styles.foot}>{sender.details}</footer>}
    </article>
  )
}
