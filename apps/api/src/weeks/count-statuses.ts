import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { beganOn } from '../time-entries/near-days.ts'
import type { StatusCounts } from './shapes.ts'

/** `{"open": {"entries": 2, "seconds": 5400}, …}` of the entries `e` in a group, those that run left out. */
export const statusesJson = sql`json_build_object(${sql.join(
  ['open', 'submitted', 'approved', 'invoiced'].map(
    (status) => sql`${sql.raw(`'${status}'`)}, json_build_object(
      'entries', count(*) filter (where e.status = ${sql.raw(`'${status}'`)} and e.ended_at is not null),
      'seconds', coalesce(sum(round(extract(epoch from e.ended_at - e.started_at))::bigint) filter (where e.status = ${sql.raw(`'${status}'`)}), 0))`,
  ),
  sql`, `,
)})`

const count = z.object({ entries: z.int(), seconds: z.int() })
export const statuses = z.object({ open: count, submitted: count, approved: count, invoiced: count })

export async function countStatuses(
  ctx: WorkspaceContext,
  { memberId, from, to }: { memberId: string; from: string; to: string },
): Promise<StatusCounts> {
  const [row] = await ctx.tx.execute(sql`
    select ${statusesJson} as statuses from time_entries e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.member_id = ${memberId} and e.deleted_at is null
      and ${beganOn({ from, to })}`)
  return z.object({ statuses }).parse(row).statuses
}
