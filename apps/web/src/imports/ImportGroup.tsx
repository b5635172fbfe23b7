import { Link } from 'react-router'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Segments } from '../ui/Segments.tsx'
import { CompareRow } from './CompareRow.tsx'
import styles from './Imports.module.css'
import {
  type Decision,
  type ImportGroup as Group,
  type Import,
  type ImportRow,
  useDecideGroup,
} from './imports.queries.ts'
import { Snippet } from './Snippet.tsx'
import { text } from './strings.ts'

type Props = { id: string; kind: Import['kind']; group: Group }

/** Rows that are nearly the same, with what to do about them. */
export function ImportGroup({ id, kind, group }: Props) {
  const { existing, decision, share, rowCount, rows } = group
  const decide = useDecideGroup(id, group.group)
  const [first] = rows
  if (!first) return null
  const { name } = existing ?? first
  const chosen = decide.isPending ? decide.variables.decision : decision
  return (
    <li className={styles.group}>
      <div className={styles.groupHead}>
        <p>
          <b>{name}</b> <span className={styles.soft}>{text.alike(share)}</span>
        </p>
        <Segments<Decision | 'mixed'>
          label={text.decide(name)}
          choices={choicesOf(group)}
          value={chosen}
          onChange={(next) => next !== 'mixed' && decide.mutate({ decision: next })}
        />
      </div>
      <ul>
        {existing && (
          <li className={styles.alike}>
            <div className={styles.what}>
              <p>
                <Link to={`/prompts/${existing.promptId}`}>{existing.name}</Link> <Badge>{text.yours}</Badge>
              </p>
              <Snippet>{existing.snippet}</Snippet>
            </div>
          </li>
        )}
        {rows.map((row) => (
          <AlikeRow
            key={row.row}
            id={id}
            kind={kind}
            row={row}
            base={existing ? { promptId: existing.promptId } : row === first ? null : { row: first.row }}
            mayKeep={rowCount > 1 && chosen === 'keep_one' && group.keptRow !== row.row}
            onKeep={() => decide.mutate({ decision: 'keep_one', row: row.row })}
          />
        ))}
      </ul>
      {rowCount > rows.length && <p className={styles.soft}>{text.moreRows(rowCount - rows.length)}</p>}
    </li>
  )
}

function choicesOf({ existing, rowCount }: Group): { value: Decision; label: string }[] {
  const one = { value: 'keep_one' as const, label: existing ? text.addOne : text.keepOne }
  if (!existing) return [one, { value: 'keep_all', label: text.keepAll(rowCount) }]
  return [
    { value: 'use_existing', label: text.useExisting },
    ...(rowCount > 1 ? [one] : []),
    { value: 'keep_all', label: rowCount > 1 ? text.addAll(rowCount) : text.addIt },
  ]
}

type RowProps = {
  id: string
  kind: Import['kind']
  row: ImportRow
  base: { promptId: string } | { row: number } | null
  mayKeep: boolean
  onKeep: () => void
}

function AlikeRow({ id, kind, row, base, mayKeep, onKeep }: RowProps) {
  const { name, action, file, line, snippet } = row
  const isOut = action === 'skip'
  return (
    <li className={classes(styles.alike, isOut && styles.out)}>
      <div className={styles.what}>
        <p>
          <b>{name}</b> <span className={styles.soft}>{text.placeOf(kind, { file, line })}</span>{' '}
          <Badge tone={isOut ? 'dashed' : 'good'}>{isOut ? text.leftOut : text.stays}</Badge>
        </p>
        <Snippet>{snippet}</Snippet>
        <CompareRow id={id} row={row.row} base={base} />
      </div>
      {mayKeep && (
        <Button size="small" aria-label={text.keepThisOf(name, row.row)} onClick={onKeep}>
          {text.keepThis}
        </Button>
      )}
    </li>
  )
}
