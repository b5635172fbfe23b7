import { useMayManageTime } from '../app/me.queries.ts'
import styles from './BucketPicker.module.css'
import { PlaceName } from './PlaceName.tsx'
import type { Place } from './places.ts'
import { text } from './strings.ts'
import type { PickerRows } from './use-picker-rows.ts'

type Props = {
  id: string
  idOf: (index: number) => string
  label: string
  rows: PickerRows
  /** Whether all there is has been read. */
  isKnown: boolean
  onPick: (place: Place | null) => void
}

const titles = { recent: text.recent, all: text.everything, none: null }

export function PickerList({ id, idOf, label, rows, isKnown, onPick }: Props) {
  const { groups, active, left, isSearch } = rows
  const isEmpty = groups.every(({ key }) => key === 'none')
  return (
    <>
      <div id={id} role="listbox" aria-label={label} className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div
            key={group.key}
            role="group"
            aria-label={titles[group.key] ?? text.none}
            className={styles.group}
          >
            {titles[group.key] && groups.length > 1 && (
              <p role="presentation" className={styles.title}>
                {titles[group.key]}
              </p>
            )}
            {group.rows.map(({ key, place, index }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
              <div
                key={key}
                id={idOf(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={styles.option}
                onClick={() => onPick(place)}
              >
                {place ? <PlaceName place={place} /> : text.none}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={styles.note}>
        {isEmpty && (isKnown ? isSearch && text.nothing : text.reading)}
        {left > 0 && text.more(left)}
      </p>
      {isEmpty && isKnown && !isSearch && <NothingYet />}
    </>
  )
}

function NothingYet() {
  const mayManage = useMayManageTime()
  return <p className={styles.empty}>{mayManage ? text.emptyTreeToAdd : text.emptyTree}</p>
}
