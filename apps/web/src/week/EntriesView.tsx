import { formatDuration } from '@promptsheet/shared/duration'
import { Plus } from 'lucide-react'
import { useChoice } from '../prompts/use-choice.ts'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Section } from '../ui/Section.tsx'
import { longDay } from './clock.ts'
import styles from './Entry.module.css'
import { detailsOf } from './entry-words.ts'
import { ChooseHint, ManyEntries } from './ManyEntries.tsx'
import { text } from './strings.ts'
import type { TimeEntry, Week } from './week.queries.ts'

type Props = { week: Week; onOpen: (entry: TimeEntry) => void; onNew: () => void }

/** The week entry by entry, to choose several and change them together. */
export function EntriesView({ week, onOpen, onNew }: Props) {
  const mayChoose = week.entries.filter(({ status, endedAt }) => status === 'open' && endedAt !== null)
  const choice = useChoice(mayChoose.map(({ id }) => id))
  const byDay = Map.groupBy(week.entries, ({ localDate }) => localDate)
  if (week.entries.length === 0)
    return (
      <EmptyState
        title={text.emptyTitle}
        actions={
          <Button icon={Plus} onClick={onNew}>
            {text.addTime}
          </Button>
        }
      />
    )
  const free = new Set(mayChoose)
  return (
    <>
      <ChooseHint choice={choice} count={mayChoose.length} />
      {[...byDay].map(([date, entries]) => (
        <Section
          key={date}
          title={longDay(date)}
          actions={
            <span className={styles.hours}>
              {formatDuration(entries.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0))}
            </span>
          }
        >
          <ul className={styles.list}>
            {entries.map((entry) => (
              <li key={entry.id} className={styles.pick}>
                <EntryRow
                  entry={entry}
                  timezone={week.timezone}
                  box={
                    free.has(entry)
                      ? {
                          isChosen: choice.has(entry.id),
                          onToggle: (isRange) => choice.toggle(entry.id, isRange),
                        }
                      : null
                  }
                  onOpen={() => onOpen(entry)}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <ManyEntries week={week.week} choice={choice} entries={mayChoose} />
    </>
  )
}

type RowProps = {
  entry: TimeEntry
  timezone: string
  box: { isChosen: boolean; onToggle: (isRange: boolean) => void } | null
  onOpen: () => void
}

function EntryRow({ entry, timezone, box, onOpen }: RowProps) {
  const tree = useTree()
  const place = tree.find(entry.projectId, entry.taskId)
  const { status, durationSeconds } = entry
  const hours = durationSeconds === null ? '' : formatDuration(durationSeconds)
  const name = place?.label ?? text.noPlace
  return (
    <>
      {box ? (
        <label className={styles.box}>
          <input
            type="checkbox"
            aria-label={text.choose(name, entry.description, hours)}
            checked={box.isChosen}
            onChange={({ nativeEvent }) =>
              box.onToggle('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
            }
          />
        </label>
      ) : (
        <span />
      )}
      <button type="button" className={styles.row} onClick={onOpen}>
        <span>{place ? <PlaceName place={place} /> : text.noPlace}</span>
        <span className={styles.hours}>{hours}</span>
        <small>
          {detailsOf(entry, timezone)}
          {status !== 'open' && <b className={styles.status}>{text.statuses[status]}</b>}
        </small>
      </button>
    </>
  )
}
