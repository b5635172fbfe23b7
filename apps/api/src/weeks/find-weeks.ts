import { addDays, addWeeks, daysOf, weekOf } from '@promptsheet/shared/iso-week'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import { beganOn } from '../time-entries/near-days.ts'
import { can } from '../workspaces/can.ts'
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

const mostWeeksAtOnce = 32

/** Weeks in which people worked whose hours the actor may see, each person's by itself, the earliest first. */
export async function findWeeks(ctx: WorkspaceContext, list: WeekList): Promise<Page<WeekRow>> {
  const weekStart = await findWeekStart(ctx)
  const after = readCursor(list.cursor, cursorKeys)
  const rows: WeekRow[] = []
  let next = after !== null && (list.from === undefined || after[0] > list.from) ? after[0] : list.from
  // A few weeks at a time, more when they are thin: a page never reads the years that come after it.
  for (let weeks = 1; rows.length <= list.limit; weeks = Math.min(weeks * 2, mostWeeksAtOnce)) {
    const first = await findFirstDay(ctx, list, next === undefined ? undefined : daysOf(next, weekStart)[0])
    if (first === null) break
    // Somewhere else it may have been the day before.
    const found = weekOf(addDays(first, -1), weekStart)
    const from = next !== undefined && next > found ? next : found
    const until = addWeeks(from, weeks - 1)
    const to = list.to !== undefined && list.to < until ? list.to : until
    if (to < from) break
    const span = { from: daysOf(from, weekStart)[0], to: daysOf(to, weekStart)[6] }
    rows.push(
      ...(await readWeeks(ctx, list, { span, weekStart, after, limit: list.limit + 1 - rows.length })),
    )
    next = addWeeks(to, 1)
  }
  return toPage(rows, list.limit, ({ week, memberId }) => [week, memberId])
}

type Window = {
  span: { from: string | undefined; to: string | undefined }
  weekStart: number
  after: [string, string] | null
  limit: number
}

async function readWeeks(ctx: WorkspaceContext, list: WeekList, { span, weekStart, after, limit }: Window) {
  const rows = await ctx.tx.execute(sql`
    with w as (
      select e.member_id, ${statusesJson} as statuses,
        to_char(e.local_date - (extract(dow from e.local_date)::int - ${weekStart}::int + 7) % 7
          + (4 - ${weekStart}::int + 7) % 7, 'IYYY-"W"IW') as week
      from time_entries e
      where ${seenBy(ctx, list)} and ${beganOn(span)}
      group by e.member_id, 3)
    select w.week, w.member_id as "memberId", u.name, w.statuses, app.instant(t.submitted_at) as "submittedAt",
      app.instant(t.returned_at) as "returnedAt", t.returned_by as "returnedBy", coalesce(t.return_note, '') as "returnNote"
    from w
    join members m on m.workspace_id = ${ctx.actor.workspaceId} and m.id = w.member_id
    join users u on u.id = m.user_id
    left join timesheet_weeks t on t.workspace_id = m.workspace_id and t.member_id = m.id and t.week = w.week
    where ${list.status === undefined ? sql`true` : sql`(w.statuses -> ${list.status}::text ->> 'entries')::int > 0`}
      and ${after === null ? sql`true` : sql`(w.week, w.member_id) > (${after[0]}, ${after[1]}::uuid)`}
    order by w.week, w.member_id limit ${limit}`)
  return rows.map((each) => row.parse(each))
}

/** The day of the first entry that counts, on that day or later; null when there is none. */
async function findFirstDay(ctx: WorkspaceContext, list: WeekList, from: string | undefined) {
  const [found] = await ctx.tx.execute(sql`
    select to_char(e.local_date, 'YYYY-MM-DD') as day from time_entries e
    where ${seenBy(ctx, list)} and ${beganOn({ from })}
      and ${list.status === undefined ? sql`true` : sql`e.status = ${list.status}`}
    order by e.started_at limit 1`)
  return found === undefined ? null : z.object({ day: z.string() }).parse(found).day
}

/** The database keeps other people's hours back anyway; said here, it finds one's own in the index. */
function seenBy({ actor }: WorkspaceContext, list: WeekList): SQL {
  const memberId = list.memberId ?? (can(actor.role, 'see_everyones_time') ? undefined : actor.memberId)
  const ofWorkspace = sql`e.workspace_id = ${actor.workspaceId} and e.deleted_at is null`
  return memberId === undefined ? ofWorkspace : sql`${ofWorkspace} and e.member_id = ${memberId}`
}
