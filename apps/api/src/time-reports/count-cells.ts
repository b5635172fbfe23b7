import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { can } from '../workspaces/can.ts'
import { isPicked } from './filter-entries.ts'
import { liveMoney, noMoney } from './live-money.ts'
import { isWithin, secondsTo } from './reach.ts'
import { findCuts, findInstants, type Span, type Unit } from './read-span.ts'
import type { Dimension, ReportQuery, Rounding } from './shapes.ts'
import { tooManyLines } from './too-many-lines.ts'

const mostCells = 100_000
// Each with all that somebody wrote.
const mostEntries = 25_000

const cell = z.object({
  /** Null where the report does not ask. */
  project: z.string().nullable(),
  task: z.string().nullable(),
  member: z.string().nullable(),
  entry: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  currency: z.string().nullable(),
  place: z.number(),
  /** Entries that begin in it (or before the report), and those that only go on in it. */
  begun: z.number(),
  continued: z.number(),
  seconds: z.number(),
  billableSeconds: z.number(),
  amount: z.number(),
  isRunning: z.boolean(),
})

/** What was worked on one thing by one person in one piece of time; `day` is the piece's first. */
export type Cell = Omit<z.infer<typeof cell>, 'place'> & { day: string }

type Asked = Pick<
  ReportQuery,
  'memberId' | 'clientId' | 'projectId' | 'taskId' | 'tag' | 'billable' | 'status'
>

/**
 * The smallest parts of a report, cut and added up in the database: an entry that goes on over a cut has a part on each side,
 * and its parts are its seconds and its money, to the last. Throws invalid when there are more than can be read.
 */
export async function countCells(
  ctx: WorkspaceContext,
  span: Span,
  levels: readonly Dimension[],
  rounding: Rounding | null,
  asked: Asked,
): Promise<Cell[]> {
  const days = findCuts(span, unitsOf(levels, rounding))
  const starts = await findInstants(ctx, days, span.timezone)
  const cuts = sql`${`{${starts.map((start) => `"${start}"`).join(',')}}`}::timestamptz[]`
  const [from, to] = [sql`${starts[0]}::timestamptz`, sql`${starts.at(-1)}::timestamptz`]
  const perEntry = rounding?.per === 'entry' ? rounding : null
  const keys = keysOf(levels)
  const money = can(ctx.actor.role, 'see_everyones_time')
    ? await liveMoney(ctx, span, from, to, asked)
    : noMoney
  const most = levels.includes('entry') ? mostEntries : mostCells
  // One plan for all is one for a day; for a year it sorts on disk what it could look up in memory.
  await ctx.tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`)
  const rows = await ctx.tx.execute(sql`
    with ${money.rates} picked as (
      select ${keys.read}, e.id, e.billable, e.started_at, s.until, e.ended_at is null as is_running,
        ${secondsTo(sql`s.until`)} as seconds, ${money.currency} as currency, ${money.amount} as amount,
        width_bucket(e.started_at, ${cuts}) as first,
        width_bucket(greatest(e.started_at, s.until - interval '1 microsecond'), ${cuts}) as last
      from time_entries e
      cross join lateral (select coalesce(e.ended_at, greatest(e.started_at, ${ctx.clock().toISOString()})) as until) s
      ${money.join}
      where ${isPicked(ctx, asked)} and ${isWithin(ctx, from, to)} and (s.until > ${from} or e.started_at >= ${from})
      offset 0),
    -- What lies in one piece is added up; what goes on over a cut stays by itself, to be cut.
    lines as materialized (
      select ${keys.names}, currency, greatest(first, 1) as first, least(last, ${days.length - 1}) as last,
        case when first <> last then id end as cut, count(*) as entries, bool_or(is_running) as is_running,
        sum(${rounded(sql`seconds`, perEntry)}) as seconds,
        sum(case when billable then ${rounded(sql`seconds`, perEntry)} else 0 end) as billable_seconds,
        sum(amount)::bigint as amount, min(seconds) as whole, bool_or(billable) as billable,
        min(started_at) as started_at, max(until) as until
      from picked group by ${keys.names}, currency, first, last, cut)
    select ${keys.names}, currency, p.place,
      sum(case when p.place = first then entries else 0 end)::float8 as begun,
      sum(case when p.place > first then entries else 0 end)::float8 as continued,
      sum(case when cut is null then seconds else ${rounded(sql`c.part`, perEntry)} end)::float8 as seconds,
      sum(case when cut is null then billable_seconds when billable then ${rounded(sql`c.part`, perEntry)} else 0 end)::float8
        as "billableSeconds",
      sum(case when cut is null then amount else ${share(sql`c.reached`)} - ${share(sql`c.before`)} end)::float8 as amount,
      bool_or(is_running) as "isRunning"
    from lines e
    cross join lateral generate_series(first, last) as p (place)
    left join lateral (select b.before, u.reached, u.reached - b.before as part
      from (select ${secondsTo(sql`greatest(e.started_at, (${cuts})[p.place])`)} as before) b,
        (select ${secondsTo(sql`least(e.until, (${cuts})[p.place + 1])`)} as reached) u) c on cut is not null
    group by ${keys.names}, currency, p.place limit ${most + 1}`)
  if (rows.length > most) throw tooManyLines()
  return rows.map((row) => {
    const { place, ...rest } = cell.parse(row)
    return { ...rest, day: days[place - 1] ?? span.from }
  })
}

function unitsOf(levels: readonly Dimension[], rounding: Rounding | null): Set<Unit> {
  if (rounding?.per === 'day' || levels.includes('day')) return new Set(['day'])
  return new Set((['week', 'month'] as const).filter((unit) => levels.includes(unit)))
}

/** What entries are told apart by: a client is what its projects are. */
function keysOf(levels: readonly Dimension[]) {
  const has = (...some: Dimension[]) => some.some((one) => levels.includes(one))
  const read = sql.join(
    [
      sql`${has('client', 'project', 'task') ? sql`e.project_id` : sql`null::uuid`} as project`,
      sql`${has('task') ? sql`e.task_id` : sql`null::uuid`} as task`,
      sql`${has('member') ? sql`e.member_id` : sql`null::uuid`} as member`,
      sql`${has('entry') ? sql`e.id` : sql`null::uuid`} as entry`,
      sql`${has('tag') ? sql`e.tags` : sql`null::text[]`} as tags`,
    ],
    sql`, `,
  )
  return { read, names: sql`project, task, member, entry, tags` }
}

/** The part of the money up to so many seconds, half a unit up. */
function share(seconds: SQL): SQL {
  return sql`case when whole = 0 then 0 else (2 * amount * ${seconds} + whole) / (2 * whole) end`
}

/** Seconds as they are shown; what is on the step stays there. */
function rounded(seconds: SQL, rounding: Rounding | null): SQL {
  if (rounding === null) return seconds
  const step = sql.raw(String(rounding.minutes * 60))
  const up = { down: sql`0`, nearest: sql`${step} / 2`, up: sql`${step} - 1` }[rounding.mode]
  return sql`(${seconds} + ${up}) / ${step} * ${step}`
}
