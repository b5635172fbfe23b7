import { useState } from 'react'
import { Link } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { Ago } from '../ui/Ago.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { hueOf } from '../ui/hue.ts'
import { toast } from '../ui/toast-store.ts'
import styles from './Insights.module.css'
import { type InsightRow, useSetStatus } from './insights.queries.ts'
import { text } from './strings.ts'

type Rows = { rows: readonly InsightRow[] }

/** The most used, each with a bar as long as its share of the first. */
export function BusyRows({ rows }: Rows) {
  const most = rows[0]?.uses ?? 1
  return (
    <ol>
      {rows.map((row) => {
        const known = row.asIs + row.edited
        return (
          <li key={row.id} className={classes(styles.row, 'hued')} style={hueOf(row.category ?? '')}>
            <Name row={row} />
            <span aria-hidden className={styles.bar}>
              <i style={{ width: `${(row.uses / most) * 100}%` }} />
            </span>
            <p className={styles.soft}>
              <span>{text.usedBy(row.uses, row.sharedBy)}</span>
              {row.sharedBy === 1 && row.uses > 1 && <span>{text.onlyOne}</span>}
              {row.sharedByOthers > 1 && <span>{text.others(row.sharedByOthers)}</span>}
              {known > 0 && <span>{text.asIs(row.asIs / known)}</span>}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

/** What is used far more than before. */
export function RisingRows({ rows }: Rows) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <Name row={row} />
          <p className={styles.soft}>
            <span>{text.risingBy(row.uses, row.usesBefore)}</span>
            {row.sharedByOthers > 0 && <span>{text.others(row.sharedByOthers)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What people change before they send it, with the way to put it right. */
export function EditedRows({ rows }: Rows) {
  const mayEdit = useMayEdit()
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className={classes(styles.row, styles.withAction)}>
          <div>
            <Name row={row} />
            <p className={styles.soft}>
              <span>{text.editedOften(row.edited, row.asIs + row.edited)}</span>
              <span>{text.reused(row.sharedBy)}</span>
            </p>
          </div>
          {mayEdit && (
            <LinkButton size="small" to={`/prompts/${row.id}/edit`} aria-label={text.improveOf(row.name)}>
              {text.improve}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}

const fewRows = 8

export function UntouchedRows({ rows }: Rows) {
  const mayEdit = useMayEdit()
  const setStatus = useSetStatus()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, fewRows)
  const retire = ({ id, name, status }: InsightRow) => {
    setStatus.mutate({ id, status: 'retired' })
    const undo = () => setStatus.mutate({ id, status })
    toast(text.retired(name), { action: { label: text.undo, run: undo } })
  }
  return (
    <>
      <ul>
        {shown.map((row) => (
          <li key={row.id} className={classes(styles.row, styles.withAction)}>
            <div>
              <Name row={row} />
              <p className={styles.soft}>
                <span>
                  {text.lastChanged} <Ago at={row.updatedAt} />
                </span>
                <span>{row.owner.name}</span>
              </p>
            </div>
            {mayEdit && (
              <Button size="small" aria-label={text.retireOf(row.name)} onClick={() => retire(row)}>
                {text.retire}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button look="quiet" onClick={() => setIsWhole(true)}>
          {text.showAll(rows.length)}
        </Button>
      )}
    </>
  )
}

function Name({ row }: { row: InsightRow }) {
  return (
    <Link to={`/prompts/${row.id}`} className={styles.name}>
      {row.name}
    </Link>
  )
}
