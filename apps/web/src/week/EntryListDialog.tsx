import { formatDuration } from '@promptsheet/shared/duration'
import { Plus, Undo2 } from 'lucide-react'
import { useMe } from '../app/me.queries.ts'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast-store.ts'
import { longDay } from './clock.ts'
import styles from './Entry.module.css'
import { detailsOf } from './entry-words.ts'
import { text } from './strings.ts'
import { type TimeEntry, useReopen } from './week.queries.ts'

type Props = {
  date: string
  week: string
  entries: TimeEntry[]
  onPick?: (entry: TimeEntry) => void
  onAdd?: () => void
  onClose: () => void
}

/** What stands behind one cell, each to be opened, with why some cannot change. */
export function EntryListDialog({ date, week, entries, onPick, onAdd, onClose }: Props) {
  const takeBack = useReopen()
  const takeBackOne = (id: string) =>
    takeBack.mutate(
      { week, entryIds: [id] },
      { onSuccess: ({ entryIds }) => toast(text.takenBack(entryIds.length)) },
    )
  return (
    <Dialog title={longDay(date)} onClose={onClose}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.status === 'open' ? (
              <button type="button" className={styles.row} onClick={() => onPick?.(entry)}>
                <EntryLine entry={entry} />
              </button>
            ) : (
              <div className={styles.row}>
                <EntryLine entry={entry} />
                <small>{text.locked[entry.status]}</small>
                {entry.status === 'submitted' && (
                  <Button
                    size="small"
                    icon={Undo2}
                    isBusy={takeBack.isPending}
                    onClick={() => takeBackOne(entry.id)}
                  >
                    {text.takeBackOne}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {onAdd && (
        <div className={styles.foot}>
          <Button icon={Plus} onClick={onAdd}>
            {text.addHere}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

function EntryLine({ entry }: { entry: TimeEntry }) {
  const tree = useTree()
  const { user } = useMe()
  const place = tree.find(entry.projectId, entry.taskId)
  return (
    <>
      <span>{place ? <PlaceName place={place} /> : text.noPlace}</span>
      <span className={styles.hours}>
        {entry.durationSeconds === null ? '' : formatDuration(entry.durationSeconds)}
      </span>
      <small>{detailsOf(entry, user.timezone)}</small>
    </>
  )
}
