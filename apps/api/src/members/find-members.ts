import { members, teamMembers, users } from '@promptsheet/db/schema/identity'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'

const cursorKeys = z.tuple([z.uuid()])

/** The people in the actor's workspace, longest there first. */
export async function findMembers(
  ctx: WorkspaceContext,
  page: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(page.cursor, cursorKeys)
  const rows = await memberRows(ctx, after === null ? undefined : gt(members.id, after[0]), page.limit + 1)
  return toPage(rows, page.limit, ({ id }) => [id]) satisfies Page<unknown>
}

/** One member who has not been removed. */
export async function getMember(ctx: WorkspaceContext, memberId: string) {
  const [row] = await memberRows(ctx, eq(members.id, memberId), 1)
  if (row === undefined) throw notFound('member')
  return row
}

async function memberRows(ctx: WorkspaceContext, filter: ReturnType<typeof eq> | undefined, limit: number) {
  const { workspaceId } = ctx.actor
  const rows = await ctx.tx
    .select({
      id: members.id,
      userId: members.userId,
      name: users.name,
      email: users.email,
      role: members.role,
      teamIds: sql<string[]>`array(select ${teamMembers.teamId} from ${teamMembers}
        where ${teamMembers.workspaceId} = ${members.workspaceId} and ${teamMembers.memberId} = ${members.id}
        order by ${teamMembers.teamId})`,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), isNull(members.removedAt), filter))
    .orderBy(asc(members.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
