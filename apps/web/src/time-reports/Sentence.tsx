import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { membersQuery } from '../members/members.queries.ts'
import { useIsAlone } from '../members/use-is-alone.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Blank } from './Blank.tsx'
import { LevelBlanks } from './LevelBlanks.tsx'
import { RoundingBlank } from './RoundingBlank.tsx'
import { periods, type ReportQuery } from './report-address.ts'
import styles from './Sentence.module.css'
import { text } from './strings.ts'

export type Change = (change: Partial<Record<keyof ReportQuery, string>>) => void
type Props = {
  query: ReportQuery
  /** The days that are shown, to go on from when others are picked. */
  days: { from: string; to: string } | undefined
  seesEverybody: boolean
  onChange: Change
}

const cleared = { clientId: '', projectId: '', taskId: '' }

/** What is asked for, as a sentence whose blanks are chosen. */
export function Sentence({ query, days, seesEverybody, onChange }: Props) {
  return (
    <div className={styles.sentence}>
      <p>
        <Whose query={query} seesEverybody={seesEverybody} onChange={onChange} /> {text.on}{' '}
        <WorkBlank query={query} onChange={onChange} /> {text.during}{' '}
        <Blank
          label={text.period}
          value={query.period ?? 'days'}
          onChange={(period) =>
            onChange(period === 'days' ? { period: '', ...days } : { period, from: '', to: '' })
          }
        >
          {[...periods, 'days' as const].map((period) => (
            <option key={period} value={period}>
              {text.periods[period]}
            </option>
          ))}
        </Blank>
        {query.period === undefined && (
          <>
            {' '}
            <DayBlank label={text.from} value={query.from} onChange={(from) => onChange({ from })} />{' '}
            {text.until} <DayBlank label={text.until} value={query.to} onChange={(to) => onChange({ to })} />
          </>
        )}{' '}
        <LevelBlanks query={query} hasPeople={seesEverybody} onChange={onChange} />.
      </p>
      <p className={styles.more}>
        {text.counting}{' '}
        <Blank
          label={text.billing}
          value={query.billable ?? ''}
          onChange={(billable) => onChange({ billable })}
        >
          <option value="">{text.billings.all}</option>
          <option value="true">{text.billings.true}</option>
          <option value="false">{text.billings.false}</option>
        </Blank>{' '}
        <Blank label={text.state} value={query.status ?? ''} onChange={(status) => onChange({ status })}>
          <option value="">{text.states.all}</option>
          {(['open', 'submitted', 'approved', 'invoiced'] as const).map((status) => (
            <option key={status} value={status}>
              {text.states[status]}
            </option>
          ))}
        </Blank>
        , {text.tagged} <TagBlank tag={query.tag ?? ''} onChange={onChange} />,{' '}
        <RoundingBlank value={query.rounding ?? ''} onChange={(rounding) => onChange({ rounding })} />.
      </p>
    </div>
  )
}

// Alone one sees all there is, of people who left too; there is nobody to choose.
function Whose({ query, seesEverybody, onChange }: Pick<Props, 'query' | 'seesEverybody' | 'onChange'>) {
  const isAlone = useIsAlone({ enabled: seesEverybody })
  if (seesEverybody && isAlone && !query.memberId)
    return (
      <>
        {text.showWord} <b>{text.allHours}</b>
      </>
    )
  return (
    <>
      {text.show} {seesEverybody ? <PersonBlank query={query} onChange={onChange} /> : <b>{text.you}</b>}
    </>
  )
}

function PersonBlank({ query, onChange }: Pick<Props, 'query' | 'onChange'>) {
  const { data } = useQuery(membersQuery)
  return (
    <Blank label={text.of} value={query.memberId ?? ''} onChange={(memberId) => onChange({ memberId })}>
      <option value="">{text.everybody}</option>
      {data?.data.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Blank>
  )
}

function WorkBlank({ query, onChange }: Pick<Props, 'query' | 'onChange'>) {
  const { clients, projects, tasks } = useTree()
  const [kind = '', id = ''] =
    Object.entries({ taskId: query.taskId, projectId: query.projectId, clientId: query.clientId }).find(
      ([, value]) => value,
    ) ?? []
  const task = tasks.find((one) => one.id === query.taskId)
  const own = projects.filter(({ clientId }) => clientId === null)
  const choices = (some: typeof projects) =>
    some.map((project) => (
      <option key={project.id} value={`projectId ${project.id}`}>
        {project.name}
      </option>
    ))
  return (
    <Blank
      label={text.work}
      value={kind ? `${kind} ${id}` : ''}
      onChange={(value) => {
        const [name, chosen = ''] = value.split(' ')
        onChange(name === 'clientId' || name === 'projectId' ? { ...cleared, [name]: chosen } : cleared)
      }}
    >
      <option value="">{text.allWork}</option>
      {task && <option value={`taskId ${task.id}`}>{task.name}</option>}
      {clients.map((client) => (
        <optgroup key={client.id} label={client.name}>
          <option value={`clientId ${client.id}`}>{text.wholeClient(client.name)}</option>
          {choices(projects.filter(({ clientId }) => clientId === client.id))}
        </optgroup>
      ))}
      {own.length > 0 && <optgroup label={text.ownWork}>{choices(own)}</optgroup>}
    </Blank>
  )
}

type DayProps = { label: string; value: string | undefined; onChange: (day: string) => void }

function DayBlank({ label, value = '', onChange }: DayProps) {
  const [typed, setTyped] = useState(value)
  const [shown, setShown] = useState(value)
  if (value !== shown) {
    setShown(value)
    setTyped(value)
  }
  return (
    <input
      type="date"
      aria-label={label}
      value={typed}
      min="1970-01-01"
      max="2199-12-31"
      required
      className={styles.blank}
      onChange={(event) => {
        setTyped(event.target.value)
        if (event.target.validity.valid) onChange(event.target.value)
      }}
    />
  )
}

function TagBlank({ tag, onChange }: { tag: string; onChange: Change }) {
  return (
    <input
      key={tag}
      aria-label={text.tag}
      defaultValue={tag}
      placeholder={text.anyTag}
      maxLength={100}
      className={styles.blank}
      onBlur={(event) => event.target.value.trim() !== tag && onChange({ tag: event.target.value.trim() })}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
