import { inWorkspace } from '@promptsheet/db/in-workspace'
import type { RequestContext } from '../context.ts'
import { findWorkspaces, getUser } from '../workspaces/find-me.ts'
import { sessionCookie } from './session-cookie.ts'

/** Starts a session for a person who has proved who they are; gives who that is, and the cookie. */
export async function beginSession(ctx: RequestContext, userId: string, workspaceId: string | null = null) {
  const token = await ctx.sessions.start(userId, { workspaceId, userAgent: ctx.userAgent })
  const body = await inWorkspace(ctx.db, { workspaceId: null, memberId: null, userId }, async (tx) => {
    const all = await findWorkspaces(tx, userId)
    const active = all.find(({ id }) => id === workspaceId) ?? all[0] ?? null
    return { user: await getUser(tx, userId), workspace: active }
  })
  return { body, headers: { 'set-cookie': sessionCookie(token, ctx.env.publicUrl) } }
}
