import { sql } from 'drizzle-orm'
import type { SignedInContext } from '../context.ts'
import { notFound } from '../errors.ts'

/** Makes a workspace the active one of this session; not found when the person does not belong to it. */
export async function activateWorkspace(ctx: SignedInContext, workspaceId: string): Promise<void> {
  const [row] = await ctx.db.execute<{ done: boolean }>(
    sql`select lookup.activate_workspace(${ctx.signedIn.sessionId}, ${workspaceId}) as done`,
  )
  if (row?.done !== true) throw notFound('workspace')
}
