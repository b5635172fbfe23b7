import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { LoadMore } from '../prompts/LoadMore.tsx'
import { classes } from '../ui/classes.ts'
import { Select } from '../ui/Input.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Imports.module.css'
import {
  type Action,
  type Import,
  type ImportRow,
  importRowsQuery,
  useChooseAction,
} from './imports.queries.ts'
import { Snippet } from './Snippet.tsx'
import { text } from './strings.ts'

type Props = { found: Import; filter: Action | 'all' }

export function ImportRows({ found, filter }: Props) {
  const list = useInfiniteQuery(importRowsQuery(found.id, filter))
  if (list.error && !list.data) throw list.error
  if (!list.data) return <Skeleton />
  const rows = list.data.pages.flatMap((page) => page.data)
  return (
    <>
      {rows.length === 0 && <p className={styles.none}>{text.noRows}</p>}
      <ul aria-label={text.rows} aria-busy={list.isPlaceholderData} className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.row} found={found} row={row} />
        ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
    </>
  )
}

type RowProps = { found: Import; row: ImportRow }

function Row({ found, row }: RowProps) {
  const { id, kind } = found
  const { name, file, line, reason, changes, category, tags, snippet, problems, promptId, action } = row
  const given = action === 'create' ? found.category : null
  const facts = [category ?? given, ...tags.map((tag) => `#${tag}`)].filter(Boolean)
  return (
    <li className={classes(styles.row, action === 'skip' && styles.out)}>
      <div className={styles.what}>
        <p>
          <b>{name || text.placeOf(kind, { file, line })}</b>{' '}
          {facts.length > 0 && <span className={styles.soft}>{facts.join(' ')}</span>}
        </p>
        {snippet && <Snippet>{snippet}</Snippet>}
        {(text.reasons[reason] || changes.length > 0) && (
          <p className={styles.soft}>
            {text.reasons[reason]}{' '}
            {changes.length > 0 && text.changes(changes.map((field) => text.fields[field]))}{' '}
            {promptId && <Link to={`/prompts/${promptId}`}>{text.openIt}</Link>}
          </p>
        )}
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li
                key={`${problem.line} ${problem.column} ${problem.message}`}
                className={problem.severity === 'error' ? styles.error : undefined}
              >
                <span className={styles.place}>
                  {text.placeOf(kind, { file, line: problem.line ?? line, column: problem.column })}
                </span>{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <RowAction id={id} row={row} />
    </li>
  )
}

function RowAction({ id, row }: { id: string; row: ImportRow }) {
  const choose = useChooseAction(id)
  const { row: number, name, action, reason, promptId } = row
  const chosen = choose.isPending ? choose.variables.action : action
  if (reason === 'unreadable' || reason === 'ignored_file')
    return <span className={styles.soft}>{text.actions.failed}</span>
  const actions = (['create', 'update', 'skip'] as const).filter((one) => one !== 'update' || promptId)
  return (
    <Select
      aria-label={text.whatTo(name)}
      className={styles.action}
      value={chosen}
      onChange={(event) => {
        const next = actions.find((one) => one === event.target.value)
        if (next) choose.mutate({ row: number, action: next })
      }}
    >
      {action === 'failed' && <option value="failed">{text.actions.failed}</option>}
      {actions.map((one) => (
        <option key={one} value={one}>
          {text.actions[one]}
        </option>
      ))}
    </Select>
  )
}
