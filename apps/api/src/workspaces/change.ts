import type { Tx } from '@promptsheet/db/client'
import { users, workspaces } from '@promptsheet/db/schema/identity'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { findWorkspaces, getUser } from './find-me.ts'

type MeChange = { name?: string | undefined; timezone?: string | undefined; locale?: string | undefined }

/** Changes the person of this transaction. */
export async function changeMe(ctx: Deps & { tx: Tx }, userId: string, change: MeChange) {
  await ctx.tx
    .update(users)
    .set({ ...change, updatedAt: ctx.clock() })
    .where(eq(users.id, userId))
  return await getUser(ctx.tx, userId)
}

type WorkspaceChange = {
  name?: string | undefined
  timezone?: string | undefined
  weekStart?: number | undefined
  currency?: string | undefined
}

/** Changes the settings of the actor's workspace. */
export async function changeWorkspace(ctx: WorkspaceContext, change: WorkspaceChange) {
  const { workspaceId, userId } = ctx.actor
  await ctx.tx
    .update(workspaces)
    .set({ ...change, updatedAt: ctx.clock() })
    .where(eq(workspaces.id, workspaceId))
  await recordAudit(ctx, {
    action: 'workspace.changed',
    subject: { type: 'workspace', id: workspaceId },
    detail: { ...change },
  })
  const workspace = (await findWorkspaces(ctx.tx, userId)).find(({ id }) => id === workspaceId)
  if (workspace === undefined) throw notFound('workspace')
  return workspace
}
