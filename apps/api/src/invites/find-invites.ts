import { invites, members, users } from '@promptsheet/db/schema/identity'
import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { readCursor, toPage } from '../http/pagination.ts'

const cursorKeys = z.tuple([z.uuid()])

/** The invites of the actor's workspace that were neither accepted nor taken back, newest first. */
export async function findInvites(
  ctx: WorkspaceContext,
  page: { limit: number; cursor?: string | undefined },
) {
  const before = readCursor(page.cursor, cursorKeys)
  const rows = await inviteRows(ctx, before === null ? undefined : lt(invites.id, before[0]), page.limit + 1)
  return toPage(rows, page.limit, ({ id }) => [id])
}

/** One invite that is still waiting for its answer. */
export async function getInvite(ctx: WorkspaceContext, inviteId: string) {
  const [row] = await inviteRows(ctx, eq(invites.id, inviteId), 1)
  if (row === undefined) throw notFound('invite')
  return row
}

async function inviteRows(ctx: WorkspaceContext, filter: ReturnType<typeof eq> | undefined, limit: number) {
  const { workspaceId } = ctx.actor
  const now = ctx.clock()
  const rows = await ctx.tx
    .select({
      id: invites.id,
      email: invites.email,
      role: invites.role,
      teamIds: invites.teamIds,
      invitedBy: { id: members.id, name: users.name },
      createdAt: invites.createdAt,
      expiresAt: invites.expiresAt,
    })
    .from(invites)
    .innerJoin(members, and(eq(members.workspaceId, invites.workspaceId), eq(members.id, invites.invitedBy)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(invites.workspaceId, workspaceId),
        isNull(invites.acceptedAt),
        isNull(invites.revokedAt),
        filter,
      ),
    )
    .orderBy(desc(invites.id))
    .limit(limit)
  return rows.map((row) => ({
    ...row,
    status: row.expiresAt > now ? ('open' as const) : ('expired' as const),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}
