import { Badge } from '../ui/Badge.tsx'
import { formatDay } from '../ui/format.ts'
import { formatDate } from './days.ts'
import styles from './Invoices.module.css'
import type { InvoiceRow } from './invoices.queries.ts'
import { text } from './strings.ts'

type Props = { invoice: Pick<InvoiceRow, 'status' | 'isOverdue' | 'dueDate' | 'paidAt'> }

/** Where an invoice stands, and since or until when. */
export function StatusWords({ invoice: { status, isOverdue, dueDate, paidAt } }: Props) {
  const tone = status === 'paid' ? 'good' : status === 'draft' ? 'dashed' : 'plain'
  return (
    <span className={styles.status}>
      {!isOverdue && <Badge tone={tone}>{text.statuses[status]}</Badge>}
      {isOverdue && dueDate && (
        <span className={styles.overdue}>{text.overdueSince(formatDate(dueDate))}</span>
      )}
      {status === 'issued' && !isOverdue && dueDate && (
        <span className={styles.soft}>{text.dueOn(formatDate(dueDate))}</span>
      )}
      {paidAt && status === 'paid' && <span className={styles.soft}>{text.paidOn(formatDay(paidAt))}</span>}
    </span>
  )
}
