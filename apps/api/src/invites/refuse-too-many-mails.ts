import { auditEntries } from '@promptsheet/db/schema/audit'
import { and, count, eq, gte, inArray, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { limitReached } from '../errors.ts'

const mostPerDay = 500

/** 429 when a workspace has asked for so many invites to be sent in a day that it looks like a mailing. */
export async function refuseTooManyMails(ctx: WorkspaceContext): Promise<void> {
  const since = new Date(ctx.clock().getTime() - dayMilliseconds)
  const [sent] = await ctx.tx
    .select({ count: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.workspaceId, ctx.actor.workspaceId),
        gte(auditEntries.id, sql`app.first_uuid_at(${since.toISOString()})`),
        inArray(auditEntries.action, ['invite.created', 'invite.resent']),
      ),
    )
  if ((sent?.count ?? 0) >= mostPerDay)
    throw limitReached('too_many_invites', 'That is a lot of invites for one day. Go on tomorrow.', 3600)
}
