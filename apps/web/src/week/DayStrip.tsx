import { formatDuration } from '@promptsheet/shared/duration'
import { classes } from '../ui/classes.ts'
import { dayName, dayNumber, longDay } from './clock.ts'
import styles from './DayStrip.module.css'
import { text } from './strings.ts'
import type { Week } from './week.queries.ts'

type Props = { week: Week; day: string; today: string; onPick: (day: string) => void }

/** The days of the week to pick one of, where there is room for one at a time. */
export function DayStrip({ week, day, today, onPick }: Props) {
  return (
    <fieldset aria-label={text.days} className={styles.strip}>
      {week.days.map(({ date, seconds }) => (
        <button
          key={date}
          type="button"
          aria-pressed={date === day}
          aria-label={`${longDay(date)}, ${formatDuration(seconds)}`}
          className={classes(styles.day, date === today && styles.today)}
          onClick={() => onPick(date)}
        >
          <span>{dayName(date).slice(0, 2)}</span>
          <b>{dayNumber(date)}</b>
          <small>{seconds > 0 ? formatDuration(Math.floor(seconds / 60) * 60) : ' '}</small>
        </button>
      ))}
    </fieldset>
  )
}
