import { addWeeks, daysOf } from '@promptsheet/shared/iso-week'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import { statuses, statusesJson } from './count-statuses.ts'
import { findWeekStart } from './find-days.ts'
import type { WeekRow } from './shapes.ts'

const cursorKeys = z.tuple([z.string().regex(/^\d{4}-W\d{2}$/), z.uuid()])
const row = z.object({
  week: z.string(),
  memberId: z.string(),
  name: z.string(),
  statuses,
  submittedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  returnedBy: z.string().nullable(),
  returnNote: z.string(),
})

export type WeekList = {
  from?: string | undefined
  to?: string | undefined
  memberId?: string | undefined
  /** Only weeks with entries of this status. */
  status?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Weeks in which people worked whose hours the actor may see, each person's by itself, the earliest first. */
export async function findWeeks(ctx: WorkspaceContext, list: WeekList): Promise<Page<WeekRow>> {
  const weekStart = await findWeekStart(ctx)
  const after = readCursor(list.cursor, cursorKeys)
  const where = [
    list.from === undefined ? undefined : sql`w.week >= ${list.from}`,
    list.to === undefined ? undefined : sql`w.week <= ${list.to}`,
    list.status === undefined ? undefined : sql`(w.statuses -> ${list.status}::text ->> 'entries')::int > 0`,
    after === null ? undefined : sql`(w.week, w.member_id) > (${after[0]}, ${after[1]}::uuid)`,
  ].filter((condition) => condition !== undefined)
  const rows = await ctx.tx.execute(sql`
    with w as (
      select e.member_id, ${statusesJson} as statuses,
        to_char(e.local_date - (extract(dow from e.local_date)::int - ${weekStart}::int + 7) % 7
          + (4 - ${weekStart}::int + 7) % 7, 'IYYY-"W"IW') as week
      from time_entries e
      where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null
        and ${near(ctx, list)}
      group by e.member_id, 3)
    select w.week, w.member_id as "memberId", u.name, w.statuses, app.instant(t.submitted_at) as "submittedAt",
      app.instant(t.returned_at) as "returnedAt", t.returned_by as "returnedBy", coalesce(t.return_note, '') as "returnNote"
    from w
    join members m on m.workspace_id = ${ctx.actor.workspaceId} and m.id = w.member_id
    join users u on u.id = m.user_id
    left join timesheet_weeks t on t.workspace_id = m.workspace_id and t.member_id = m.id and t.week = w.week
    where ${where.length === 0 ? sql`true` : sql.join(where, sql` and `)}
    order by w.week, w.member_id limit ${list.limit + 1}`)
  return toPage(
    rows.map((each) => row.parse(each)),
    list.limit,
    ({ week, memberId }) => [week, memberId],
  )
}

/** The entries there is to look at, by an index: a week more on either side than those that count. */
function near({ actor }: WorkspaceContext, { from, to, memberId, status }: WeekList): SQL {
  const first = from === undefined ? undefined : daysOf(addWeeks(from, -1))[0]
  const last = to === undefined ? undefined : daysOf(addWeeks(to, 1))[6]
  const among = sql`time_entries x where x.workspace_id = ${actor.workspaceId} and x.status = ${status} and x.deleted_at is null`
  const conditions = [
    sql`true`,
    memberId === undefined ? undefined : sql`e.member_id = ${memberId}`,
    first === undefined ? undefined : sql`e.started_at >= ${first}::date`,
    last === undefined ? undefined : sql`e.started_at < ${last}::date + 1`,
    status === undefined
      ? undefined
      : sql`e.started_at >= (select min(x.started_at) - interval '9 days' from ${among})
          and e.started_at < (select max(x.started_at) + interval '9 days' from ${among})`,
  ].filter((condition) => condition !== undefined)
  return sql.join(conditions, sql` and `)
}
