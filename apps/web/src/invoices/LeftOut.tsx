import { Link } from 'react-router'
import { useIsAlone } from '../members/use-is-alone.ts'
import styles from './Builder.module.css'
import type { Preview } from './invoices.queries.ts'
import { text } from './strings.ts'

const kinds = ['waiting', 'unpriced', 'elsewhere', 'otherCurrency'] as const
const doors = {
  waiting: { to: '/time/approvals', label: text.leftOutDo.waiting },
  unpriced: { to: '/time/rates', label: text.leftOutDo.unpriced },
  elsewhere: { to: '/time/invoices?status=draft', label: text.leftOutDo.elsewhere },
  otherCurrency: null,
} as const

/** What billable hours of these days are not on the invoice, why, and what can be done about it. */
export function LeftOut({ leftOut }: Pick<Preview, 'leftOut'>) {
  const isAlone = useIsAlone()
  const some = kinds.filter((kind) => leftOut[kind].entries > 0)
  if (some.length === 0) return null
  return (
    <div className={styles.leftOut}>
      <h3>{text.leftOutTitle}</h3>
      <ul>
        {some.map((kind) => {
          const door = doors[kind]
          return (
            <li key={kind}>
              {text.leftOut[kind](text.hours(leftOut[kind].seconds))}{' '}
              {door && <Link to={isAlone && kind === 'waiting' ? '/time' : door.to}>{door.label}</Link>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
