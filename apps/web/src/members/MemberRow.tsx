import { Ellipsis, LogOut, UserMinus } from 'lucide-react'
import { useMayManage, useMe } from '../app/me.queries.ts'
import type { Team } from '../teams/teams.queries.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import type { Member } from './members.queries.ts'
import styles from './People.module.css'
import { RoleMenu } from './RoleMenu.tsx'
import { text } from './strings.ts'

type Props = { member: Member; teams: readonly Team[]; isAlone: boolean; onRemove: () => void }

export function MemberRow({ member, teams, isAlone, onRemove }: Props) {
  const { id, name, email, role, teamIds } = member
  const { workspace } = useMe()
  const mayManage = useMayManage()
  const isYou = id === workspace.memberId
  const inTeams = teams.filter((team) => teamIds.includes(team.id)).map((team) => team.name)
  const mayRemove = mayManage && (role !== 'owner' || workspace.role === 'owner')
  return (
    <li className={styles.row}>
      <Avatar name={name} isBig />
      <div>
        <p>
          <span className={styles.name}>{name}</span>{' '}
          {isYou && <span className={styles.soft}>({text.you})</span>}
        </p>
        <p className={styles.soft}>
          <span>{email}</span>
          {inTeams.length > 0 && <span>{inTeams.join(', ')}</span>}
        </p>
      </div>
      <div className={styles.end}>
        {mayManage ? (
          <RoleMenu member={member} />
        ) : (
          <span className={styles.soft}>{text.roles[role].name}</span>
        )}
        {!isAlone && (isYou || mayRemove) && (
          <Menu
            icon={Ellipsis}
            align="end"
            button={{ look: 'quiet', size: 'small', 'aria-label': text.moreOf(name) }}
          >
            <MenuItem icon={isYou ? LogOut : UserMinus} isDanger onSelect={onRemove}>
              {isYou ? text.leave : text.remove}
            </MenuItem>
          </Menu>
        )}
      </div>
    </li>
  )
}
