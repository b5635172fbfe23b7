import { inWorkspace } from '@promptsheet/db/in-workspace'
import { recordAudit } from '../audit/record.ts'
import type { RequestContext } from '../context.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { asPerson, isDeviceKnown, recordEvent } from '../security/account-events.ts'
import { nameDevice, readDevice } from '../security/device.ts'
import { tellPerson } from '../security/tell-person.ts'
import { findWorkspaces, getUser } from '../workspaces/find-me.ts'
import { sessionCookie } from './session-cookie.ts'

type Options = {
  /** The workspace to land in; the first one, if left out. */
  workspaceId?: string
  /** A log-in, which the workspace's trail and the person's own show; else a sign-up or an invite accepted. */
  isLogin?: boolean
  /** The hash of the password it began with, if it did. */
  passwordHash?: string | null
}

/** Starts a session for a person who has proved who they are; gives who that is, and the cookie. */
export async function beginSession(
  ctx: RequestContext,
  userId: string,
  { workspaceId, isLogin = false, passwordHash = null }: Options = {},
) {
  const { userAgent } = ctx
  const token = await ctx.sessions.start(userId, {
    workspaceId: workspaceId ?? null,
    userAgent,
    passwordHash,
  })
  let isNew = false
  const body = await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const all = await findWorkspaces(tx, userId)
    const active = all.find(({ id }) => id === workspaceId) ?? all[0] ?? null
    isNew = !(await isDeviceKnown(tx, userId, userAgent))
    await recordEvent({ ...ctx, tx }, { userId, kind: isLogin ? 'logged_in' : 'signed_up', userAgent })
    if (isNew) await tellPerson({ ...ctx, tx }, { userId, kind: 'new_device', about: nameDevice(userAgent) })
    return { user: await getUser(tx, userId), workspace: active }
  })
  if (isLogin && body.workspace !== null) await tellWorkspace(ctx, userId, body.workspace)
  if (isNew) await nudgeRelay(ctx)
  return { body, headers: { 'set-cookie': sessionCookie(token, ctx.env.publicUrl) } }
}

type Landed = { id: string; memberId: string; role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer' }

function tellWorkspace(ctx: RequestContext, userId: string, { id, memberId, role }: Landed): Promise<void> {
  const actor = {
    kind: 'member',
    userId,
    workspaceId: id,
    memberId,
    role,
    scopes: null,
    keyId: null,
  } as const
  return inWorkspace(ctx.db, actor, (tx) =>
    recordAudit(
      { ...ctx, tx, actor },
      {
        action: 'member.logged_in',
        subject: { type: 'member', id: memberId },
        detail: { ...readDevice(ctx.userAgent) },
      },
    ),
  )
}
