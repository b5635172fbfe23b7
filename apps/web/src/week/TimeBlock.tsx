import { formatDuration } from '@promptsheet/shared/duration'
import { Lock } from 'lucide-react'
import { tintOf } from '../time-tree/tint.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { classes } from '../ui/classes.ts'
import { plainZone } from '../ui/TimeZoneSelect.tsx'
import { toClock } from './clock.ts'
import { percentOf } from './scale.ts'
import { text } from './strings.ts'
import styles from './Timeline.module.css'
import type { Block } from './timeline-blocks.ts'
import { useBlockDrag } from './use-block-drag.ts'
import { useBlockKeys } from './use-block-keys.ts'
import { useMoveBlock } from './use-move-block.ts'
import type { TimeEntry } from './week.queries.ts'

type Props = { block: Block; timezone: string; onOpen: (entry: TimeEntry) => void }

/** An entry as long as it lasted, to be opened, moved and made longer or shorter, by hand or by keys. */
export function TimeBlock({ block, timezone, onOpen }: Props) {
  const { entry, part, lane, lanes, isWhole } = block
  const tree = useTree()
  const place = tree.find(entry.projectId, entry.taskId)
  const name = place?.path.join(' / ') ?? text.noPlace
  const isOpen = entry.status === 'open'
  const mayMove = isOpen && isWhole
  const move = useMoveBlock(block)
  const drag = useBlockDrag(move, mayMove)
  const onKeyDown = useBlockKeys(move, { mayMove, isOpen, what: place?.label ?? text.editEntry })
  const { start, end } = move.shown
  const isStill = start === block.start && end === block.end
  const until = isStill ? block.endClock : toClock(end)
  // As many lines as there is room for.
  const room = end - start < 46 ? 'line' : end - start < 66 ? 'two' : 'three'
  const note = entry.status === 'open' ? null : text.locked[entry.status]
  return (
    <button
      type="button"
      data-block
      className={classes(
        styles.block,
        'hued',
        !isOpen && styles.locked,
        block.isDouble && styles.double,
        entry.endedAt === null && styles.running,
      )}
      style={{
        ...tintOf(place?.colour ?? 'slate'),
        top: percentOf(start),
        height: percentOf(Math.max(end - start, 10)),
        left: `${(lane / lanes) * 100}%`,
        width: `calc(${100 / lanes}% - 2px)`,
        transform: move.shown.days === 0 ? undefined : `translateX(${move.shown.days * 100 * lanes}%)`,
      }}
      title={note ?? undefined}
      aria-describedby="timeline-keys"
      aria-label={[
        text.block(name, toClock(start), until, formatDuration(part.seconds)),
        entry.description,
        entry.timezone !== timezone && plainZone(entry.timezone),
        block.isDouble && text.atOnce,
        note,
      ]
        .filter(Boolean)
        .join(', ')}
      {...drag}
      onKeyDown={onKeyDown}
      onClick={() => {
        if (!move.hasDragged.current) onOpen(entry)
      }}
    >
      <b className={styles.line}>{place?.label ?? (entry.description || text.noPlace)}</b>
      {room !== 'line' && (
        <span className={styles.line}>
          {toClock(start)}–{until}
          {entry.timezone !== timezone && ` ${plainZone(entry.timezone)}`}
        </span>
      )}
      {room === 'three' && place && entry.description && (
        <span className={styles.line}>{entry.description}</span>
      )}
      {!isOpen && <Lock size={12} aria-hidden className={styles.lock} />}
      {mayMove && <i data-edge="start" className={styles.top} aria-hidden />}
      {mayMove && <i data-edge="end" className={styles.bottom} aria-hidden />}
    </button>
  )
}
