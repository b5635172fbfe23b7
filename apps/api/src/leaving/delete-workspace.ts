import { inWorkspace } from '@promptsheet/db/in-workspace'
import { members, users, workspaces } from '@promptsheet/db/schema/identity'
import { and, desc, eq, gte, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { SignedInContext, WorkspaceContext } from '../context.ts'
import { forbidden, invalid, notFound } from '../errors.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { asPerson } from '../security/account-events.ts'
import { graceEnd, graceStart } from './grace.ts'

/** Deletes the actor's workspace: nobody reaches it from now on, and an owner can bring it back for two weeks. */
export async function deleteWorkspace(ctx: WorkspaceContext, name: string): Promise<{ until: string }> {
  const { workspaceId, memberId } = ctx.actor
  await lockMembership(ctx, 'delete_workspace')
  const [workspace] = await ctx.tx
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.deletedAt)))
  if (workspace === undefined) throw notFound('workspace')
  if (workspace.name !== name.trim())
    throw invalid('body.name', `Type the name exactly as it is: ${workspace.name}`, 'wrong_name')
  const now = ctx.clock()
  await ctx.tx
    .update(workspaces)
    .set({ deletedAt: now, deletedBy: memberId, updatedAt: now })
    .where(eq(workspaces.id, workspaceId))
  await recordAudit(ctx, {
    action: 'workspace.deleted',
    subject: { type: 'workspace', id: workspaceId },
    detail: { name: workspace.name },
  })
  return { until: graceEnd(now).toISOString() }
}

/** At most so many are listed: the name of who did it is a look of its own for each, one after the other. */
const listed = 50

/** The deleted workspaces somebody was in that can come back, latest first. */
export async function findDeletedWorkspaces(ctx: SignedInContext) {
  const found = []
  for (const { id, name, deletedAt, deletedBy, role } of await findOwnDeleted(ctx)) {
    if (deletedAt === null) continue
    found.push({
      id,
      name,
      deletedAt: deletedAt.toISOString(),
      deletedBy: await nameOfMember(ctx, id, deletedBy),
      until: graceEnd(deletedAt).toISOString(),
      mayUndelete: role === 'owner',
    })
  }
  return found
}

/** The same as rows, with who they are there; of one workspace alone when it is named. */
function findOwnDeleted(ctx: SignedInContext, workspaceId?: string) {
  const { userId } = ctx.signedIn
  return inWorkspace(ctx.db, asPerson(userId), (tx) =>
    tx
      .select({
        id: workspaces.id,
        name: workspaces.name,
        deletedAt: workspaces.deletedAt,
        deletedBy: workspaces.deletedBy,
        role: members.role,
        memberId: members.id,
      })
      .from(workspaces)
      .innerJoin(
        members,
        and(eq(members.workspaceId, workspaces.id), eq(members.userId, userId), isNull(members.removedAt)),
      )
      .where(
        and(
          gte(workspaces.deletedAt, graceStart(ctx.clock())),
          workspaceId === undefined ? undefined : eq(workspaces.id, workspaceId),
        ),
      )
      .orderBy(desc(workspaces.deletedAt))
      .limit(listed),
  )
}

async function nameOfMember(ctx: SignedInContext, workspaceId: string, memberId: string | null) {
  if (memberId === null) return null
  const tenant = { workspaceId, memberId: null, userId: ctx.signedIn.userId }
  const [person] = await inWorkspace(ctx.db, tenant, (tx) =>
    tx
      .select({ name: users.name })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId))),
  )
  return person?.name ?? null
}

/** Brings a deleted workspace back. Not found when it is not theirs or gone; 403 unless they own it. */
export async function undeleteWorkspace(ctx: SignedInContext, workspaceId: string): Promise<void> {
  const [own] = await findOwnDeleted(ctx, workspaceId)
  if (own === undefined) throw notFound('workspace')
  const { memberId, role } = own
  if (role !== 'owner') throw forbidden('Only an owner can bring a workspace back.', 'owners_only')
  const { userId } = ctx.signedIn
  const actor = { kind: 'member', userId, workspaceId, memberId, role, scopes: null, keyId: null } as const
  await inWorkspace(ctx.db, actor, async (tx) => {
    const now = ctx.clock()
    // Asked once more: what is past its time may have begun to be removed.
    const back = await tx
      .update(workspaces)
      .set({ deletedAt: null, deletedBy: null, updatedAt: now })
      .where(and(eq(workspaces.id, workspaceId), gte(workspaces.deletedAt, graceStart(now))))
      .returning({ id: workspaces.id })
    if (back.length === 0) throw notFound('workspace')
    await recordAudit(
      { ...ctx, tx, actor },
      { action: 'workspace.undeleted', subject: { type: 'workspace', id: workspaceId } },
    )
  })
}
