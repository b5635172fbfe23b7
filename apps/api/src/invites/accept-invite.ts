import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { users, workspaces } from '@promptsheet/db/schema/identity'
import { and, eq, isNull } from 'drizzle-orm'
import type { SignedIn } from '../auth/actor.ts'
import { findClosedAt } from '../auth/finish-login.ts'
import { countTry, findByPassword, wrongLogin } from '../auth/log-in.ts'
import { checkPassword, hashPassword } from '../auth/password.ts'
import { addUser } from '../auth/sign-up.ts'
import type { RequestContext } from '../context.ts'
import { newId } from '../deps.ts'
import { DomainError } from '../errors.ts'
import { HttpProblem } from '../http/problem.ts'
import { findSecondFactor } from '../security/second-factor.ts'
import { getInviteByToken } from './find-invite-by-token.ts'
import { joinWorkspace } from './join-workspace.ts'

type Answer = { token: string; name?: string | undefined; password?: string | undefined }
type Asker = RequestContext & { signedIn: SignedIn | null }

/**
 * Joins the workspace of an invite: as a new person with a name and a password, or as the one who has the
 * address, signed in or proved by the password. The mail has proved the address either way. 401 when it is
 * somebody else, 422 `link_expired`, 409 `already_member`.
 */
export async function acceptInvite(ctx: Asker, answer: Answer) {
  const invite = await getInviteByToken(ctx, answer.token)
  const { workspaceId } = invite
  if (invite.userId === null) {
    const { name, password } = needNameAndPassword(answer, invite.email)
    const hash = await hashPassword(password)
    const userId = newId(ctx)
    await inWorkspace(ctx.db, { workspaceId, memberId: null, userId }, async (tx) => {
      const timezone = await getTimezone(tx, workspaceId)
      const user = { id: userId, email: invite.email, name, timezone, hash, isVerified: true }
      await addUser({ ...ctx, tx }, user)
      await joinWorkspace({ ...ctx, tx }, { ...invite, userId, token: answer.token })
    })
    return { userId, workspaceId }
  }
  const userId = await provePerson(ctx, { userId: invite.userId, email: invite.email }, answer.password)
  await inWorkspace(ctx.db, { workspaceId, memberId: null, userId }, async (tx) => {
    await tx
      .update(users)
      .set({ emailVerifiedAt: ctx.clock() })
      .where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)))
    await joinWorkspace({ ...ctx, tx }, { ...invite, userId, token: answer.token })
  })
  return { userId, workspaceId }
}

function needNameAndPassword({ name, password }: Answer, email: string) {
  if (name !== undefined && password !== undefined) {
    checkPassword(password, email)
    return { name, password }
  }
  const errors = [
    ...(name === undefined ? [{ path: 'body.name', message: 'Give your name.' }] : []),
    ...(password === undefined ? [{ path: 'body.password', message: 'Choose a password.' }] : []),
  ]
  throw new DomainError('invalid', 'invalid', 'Choose a name and a password for your new account.', {
    errors,
  })
}

async function provePerson(
  ctx: Asker,
  invited: { userId: string; email: string },
  password: string | undefined,
): Promise<string> {
  if (ctx.signedIn?.userId === invited.userId) return invited.userId
  if (password === undefined) throw signInNeeded(invited.email)
  await countTry(ctx, 'login', invited.email)
  const found = await findByPassword(ctx, invited.email, password)
  if (found?.userId !== invited.userId) throw wrongLogin()
  // The password alone is only the first of their two steps, and does not open what they closed.
  const needsMore = (await findSecondFactor(ctx.db, invited.userId))?.isOn === true
  if (needsMore || (await findClosedAt(ctx, invited.userId)) !== null) throw signInNeeded(invited.email)
  return invited.userId
}

const signInNeeded = (email: string) =>
  new HttpProblem(
    401,
    'sign_in_needed',
    `There is an account for ${email}. Log in to it, or give its password if that is all it takes.`,
  )

async function getTimezone(tx: Tx, workspaceId: string): Promise<string> {
  const [row] = await tx
    .select({ timezone: workspaces.timezone })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
  return row?.timezone ?? 'UTC'
}
