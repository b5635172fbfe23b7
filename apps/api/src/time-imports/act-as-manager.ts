import type { Tx } from '@promptsheet/db/client'
import type { WorkspaceContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { DomainError } from '../errors.ts'
import { actAsMember, type ImportPayload } from '../imports/act-as-member.ts'
import { can } from '../workspaces/can.ts'

/** The context of whoever imports, in a transaction of theirs. Throws forbidden once they may not any more. */
export async function actAsManager(
  deps: Pick<Deps, 'clock' | 'random'>,
  tx: Tx,
  payload: ImportPayload,
): Promise<WorkspaceContext> {
  const ctx = await actAsMember(deps, tx, payload)
  if (ctx === null || !can(ctx.actor.role, 'manage_time'))
    throw new DomainError('forbidden', 'forbidden', 'You may not import hours here any more.')
  return ctx
}
