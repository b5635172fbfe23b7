import { formatDuration } from '@promptsheet/shared/duration'
import { Plus } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { clockIn, longDay } from './clock.ts'
import styles from './Entry.module.css'
import { text } from './strings.ts'
import type { TimeEntry } from './week.queries.ts'

type Props = {
  date: string
  entries: TimeEntry[]
  onPick: (entry: TimeEntry) => void
  onAdd: () => void
  onClose: () => void
}

/** What stands behind one cell, each to be opened, with why some cannot change. */
export function EntryListDialog({ date, entries, onPick, onAdd, onClose }: Props) {
  return (
    <Dialog title={longDay(date)} onClose={onClose}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.status === 'open' ? (
              <button type="button" className={styles.row} onClick={() => onPick(entry)}>
                <EntryLine entry={entry} />
              </button>
            ) : (
              <div className={styles.row}>
                <EntryLine entry={entry} />
                <small>{text.locked[entry.status]}</small>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button icon={Plus} onClick={onAdd}>
          {text.addHere}
        </Button>
      </div>
    </Dialog>
  )
}

function EntryLine({ entry }: { entry: TimeEntry }) {
  const { description, durationSeconds, startedAt, endedAt, timezone, isTimed, tags } = entry
  const times =
    endedAt === null
      ? text.running
      : isTimed
        ? text.timed(clockIn(startedAt, timezone), clockIn(endedAt, timezone))
        : text.untimed
  return (
    <>
      <span>{description || text.noDescription}</span>
      <span className={styles.hours}>{durationSeconds === null ? '' : formatDuration(durationSeconds)}</span>
      <small>{[times, ...tags].join(' · ')}</small>
    </>
  )
}
