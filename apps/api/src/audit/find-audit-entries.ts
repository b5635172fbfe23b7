import { auditEntries } from '@promptsheet/db/schema/audit'
import { apiKeys, members, users } from '@promptsheet/db/schema/identity'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor, toPage } from '../http/pagination.ts'

const cursorKeys = z.tuple([z.uuid()])
const detailShape = z.record(z.string(), z.unknown())

type Wanted = { limit: number; cursor?: string | undefined; promptId?: string | undefined }

/** Who changed what, newest first. What hangs on a prompt or collection the actor may not see is not in it. */
export async function findAuditEntries(ctx: WorkspaceContext, wanted: Wanted) {
  const before = readCursor(wanted.cursor, cursorKeys)
  const rows = await ctx.tx
    .select({ entry: auditEntries, memberName: users.name, keyName: apiKeys.name })
    .from(auditEntries)
    .leftJoin(
      members,
      and(eq(members.workspaceId, auditEntries.workspaceId), eq(members.id, auditEntries.memberId)),
    )
    .leftJoin(users, eq(users.id, members.userId))
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.workspaceId, auditEntries.workspaceId), eq(apiKeys.id, auditEntries.keyId)),
    )
    .where(
      and(
        eq(auditEntries.workspaceId, ctx.actor.workspaceId),
        wanted.promptId === undefined ? undefined : eq(auditEntries.promptId, wanted.promptId),
        before === null ? undefined : lt(auditEntries.id, before[0]),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(wanted.limit + 1)
  const page = toPage(rows, wanted.limit, ({ entry }) => [entry.id])
  return {
    nextCursor: page.nextCursor,
    data: page.data.map(({ entry, memberName, keyName }) => ({
      id: entry.id,
      action: entry.action,
      actor: {
        kind: entry.actorKind,
        memberId: entry.memberId,
        name: memberName,
        keyId: entry.keyId,
        keyName,
      },
      subject: { type: entry.subjectType, id: entry.subjectId },
      promptId: entry.promptId,
      collectionId: entry.collectionId,
      detail: detailShape.parse(entry.detail),
      requestId: entry.requestId,
      createdAt: entry.createdAt.toISOString(),
    })),
  }
}
