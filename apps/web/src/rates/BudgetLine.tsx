import { formatDuration } from '@promptsheet/shared/duration'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import { formatPercent } from '../ui/format.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Rates.module.css'
import { type Budget, type NewBudget, useDeleteBudget, useSetBudget } from './rates.queries.ts'
import { text } from './strings.ts'
import { TargetWords } from './TargetWords.tsx'
import { bodyOf, useTargetNames } from './targets.ts'

type Props = { budget: Budget; onChange: () => void }

/** A budget with what is used and what is left, as words and as a bar. */
export function BudgetLine({ budget, onChange }: Props) {
  const name = useTargetNames()(budget)
  const remove = useDeleteBudget()
  const putBack = useSetBudget()
  const { used, all, rest, isOver } = figuresOf(budget)
  // It is gone from the page by the time this is said.
  const take = async () => {
    await remove.mutateAsync(budget)
    const run = () => putBack.mutate(sameAgain(budget))
    toast(text.removed(name.label), { action: { label: text.undo, run } })
  }
  return (
    <li className={classes(styles.row, 'hued')} style={name.colour ? tintOf(name.colour) : undefined}>
      <div>
        <TargetWords name={name} />
        <p className={styles.soft}>{budget.period === 'month' ? text.thisMonth : text.periods.total}</p>
      </div>
      <p className={styles.numbers}>
        {text.usedOf(used, all)}
        <span className={classes(styles.soft, isOver && styles.over)}>
          {formatPercent(budget.usedShare)} · {isOver ? text.over(rest) : text.left(rest)}
        </span>
      </p>
      <span className={styles.more}>
        <Menu
          icon={Ellipsis}
          align="end"
          button={{ look: 'quiet', size: 'small', 'aria-label': text.moreOf(name.label) }}
        >
          <MenuItem icon={Pencil} onSelect={onChange}>
            {text.change}
          </MenuItem>
          <MenuItem icon={Trash2} onSelect={() => void take().catch(() => {})}>
            {text.remove}
          </MenuItem>
        </Menu>
      </span>
      <span aria-hidden className={styles.bar} data-over={isOver || undefined}>
        <i style={{ width: `${Math.min(1, budget.usedShare) * 100}%` }} />
      </span>
    </li>
  )
}

function figuresOf({ seconds, amount, usedSeconds, usedAmount }: Budget) {
  const [all, used] = amount ? [amount.amount, usedAmount?.amount ?? 0] : [seconds ?? 0, usedSeconds]
  const say = (value: number) =>
    amount ? text.money({ amount: value, currency: amount.currency }) : formatDuration(value)
  return { used: say(used), all: say(all), rest: say(Math.abs(all - used)), isOver: used > all }
}

function sameAgain(budget: Budget): NewBudget {
  const { period, seconds, amount } = budget
  return { ...bodyOf(budget), period, ...(amount ?? { seconds: seconds ?? 0 }) }
}
