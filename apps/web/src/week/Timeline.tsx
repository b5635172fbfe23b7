import { formatDuration } from '@promptsheet/shared/duration'
import { useEffect, useRef } from 'react'
import { tintOf } from '../time-tree/tint.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { classes } from '../ui/classes.ts'
import { ByClock } from './ByClock.tsx'
import { dayName, dayNumber, toClock } from './clock.ts'
import { DayColumn } from './DayColumn.tsx'
import type { EntryStart } from './EntryDialog.tsx'
import { text } from './strings.ts'
import styles from './Timeline.module.css'
import { blocksOf } from './timeline-blocks.ts'
import type { TimeEntry, Week } from './week.queries.ts'

type Props = {
  week: Week
  today: string
  /** The one that narrow screens show. */
  day: string
  onOpen: (entry: TimeEntry) => void
  onNew: (start: Partial<EntryStart>) => void
}

const hours = Array.from({ length: 23 }, (_, hour) => hour + 1)

/** The week as a picture: a day is a column of hours, work is as long as it lasted. */
export function Timeline({ week, today, day, onOpen, onNew }: Props) {
  const tree = useTree()
  const scroll = useRef<HTMLDivElement>(null)
  const days = blocksOf(week)
  const first = Math.min(9 * 60, ...days.flatMap(({ blocks }) => blocks.map(({ start }) => start)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another week begins at its first hour again
  useEffect(() => {
    const box = scroll.current
    if (box) box.scrollTop = (Math.max(0, first - 60) / 1440) * box.scrollHeight
  }, [week.week])
  const entryOf = new Map(week.entries.map((entry) => [entry.id, entry]))
  const columnOf = (date: string) =>
    classes(styles.column, date === day && styles.shown, date === today && styles.today)
  return (
    <>
      <div className={styles.head}>
        <span />
        {days.map(({ date, untimed, jump }, index) => (
          <div key={date} className={columnOf(date)}>
            <p className={styles.day}>
              {dayName(date)} <b>{dayNumber(date)}</b>
              <span>{formatDuration(week.days[index]?.seconds ?? 0)}</span>
              <ByClock of={week.days[index]} />
            </p>
            {jump && (
              <p className={styles.jumpNote}>
                {text.jump[jump.kind](toClock(jump.start), toClock(jump.end))}
              </p>
            )}
            {untimed.map((part) => {
              const entry = entryOf.get(part.entryId)
              const place = entry && tree.find(entry.projectId, entry.taskId)
              if (!entry) return null
              return (
                <button
                  key={part.entryId}
                  type="button"
                  className={`${styles.untimed} hued`}
                  style={tintOf(place?.colour ?? 'slate')}
                  title={text.untimed}
                  onClick={() => onOpen(entry)}
                >
                  <b>{formatDuration(part.seconds)}</b> {place?.label ?? (entry.description || text.noPlace)}
                </button>
              )
            })}
          </div>
        ))}
      </div>
      <section ref={scroll} className={styles.scroll} aria-label={text.timeline}>
        <div className={styles.body}>
          <div className={styles.hours} aria-hidden>
            {hours.map((hour) => (
              <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
                {toClock(hour * 60)}
              </span>
            ))}
          </div>
          {days.map((one) => (
            <DayColumn
              key={one.date}
              day={one}
              className={columnOf(one.date)}
              isToday={one.date === today}
              timezone={week.timezone}
              onOpen={onOpen}
              onNew={onNew}
            />
          ))}
        </div>
      </section>
      <p className={styles.hint}>{text.timelineHint}</p>
      <p id="timeline-keys" className={styles.hint}>
        {text.blockKeys}
      </p>
    </>
  )
}
