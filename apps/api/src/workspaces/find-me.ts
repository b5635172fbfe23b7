import type { Tx } from '@promptsheet/db/client'
import { members, users, workspaces } from '@promptsheet/db/schema/identity'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { notFound } from '../errors.ts'

/** The person of this transaction. */
export async function getUser(tx: Tx, userId: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, userId))
  if (row === undefined) throw notFound('user')
  const { id, email, emailVerifiedAt, name, timezone, locale } = row
  return { id, email, emailVerified: emailVerifiedAt !== null, name, timezone, locale }
}

/** The workspaces a person belongs to, oldest membership first, each with their role in it. */
export async function findWorkspaces(tx: Tx, userId: string) {
  return await tx
    .select({
      id: workspaces.id,
      name: workspaces.name,
      timezone: workspaces.timezone,
      weekStart: workspaces.weekStart,
      currency: workspaces.currency,
      plan: workspaces.plan,
      role: members.role,
      memberId: members.id,
    })
    .from(workspaces)
    .innerJoin(
      members,
      and(eq(members.workspaceId, workspaces.id), eq(members.userId, userId), isNull(members.removedAt)),
    )
    .where(isNull(workspaces.deletedAt))
    .orderBy(asc(members.createdAt), asc(members.id))
}
