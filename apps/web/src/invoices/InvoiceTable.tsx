import { Link } from 'react-router'
import { formatSpan } from './days.ts'
import styles from './Invoices.module.css'
import type { InvoiceRow } from './invoices.queries.ts'
import { StatusWords } from './StatusWords.tsx'
import { text } from './strings.ts'

const columns = ['number', 'client', 'days', 'status', 'total'] as const

export function InvoiceTable({ rows }: { rows: readonly InvoiceRow[] }) {
  return (
    <table className={styles.table} aria-label={text.list}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {text.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((invoice) => (
          <tr key={invoice.id} data-void={invoice.status === 'void' || undefined}>
            <th scope="row">
              <Link to={`/time/invoices/${invoice.id}`}>{invoice.number ?? text.draftNumber}</Link>
            </th>
            <td>{invoice.clientName}</td>
            <td className={styles.soft}>{formatSpan(invoice)}</td>
            <td>
              <StatusWords invoice={invoice} />
            </td>
            <td className={styles.figures}>{text.money(invoice.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
