import { apiKeys, members, users } from '@promptsheet/db/schema/identity'
import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { type Scope, scopes } from '../auth/scopes.ts'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { readCursor, toPage } from '../http/pagination.ts'
import { can } from '../workspaces/can.ts'

const cursorKeys = z.tuple([z.uuid()])

/** The keys the actor may see, newest first: their own, and everybody's for owners and admins. */
export async function findApiKeys(
  ctx: WorkspaceContext,
  page: { limit: number; cursor?: string | undefined },
) {
  const before = readCursor(page.cursor, cursorKeys)
  const rows = await keyRows(ctx, before === null ? undefined : lt(apiKeys.id, before[0]), page.limit + 1)
  return toPage(rows, page.limit, ({ id }) => [id])
}

/** One key the actor may see; somebody else's is not there for those who may not. */
export async function getApiKey(ctx: WorkspaceContext, keyId: string) {
  const [row] = await keyRows(ctx, eq(apiKeys.id, keyId), 1)
  if (row === undefined) throw notFound('key')
  return row
}

async function keyRows(ctx: WorkspaceContext, filter: ReturnType<typeof eq> | undefined, limit: number) {
  const { workspaceId, memberId, role } = ctx.actor
  const rows = await ctx.tx
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scopes: apiKeys.scopes,
      member: { id: members.id, name: users.name },
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .innerJoin(members, and(eq(members.workspaceId, apiKeys.workspaceId), eq(members.id, apiKeys.memberId)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(apiKeys.workspaceId, workspaceId),
        isNull(apiKeys.revokedAt),
        can(role, 'manage_members') ? undefined : eq(apiKeys.memberId, memberId),
        filter,
      ),
    )
    .orderBy(desc(apiKeys.id))
    .limit(limit)
  return rows.map((row) => ({
    ...row,
    scopes: scopes.filter((scope): scope is Scope => row.scopes.includes(scope)),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
