import type { Tx } from '@promptsheet/db/client'
import { inWorkspace, postgresConstraint } from '@promptsheet/db/in-workspace'
import { members, users, workspaces } from '@promptsheet/db/schema/identity'
import { sql } from 'drizzle-orm'
import { type Deps, newId } from '../deps.ts'
import { conflict } from '../errors.ts'
import { enqueue } from '../queue/enqueue.ts'
import { checkPassword, hashPassword } from './password.ts'
import { sendLinkJob } from './send-link.job.ts'

type NewAccount = { email: string; password: string; name: string; workspaceName: string; timezone: string }

/**
 * Makes a person, their password and their first workspace, of which they are the owner, and asks for the mail
 * that verifies the address. Conflict `email_taken` when the address has an account.
 */
export async function signUp(
  deps: Deps,
  account: NewAccount,
): Promise<{ userId: string; workspaceId: string }> {
  checkPassword(account.password, account.email)
  const hash = await hashPassword(account.password)
  const ids = { workspaceId: newId(deps), memberId: newId(deps), userId: newId(deps) }
  await inWorkspace(deps.db, ids, async (tx) => {
    await addUser({ ...deps, tx }, { id: ids.userId, ...account, hash, isVerified: false })
    await addWorkspace({ ...deps, tx }, { ...ids, name: account.workspaceName, timezone: account.timezone })
    await enqueue({ ...deps, tx }, sendLinkJob, { userId: ids.userId, kind: 'verify_email' })
  })
  return ids
}

type InTransaction = Pick<Deps, 'clock'> & { tx: Tx }
type NewUser = {
  id: string
  email: string
  name: string
  timezone: string
  hash: string
  isVerified: boolean
}

/** Adds a person and their password; the transaction must act as that person. */
export async function addUser(deps: InTransaction, user: NewUser): Promise<void> {
  const now = deps.clock()
  try {
    await deps.tx.insert(users).values({
      id: user.id,
      email: user.email,
      name: user.name,
      timezone: user.timezone,
      emailVerifiedAt: user.isVerified ? now : null,
      createdAt: now,
      updatedAt: now,
    })
  } catch (error) {
    if (postgresConstraint(error) === 'users_email_key')
      throw conflict(
        'email_taken',
        'There is an account with this address. Log in instead, or reset its password.',
      )
    throw error
  }
  await deps.tx.execute(sql`select lookup.set_password(${user.hash}, ${now.toISOString()})`)
}

type NewWorkspace = { workspaceId: string; memberId: string; userId: string; name: string; timezone: string }

/** Adds a workspace and its first member, an owner; the transaction must act in that workspace. */
export async function addWorkspace(deps: InTransaction, workspace: NewWorkspace): Promise<void> {
  const now = deps.clock()
  const { workspaceId, memberId, userId, name, timezone } = workspace
  await deps.tx.insert(workspaces).values({ id: workspaceId, name, timezone, createdAt: now, updatedAt: now })
  await deps.tx
    .insert(members)
    .values({ workspaceId, id: memberId, userId, role: 'owner', createdAt: now, updatedAt: now })
}
