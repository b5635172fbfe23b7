import { Link } from 'react-router'
import { Avatar } from '../ui/Avatar.tsx'
import { classes } from '../ui/classes.ts'
import { hueOf } from '../ui/hue.ts'
import { Doors } from './Doors.tsx'
import styles from './PromptRowItem.module.css'
import type { PromptRow } from './prompts.queries.ts'
import { prepareRun, startRun } from './run-store.ts'
import { Signal } from './Signal.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import { text } from './strings.ts'
import type { Choice } from './use-choice.ts'

type Props = {
  row: PromptRow
  id: string
  isActive: boolean
  onFilter: (name: string, value: string) => void
  /** Null while nobody chooses several. */
  choice: Choice | null
}

/** One prompt as a card on the wall: what, when, whose, how well it works, and the doors. */
export function PromptRowItem({ row, id, isActive, onFilter, choice }: Props) {
  const { name, useCase, snippet, category, tags, owner, status, blanks } = row
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that a search box walks
    <div
      role="row"
      id={id}
      tabIndex={-1}
      aria-selected={isActive}
      data-active={isActive}
      className={classes(styles.row, 'hued')}
      style={hueOf(category ?? '')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" tabIndex={-1} className={styles.what}>
        <p className={styles.title}>
          {choice && (
            <input
              type="checkbox"
              className={styles.pick}
              aria-label={text.many.choose(name)}
              checked={choice.has(row.id)}
              onChange={({ nativeEvent }) => choice.toggle(row.id, isWithShift(nativeEvent))}
            />
          )}
          <Link to={`/prompts/${row.id}`} className={styles.name} onPointerEnter={() => prepareRun(row)}>
            {name}
          </Link>
          <StatusBadge status={status} />
          {blanks > 0 && <span className={styles.blanks}>{text.blanksToFill(blanks)}</span>}
        </p>
        {useCase ? <p className={styles.when}>{useCase}</p> : <p className={styles.snippet}>{snippet}</p>}
        <p className={styles.facts}>
          <b className={styles.signal}>
            <Signal {...row} />
          </b>
          <span className={styles.keeper}>
            <Avatar name={owner.name} />
            {text.keptBy(owner.name)}
          </span>
          {category && (
            <button type="button" className={styles.category} onClick={() => onFilter('category', category)}>
              {category}
            </button>
          )}
          {tags.slice(0, 3).map((tag) => (
            <button key={tag} type="button" className={styles.tag} onClick={() => onFilter('tag', tag)}>
              #{tag}
            </button>
          ))}
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" tabIndex={-1} className={styles.doors}>
        <Doors
          name={name}
          size="row"
          blanks={blanks}
          onPrepare={() => prepareRun(row)}
          onOpen={(door) => void startRun(row, door)}
        />
      </div>
    </div>
  )
}

/** A change of a box is a click of the pointer, or of the space bar. */
function isWithShift(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey
}
