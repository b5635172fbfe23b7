import { type Colour, colours } from '@promptsheet/shared/colours'
import { formatDuration } from '@promptsheet/shared/duration'
import { Link } from 'react-router'
import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import styles from './Estimates.module.css'
import { formatDate } from './name-group.ts'
import { writeReport } from './report-address.ts'
import type { ClientEstimate, Estimate } from './reports.queries.ts'
import { text } from './strings.ts'

/** Every estimate with what was tracked, the furthest along first. */
export function EstimateTable({ rows }: { rows: readonly Estimate[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <Row
          key={row.id}
          sums={row}
          name={row.name}
          note={row.within ?? text.kinds[row.kind]}
          to={writeReport({ ...ever, [`${row.kind}Id`]: row.id, groupBy: 'member,month' })}
        >
          {row.archivedAt === null && (row.forecastSeconds > row.actualSeconds || row.reachesEstimateOn) && (
            <p className={styles.soft}>
              {row.forecastSeconds > row.actualSeconds && `${text.likely} ${toMinute(row.forecastSeconds)}. `}
              {row.reachesEstimateOn && text.reached(formatDate(row.reachesEstimateOn))}
            </p>
          )}
        </Row>
      ))}
    </ul>
  )
}

/** The same, added up by client. */
export function ClientTable({ clients }: { clients: readonly ClientEstimate[] }) {
  return (
    <ul>
      {clients.map((client) => (
        <Row
          key={client.clientId}
          sums={client}
          name={client.name ?? text.noClient}
          note={text.ofEstimates(client.estimates)}
          to={client.clientId && writeReport({ ...ever, clientId: client.clientId, groupBy: 'project,task' })}
        >
          {client.forecastSeconds > client.actualSeconds && (
            <p className={styles.soft}>{`${text.likely} ${toMinute(client.forecastSeconds)}.`}</p>
          )}
        </Row>
      ))}
    </ul>
  )
}

// As long as a report may be.
const year = new Date().getFullYear()
const ever = { from: `${year - 18}-01-01`, to: `${year + 1}-12-31` }

type RowProps = {
  sums: Pick<ClientEstimate, 'estimateSeconds' | 'actualSeconds' | 'state' | 'colour'>
  name: string
  note: string
  /** The address of a report of these hours. */
  to: string | null
  children: React.ReactNode
}

function Row({ sums, name, note, to, children }: RowProps) {
  const { estimateSeconds, actualSeconds, state } = sums
  const share = actualSeconds / estimateSeconds
  return (
    <li className={classes(styles.row, 'hued')} style={tintOf(knownColour(sums.colour))}>
      <div className={styles.words}>
        <span className={styles.name}>
          <i className={styles.dot} />
          {to === null ? name : <Link to={`/time/reports?${to}`}>{name}</Link>}
        </span>
        <span className={styles.soft}>{note}</span>
      </div>
      <p className={styles.numbers}>
        {toMinute(actualSeconds)}{' '}
        <span className={styles.soft}>
          / {toMinute(estimateSeconds)} · {text.share100(share)}
        </span>{' '}
        <span className={classes(styles.state, styles[state])}>{text.stateWords[state]}</span>
      </p>
      <span aria-hidden className={styles.bar}>
        <i style={{ width: `${Math.min(1, share, 1 / share) * 100}%` }} />
        {share > 1 && <i className={styles.beyond} />}
      </span>
      {children}
    </li>
  )
}

/** Without the seconds of what runs: they would change by themselves. */
export const toMinute = (seconds: number) => formatDuration(seconds - (seconds % 60))

export function knownColour(colour: string): Colour {
  return colours.find((one) => one === colour) ?? 'slate'
}
