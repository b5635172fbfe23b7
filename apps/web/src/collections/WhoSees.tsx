import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMayManage, useMe } from '../app/me.queries.ts'
import { teamsQuery } from '../teams/teams.queries.ts'
import { Check, CheckList } from '../ui/Check.tsx'
import styles from './Collections.module.css'
import type { Access } from './collections.queries.ts'
import { text } from './strings.ts'

type Props = { access: Access; onChange: (access: Access) => void }

/** Everyone, or chosen teams; says why one of the teams must be one's own. */
export function WhoSees({ access, onChange }: Props) {
  const { data: teams } = useQuery(teamsQuery)
  const ownTeamIds = useOwnTeamIds()
  const mayManage = useMayManage()
  const { visibility, teamIds } = access
  const hasTeams = Boolean(teams?.data.length)
  const isLost = isLockedOut(access, ownTeamIds)
  const choose = (id: string, isChosen: boolean) =>
    onChange({ visibility, teamIds: isChosen ? [...teamIds, id] : teamIds.filter((one) => one !== id) })
  return (
    <>
      <CheckList legend={text.who}>
        <Check
          type="radio"
          name="visibility"
          checked={visibility === 'workspace'}
          onChange={() => onChange({ visibility: 'workspace', teamIds })}
          note={text.everyoneNote}
        >
          {text.everyone}
        </Check>
        <Check
          type="radio"
          name="visibility"
          checked={visibility === 'teams'}
          disabled={teams && !hasTeams}
          onChange={() => onChange({ visibility: 'teams', teamIds })}
          note={
            teams && !hasTeams ? (
              <>
                {text.noTeams} {mayManage && <Link to="/settings/people">{text.makeTeam}</Link>}
              </>
            ) : (
              text.chosenNote
            )
          }
        >
          {text.chosen}
        </Check>
      </CheckList>
      {visibility === 'teams' && (
        <CheckList legend={text.teams}>
          {teams?.data.map(({ id, name }) => (
            <Check
              key={id}
              checked={teamIds.includes(id)}
              onChange={(event) => choose(id, event.target.checked)}
              note={ownTeamIds.includes(id) && text.yours}
            >
              {name}
            </Check>
          ))}
        </CheckList>
      )}
      {isLost && (
        <p role="status" className={styles.note}>
          {ownTeamIds.length > 0 ? (
            text.lockedOut
          ) : (
            <>
              {text.noTeamOfYours}{' '}
              {mayManage ? <Link to="/settings/people">{text.joinTeam}</Link> : text.askForTeam}
            </>
          )}
        </p>
      )}
    </>
  )
}

export function useOwnTeamIds(): string[] {
  const { memberId } = useMe().workspace
  const { data } = useQuery(teamsQuery)
  return (data?.data ?? []).filter((team) => team.memberIds.includes(memberId)).map(({ id }) => id)
}

export function isLockedOut({ visibility, teamIds }: Access, ownTeamIds: readonly string[]): boolean {
  return visibility === 'teams' && !teamIds.some((id) => ownTeamIds.includes(id))
}
