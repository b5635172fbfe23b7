import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'

/**
 * Throws 409 `time_is_settled` when approved or invoiced time is among these entries `e`: it was approved, at its price,
 * for where it stands now.
 */
export async function refuseSettled(ctx: WorkspaceContext, which: SQL): Promise<void> {
  const [found] = await ctx.tx.execute(sql`
    select 1 from time_entries e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.status in ('approved', 'invoiced') and e.deleted_at is null and ${which}
    limit 1`)
  if (found !== undefined)
    throw conflict(
      'time_is_settled',
      'Time on it is approved or on an invoice, so it stays where it is. Archive it and make a new one instead.',
    )
}
