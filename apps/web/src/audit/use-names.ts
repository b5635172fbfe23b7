import { useQuery } from '@tanstack/react-query'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { promptSearchQuery } from '../prompts/prompts.queries.ts'
import { teamsQuery } from '../teams/teams.queries.ts'
import type { AuditEntry } from './audit.queries.ts'
import { wordIn } from './read-detail.ts'
import type { Names } from './sentences.ts'
import { text } from './strings.ts'

const mostPrompts = 200

/** Who and what the ids in the entries are. What has gone since is called as the entries themselves called it. */
export function useNames(entries: readonly AuditEntry[]): Names & { prompt: (id: string) => string } {
  const members = useQuery(membersQuery).data?.data ?? []
  const teams = useQuery(teamsQuery).data?.data ?? []
  const collections = useQuery(collectionsQuery).data?.data ?? []
  const prompts = useQuery(promptSearchQuery('', mostPrompts)).data?.data ?? []
  const said = entries.flatMap(({ subject, actor, detail }) => [
    { id: subject.id, name: wordIn(detail, 'name') || wordIn(detail, 'after', 'name') },
    { id: actor.memberId, name: actor.name ?? '' },
  ])
  const find = (known: readonly { id: string; name: string }[], fallback: string) => {
    const names = new Map([...said, ...known].map(({ id, name }) => [id, name]))
    return (id: string) => names.get(id) || fallback
  }
  return {
    member: find(members, text.somebody),
    team: find(teams, text.aTeam),
    collection: find(collections, text.aCollection),
    prompt: find(prompts, text.aPrompt),
  }
}
