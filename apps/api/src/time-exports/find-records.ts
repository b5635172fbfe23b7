import { type TimeRecord, timeRecord } from '@promptsheet/shared/time-csv-export'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { FileContext, WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'

const mostEntries = 100_000
// Other requests wait while so many are parsed.
const entriesAtOnce = 1000

type Period = { from?: string | undefined; to?: string | undefined }

/**
 * Entries as they are exported, read as they are taken, some at a time, in the order of their ids; of everybody whose hours
 * the actor may see. What runs has no end yet, so it is not among them. Throws a conflict when it is too much for one file.
 */
export async function* findRecords(
  { read }: Pick<FileContext, 'read'>,
  period: Period,
): AsyncGenerator<TimeRecord> {
  await read((ctx) => refuseHuge(ctx, period))
  let after: string | null = null
  for (;;) {
    const last: string | null = after
    const records: TimeRecord[] = await read((ctx) => findSome(ctx, period, last))
    yield* records
    if (records.length < entriesAtOnce) return
    after = records.at(-1)?.id ?? null
  }
}

async function findSome(ctx: WorkspaceContext, period: Period, after: string | null): Promise<TimeRecord[]> {
  const rows = await ctx.tx.execute(sql`
      select e.id, e.local_date::text as date, u.name as person, u.email, coalesce(c.name, '') as client, coalesce(p.name, '') as project,
        array(select a.name from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path) order by array_position(t.path, a.id)) as task,
        e.description, e.billable, e.tags, app.instant(e.started_at) as "startedAt", app.instant(e.ended_at) as "endedAt", e.timezone,
        e.is_timed as "isTimed", round(extract(epoch from e.ended_at - e.started_at))::int as seconds, e.status,
        coalesce(case when s.yes then e.currency end, c.currency)::text as currency, case when s.yes then e.rate end::int as rate,
        case when s.yes then e.amount end::float8 as amount
      from time_entries e
      join members m on m.workspace_id = e.workspace_id and m.id = e.member_id
      join users u on u.id = m.user_id
      left join tasks t on t.workspace_id = e.workspace_id and t.id = e.task_id
      left join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
      left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
      cross join (select lookup.sees_everyones_time() as yes offset 0) s
      where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null and e.ended_at is not null${within(period)}
        and (${after}::uuid is null or e.id > ${after}::uuid)
      order by e.id limit ${entriesAtOnce}`)
  return rows.map((row) => timeRecord.parse(row))
}

const counted = z.object({ count: z.int() })

async function refuseHuge(ctx: WorkspaceContext, period: Period): Promise<void> {
  const [row] = await ctx.tx.execute(sql`
    select count(*)::int as count from time_entries e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null${within(period)}`)
  if (counted.parse(row).count > mostEntries)
    throw conflict(
      'export_too_large',
      `These are more than ${mostEntries.toLocaleString('en')} entries. Export them in parts, such as year by year.`,
    )
}

function within({ from, to }: Period) {
  const first = from === undefined ? sql`` : sql` and e.local_date >= ${from}`
  return to === undefined ? first : sql`${first} and e.local_date <= ${to}`
}
