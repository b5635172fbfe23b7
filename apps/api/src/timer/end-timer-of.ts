import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

/** Ends the timer of somebody who can stop it no more, if one runs, now or after the 31 days that an entry can have. */
export async function endTimerOf({ tx, actor, clock }: WorkspaceContext, memberId: string): Promise<void> {
  const now = sql`${clock().toISOString()}::timestamptz`
  await tx.execute(sql`
    update time_entries set ended_at = least(greatest(started_at, ${now}), started_at + interval '31 days'),
      revision = revision + 1, updated_at = ${now}
    where workspace_id = ${actor.workspaceId} and member_id = ${memberId} and ended_at is null and deleted_at is null`)
}
