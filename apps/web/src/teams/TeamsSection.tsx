import { Ellipsis, Pencil, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useMayManage } from '../app/me.queries.ts'
import type { Member } from '../members/members.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { putOff, usePutOff } from '../ui/put-off-store.ts'
import { Section } from '../ui/Section.tsx'
import { text } from './strings.ts'
import { TeamDialog } from './TeamDialog.tsx'
import styles from './Teams.module.css'
import { type Team, useDeleteTeam } from './teams.queries.ts'

type Props = { teams: readonly Team[]; members: readonly Member[] }

/** The teams of a workspace; somebody alone may make one, to invite people into. */
export function TeamsSection({ teams, members }: Props) {
  const mayManage = useMayManage()
  const remove = useDeleteTeam()
  const leaving = usePutOff()
  const [edited, setEdited] = useState<Team | 'new' | null>(null)
  const shown = teams.filter(({ id }) => !leaving.has(id))
  const hasNothing = shown.length === 0
  if (hasNothing && !mayManage) return null
  return (
    <Section
      title={text.title}
      lead={hasNothing ? text.none : text.lead}
      actions={
        mayManage && (
          <Button icon={UsersRound} onClick={() => setEdited('new')}>
            {text.make}
          </Button>
        )
      }
    >
      <ul className={styles.list}>
        {shown.map((team) => (
          <li key={team.id} className={styles.team}>
            <div>
              <p className={styles.name}>{team.name}</p>
              <p className={styles.soft}>{whoIn(team, members)}</p>
            </div>
            {mayManage && (
              <Menu
                icon={Ellipsis}
                align="end"
                button={{ look: 'quiet', size: 'small', 'aria-label': text.moreOf(team.name) }}
              >
                <MenuItem icon={Pencil} onSelect={() => setEdited(team)}>
                  {text.edit}
                </MenuItem>
                <MenuItem
                  icon={Trash2}
                  isDanger
                  onSelect={() => putOff(team.id, text.deleted(team.name), () => remove.mutateAsync(team.id))}
                >
                  {text.delete}
                </MenuItem>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {edited && (
        <TeamDialog
          team={edited === 'new' ? null : edited}
          members={members}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}

function whoIn(team: Team, members: readonly Member[]): string {
  const names = members.filter(({ id }) => team.memberIds.includes(id)).map(({ name }) => name)
  return names.length > 0 ? `${text.people(names.length)}: ${names.join(', ')}` : text.nobody
}
