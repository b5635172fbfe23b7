import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { members } from '@promptsheet/db/schema/identity'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import type { WorkspaceContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { can } from '../workspaces/can.ts'

/** Whose import, and for whom the job acts. */
export const importPayload = z.object({
  importId: z.uuid(),
  workspaceId: z.uuid(),
  memberId: z.uuid(),
  userId: z.uuid(),
})

export type ImportPayload = z.output<typeof importPayload>

export function payloadFor({ actor }: WorkspaceContext, importId: string): ImportPayload {
  const { workspaceId, memberId, userId } = actor
  return { importId, workspaceId, memberId, userId }
}

/** The context of a member in a transaction of theirs; null once they may not edit prompts any more. */
export async function actAsMember(
  deps: Pick<Deps, 'clock' | 'random'>,
  tx: Tx,
  { workspaceId, memberId, userId }: ImportPayload,
): Promise<WorkspaceContext | null> {
  const [member] = await tx
    .select({ role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        eq(members.id, memberId),
        eq(members.userId, userId),
        isNull(members.removedAt),
      ),
    )
  if (member === undefined || !can(member.role, 'edit_prompts')) return null
  const actor: Actor = {
    kind: 'member',
    userId,
    workspaceId,
    memberId,
    role: member.role,
    scopes: null,
    keyId: null,
  }
  return { clock: deps.clock, random: deps.random, tx, actor, requestId: null }
}

/** Does something in a transaction of the member's own, beside the job's. */
export function asMember<T>(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  payload: ImportPayload,
  work: (ctx: WorkspaceContext | null, tx: Tx) => Promise<T>,
): Promise<T> {
  return inWorkspace(deps.db, payload, async (tx) => await work(await actAsMember(deps, tx, payload), tx))
}
