import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor, writeCursor } from '../http/pagination.ts'
import { can } from '../workspaces/can.ts'
import { beganOn } from './near-days.ts'
import type { EntryList } from './request-fields.ts'

const cursorKeys = z.tuple([z.int(), z.uuid()])
const row = z.object({ json: z.string(), id: z.string(), at: z.coerce.number() })

/** The entries that the actor may see and that fit, the latest first, a page at a time, as the JSON text of the reply. */
export async function findEntries(ctx: WorkspaceContext, list: EntryList): Promise<string> {
  const before = readCursor(list.cursor, cursorKeys)
  const found = await ctx.tx.execute(sql`
    select e.json::text as json, e.id, (extract(epoch from e.started_at) * 1000000)::bigint as at
    from app.entry_details e
    where e.workspace_id = ${ctx.actor.workspaceId} and ${filterOf(ctx, list)}
      ${
        before === null
          ? sql``
          : sql`and (e.started_at, e.id) < ('epoch'::timestamptz + ${before[0]}::bigint * interval '1 microsecond', ${before[1]}::uuid)`
      }
    order by e.started_at desc, e.id desc limit ${list.limit + 1}`)
  const rows = found.map((each) => row.parse(each))
  const page = rows.slice(0, list.limit)
  const last = page.at(-1)
  const nextCursor = rows.length > list.limit && last !== undefined ? writeCursor([last.at, last.id]) : null
  return `{"data":[${page.map(({ json }) => json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
}

function filterOf({ actor }: WorkspaceContext, list: EntryList): SQL {
  // The database keeps other people's hours back anyway; said here, it finds one's own in the index.
  const memberId = list.memberId ?? (can(actor.role, 'see_everyones_time') ? undefined : actor.memberId)
  const conditions = [
    list.deleted ? sql`e.deleted_at is not null` : sql`e.deleted_at is null`,
    memberId === undefined ? undefined : sql`e.member_id = ${memberId}`,
    list.clientId === undefined ? undefined : sql`e.client_id = ${list.clientId}`,
    list.projectId === undefined ? undefined : sql`e.project_id = ${list.projectId}`,
    list.taskId === undefined ? undefined : sql`e.task_id = ${list.taskId}`,
    list.status === undefined ? undefined : sql`e.status = ${list.status}`,
    list.tag === undefined
      ? undefined
      : sql`exists (select from unnest(e.tags) t where lower(t) = lower(${list.tag}))`,
    beganOn(list),
  ].filter((condition) => condition !== undefined)
  return sql.join(conditions, sql` and `)
}
