import styles from './Invoices.module.css'
import type { Figures } from './invoices.queries.ts'
import { text } from './strings.ts'

const kinds = ['outstanding', 'overdue', 'draft', 'paid'] as const

/** What all invoices come to, each currency for itself. */
export function Totals({ totals }: { totals: readonly Figures[] }) {
  return (
    <dl className={styles.totals}>
      {kinds.map((kind) => {
        const amounts = totals.map((one) => one[kind]).filter(({ amount }) => amount > 0)
        const shown = amounts.length > 0 ? amounts : totals.slice(0, 1).map((one) => one[kind])
        if (kind === 'overdue' && amounts.length === 0) return null
        return (
          <div key={kind}>
            <dt>{text.totals[kind]}</dt>
            {shown.map((money) => (
              <dd key={money.currency} data-zero={money.amount === 0 || undefined}>
                {text.money(money)}
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}
