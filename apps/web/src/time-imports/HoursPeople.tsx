import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMayManage } from '../app/me.queries.ts'
import shared from '../imports/Imports.module.css'
import { membersQuery } from '../members/members.queries.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Select } from '../ui/Input.tsx'
import { Section } from '../ui/Section.tsx'
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx'
import { text } from './strings.ts'
import styles from './TimeImports.module.css'
import { type FilePerson, type TimeImport, useChangeTimeImport } from './time-imports.queries.ts'

/** The people of the file, each with the member whose hours theirs become. */
export function HoursPeople({ found }: { found: TimeImport }) {
  const { people, needsTimezone, id, settings } = found
  const mayInvite = useMayManage()
  if (people.length === 0) return null
  return (
    <Section title={text.people} lead={text.peopleText}>
      <ul className={shared.rows}>
        {people.map((person) => (
          <Person
            key={person.key}
            id={id}
            person={person}
            // With one person alone, the zone of the file is theirs.
            fileZone={needsTimezone && people.length > 1 ? settings.timezone : null}
          />
        ))}
      </ul>
      {mayInvite && people.some(({ memberId }) => memberId === null) && (
        <p className={shared.soft}>
          {text.missing} <Link to="/settings/people">{text.invite}</Link>, {text.missingText}
        </p>
      )}
    </Section>
  )
}

type Props = { id: string; person: FilePerson; fileZone: string | null }

function Person({ id, person, fileZone }: Props) {
  const { key, name, email, entries, seconds, memberId, isProposed, timezone } = person
  const { data: members } = useQuery(membersQuery)
  const change = useChangeTimeImport(id)
  const label = name || email || text.nameless
  return (
    <li className={classes(shared.row, styles.person, memberId === null && shared.out)}>
      <div className={shared.what}>
        <p>
          <b>{label}</b> {name && email && <span className={shared.soft}>{email}</span>}{' '}
          {isProposed && <Badge tone="good">{text.proposed}</Badge>}
        </p>
        <p className={shared.soft}>{text.hoursOf(entries, seconds)}</p>
        {fileZone && (
          <PersonZone
            name={label}
            zone={timezone}
            fileZone={fileZone}
            onPick={(zone) => change.mutate({ people: [{ key, timezone: zone }] })}
          />
        )}
      </div>
      <Select
        aria-label={text.whose(label)}
        value={memberId ?? ''}
        onChange={(event) => change.mutate({ people: [{ key, memberId: event.target.value || null }] })}
      >
        <option value="">{text.nobody}</option>
        {members?.data.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </Select>
    </li>
  )
}

type ZoneProps = {
  name: string
  zone: string | null
  fileZone: string
  onPick: (zone: string | null) => void
}

function PersonZone({ name, zone, fileZone, onPick }: ZoneProps) {
  const [isOpen, setIsOpen] = useState(zone !== null)
  if (!isOpen)
    return (
      <div>
        <Button size="small" look="quiet" onClick={() => setIsOpen(true)}>
          {text.elsewhere}
        </Button>
      </div>
    )
  return (
    <div className={styles.zone}>
      <TimeZoneSelect
        key={zone ?? fileZone}
        aria-label={text.zoneOf(name)}
        defaultValue={zone ?? fileZone}
        onChange={(event) => onPick(event.target.value === fileZone ? null : event.target.value)}
      />
    </div>
  )
}
