import { inWorkspace } from '@promptsheet/db/in-workspace'
import { addWorkspace } from '../auth/sign-up.ts'
import type { SignedInContext } from '../context.ts'
import { newId } from '../deps.ts'
import { notFound } from '../errors.ts'
import { activateWorkspace } from './activate-workspace.ts'
import { findWorkspaces, getUser } from './find-me.ts'

/** Makes another workspace owned by this person and goes to it. Its time zone defaults to theirs. */
export async function createWorkspace(
  ctx: SignedInContext,
  wanted: { name: string; timezone?: string | undefined },
) {
  const { userId } = ctx.signedIn
  const ids = { workspaceId: newId(ctx), memberId: newId(ctx), userId }
  const workspace = await inWorkspace(ctx.db, ids, async (tx) => {
    const timezone = wanted.timezone ?? (await getUser(tx, userId)).timezone
    await addWorkspace({ ...ctx, tx }, { ...ids, name: wanted.name, timezone })
    return (await findWorkspaces(tx, userId)).find(({ id }) => id === ids.workspaceId)
  })
  if (workspace === undefined) throw notFound('workspace')
  await activateWorkspace(ctx, workspace.id)
  return workspace
}
