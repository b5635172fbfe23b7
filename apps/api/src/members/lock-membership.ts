import { members, type Role, workspaces } from '@promptsheet/db/schema/identity'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { forbidden } from '../errors.ts'
import { can, type Permission } from '../workspaces/can.ts'

/**
 * Lets one change of members, teams or access run at a time in a workspace, so that two that are each fine cannot
 * together leave it without an owner or a collection without a team. Gives the actor's role as it is now; 403
 * when that no longer has the permission.
 */
export async function lockMembership(ctx: WorkspaceContext, permission: Permission): Promise<Role> {
  const { workspaceId, memberId } = ctx.actor
  await ctx.tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('no key update')
  const [self] = await ctx.tx
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId), isNull(members.removedAt)))
  if (self === undefined) throw forbidden('You are not in this workspace any more.')
  if (!can(self.role, permission)) throw forbidden(`Your role here (${self.role}) may not do this any more.`)
  return self.role
}
