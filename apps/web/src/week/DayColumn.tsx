import { formatDuration } from '@promptsheet/shared/duration'
import { type PointerEvent, useEffect, useState } from 'react'
import { clockIn, toClock, toMinutes } from './clock.ts'
import type { EntryStart } from './EntryDialog.tsx'
import { percentOf, snap } from './scale.ts'
import { text } from './strings.ts'
import { TimeBlock } from './TimeBlock.tsx'
import styles from './Timeline.module.css'
import type { DayBlocks } from './timeline-blocks.ts'
import type { TimeEntry } from './week.queries.ts'

type Props = {
  day: DayBlocks
  className: string
  isToday: boolean
  timezone: string
  onOpen: (entry: TimeEntry) => void
  onNew: (start: Partial<EntryStart>) => void
}

/** One day's hours: its blocks, what is free between them, and where now is. Dragging over free time writes it down. */
export function DayColumn({ day, className, isToday, timezone, onOpen, onNew }: Props) {
  const { date, blocks, gaps, jump } = day
  const [drawn, setDrawn] = useState<{ from: number; to: number } | null>(null)
  const minutesAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return snap(((event.clientY - box.top) / box.height) * 1440)
  }
  const [start, end] = drawn ? [Math.min(drawn.from, drawn.to), Math.max(drawn.from, drawn.to)] : [0, 0]
  return (
    <div
      className={className}
      data-date={date}
      onPointerDown={(event) => {
        // A finger scrolls; it opens a gap or the button above instead.
        if (event.target !== event.currentTarget || event.button !== 0 || event.pointerType === 'touch')
          return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrawn({ from: minutesAt(event), to: minutesAt(event) })
      }}
      onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: minutesAt(event) })}
      onPointerCancel={() => setDrawn(null)}
      onPointerUp={() => {
        if (end > start) onNew({ date, time: `${toClock(start)}-${toClock(end)}` })
        setDrawn(null)
      }}
    >
      {jump && (
        <div
          className={jump.kind === 'skipped' ? styles.skipped : styles.twice}
          style={{ top: percentOf(jump.start), height: percentOf(jump.end - jump.start) }}
          aria-hidden
        />
      )}
      {gaps.map((gap) => (
        <button
          key={gap.start}
          type="button"
          className={styles.gap}
          style={{ top: percentOf(gap.start), height: percentOf(gap.end - gap.start) }}
          aria-label={text.gapLabel(formatDuration(gap.seconds), toClock(gap.start))}
          onClick={() => onNew({ date, time: `${toClock(gap.start)}-${toClock(gap.end)}` })}
        >
          {text.gap(formatDuration(gap.seconds))}
        </button>
      ))}
      {blocks.map((block) => (
        <TimeBlock key={block.entry.id} block={block} timezone={timezone} onOpen={onOpen} />
      ))}
      {drawn && end > start && (
        <div
          className={styles.drawn}
          style={{ top: percentOf(start), height: percentOf(end - start) }}
          aria-hidden
        >
          {toClock(start)}–{toClock(end)}
        </div>
      )}
      {isToday && <NowLine timezone={timezone} />}
    </div>
  )
}

function NowLine({ timezone }: { timezone: string }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const minutes = toMinutes(clockIn(now.toISOString(), timezone))
  return <div className={styles.now} style={{ top: percentOf(minutes) }} aria-hidden />
}
