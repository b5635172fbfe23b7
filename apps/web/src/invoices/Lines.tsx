import type { Preview } from './invoices.queries.ts'
import styles from './Lines.module.css'
import { text } from './strings.ts'

type Bill = Pick<Preview, 'lines' | 'subtotal' | 'tax' | 'taxPercent' | 'total'>

/** The lines of an invoice and what they come to, as on its page. */
export function Lines({ bill, label }: { bill: Bill; label: string }) {
  const { lines, subtotal, tax, taxPercent, total } = bill
  const seconds = lines.reduce((sum, { quantitySeconds }) => sum + quantitySeconds, 0)
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{text.description}</th>
          <th scope="col" className={styles.wide}>
            {text.duration}
          </th>
          <th scope="col" className={styles.wide}>
            {text.rate}
          </th>
          <th scope="col">{text.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ description, quantitySeconds, rate, amount }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are made anew as a whole, and two may be the same
          <tr key={index}>
            <td>
              {description}
              <span className={styles.narrow}>
                {text.timesRate(text.hours(quantitySeconds), text.money(rate))}
              </span>
            </td>
            <td className={styles.wide}>{text.hours(quantitySeconds)}</td>
            <td className={styles.wide}>{text.money(rate)}</td>
            <td>{text.money(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {tax.amount > 0 && (
          <>
            <Sum label={text.subtotal} value={text.money(subtotal)} />
            <Sum label={text.taxOf(taxPercent)} value={text.money(tax)} />
          </>
        )}
        <tr className={styles.total}>
          <th scope="row">{text.total}</th>
          <td className={styles.wide}>
            <span className="sr-only">{`${text.totalHours}: `}</span>
            {text.hours(seconds)}
          </td>
          <td className={styles.wide} />
          <td>{text.money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className={styles.wide} />
      <td className={styles.wide} />
      <td>{value}</td>
    </tr>
  )
}
