import type { Colour } from '@promptsheet/shared/colours'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../app/me.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { text } from './strings.ts'

/** What a rate or budget is of: one of them, or the workspace when it is none. */
export type Target = {
  taskId?: string | null
  projectId?: string | null
  clientId?: string | null
  memberId?: string | null
}

/** From the farthest from the work to the nearest, which wins. */
export const kinds = ['workspace', 'member', 'client', 'project', 'task'] as const
export type Kind = (typeof kinds)[number]

export type TargetName = {
  label: string
  /** What it hangs on, from the top. */
  above: string[]
  colour: Colour | null
  /** What time on it is billed in; null where it can be in any. */
  currency: string | null
}

export function kindOf({ taskId, projectId, clientId, memberId }: Target): Kind {
  if (taskId) return 'task'
  if (projectId) return 'project'
  if (clientId) return 'client'
  return memberId ? 'member' : 'workspace'
}

export const targetKey = ({ taskId, projectId, clientId, memberId }: Target) =>
  taskId ?? projectId ?? clientId ?? memberId ?? ''

/** The same without what it is not, as the API takes it. */
export function bodyOf({ taskId, projectId, clientId, memberId }: Target) {
  if (taskId) return { taskId }
  if (projectId) return { projectId }
  if (clientId) return { clientId }
  return memberId ? { memberId } : {}
}

export function useTargetNames(): (target: Target) => TargetName {
  const { workspace } = useMe()
  const tree = useTree()
  const { data: members } = useQuery(membersQuery)
  return (target) => {
    const kind = kindOf(target)
    if (kind === 'workspace') return { label: text.everything, above: [], colour: null, currency: null }
    if (kind === 'member') {
      const member = members?.data.find(({ id }) => id === target.memberId)
      return { label: member?.name ?? text.somebody, above: [], colour: null, currency: null }
    }
    if (kind === 'client') {
      const client = tree.clients.find(({ id }) => id === target.clientId)
      const { name = '', colour = null, currency = workspace.currency } = client ?? {}
      return { label: name, above: [], colour, currency }
    }
    const place = tree.find(target.projectId ?? null, target.taskId ?? null)
    return {
      label: place?.label ?? '',
      above: place?.path.slice(0, -1) ?? [],
      colour: place?.colour ?? null,
      currency: place?.client?.currency ?? workspace.currency,
    }
  }
}
