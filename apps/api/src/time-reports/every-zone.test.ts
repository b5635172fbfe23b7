import { workspaces } from '@promptsheet/db/schema/identity'
import { timeEntries } from '@promptsheet/db/schema/time'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import { weekOf } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { getTimeReport } from './get-time-report.ts'
import { addEntries } from './testing/add-entries.ts'

const harness = await startHarness()
/** Half an hour of summer time, odd quarters, a day that never was, two hours of summer time, a winter that is a month long. */
const hardest = [
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'America/Havana',
  'Asia/Gaza',
]
const range = { from: '2020-01-01', to: '2030-12-31' }

const turn = z.object({ zone: z.string(), day: z.string(), at: z.string() })
let mia: TimeWorld
/** Every day of every zone in whose course the clocks are changed, with an instant close to the change. */
let turns: z.infer<typeof turn>[]

beforeAll(async () => {
  mia = await makeTimeWorld(harness)
  turns = await mia.run(async ({ tx }) =>
    (
      await tx.execute(sql`
        with noons as (select n.name, d.day::date, noon, noon - lag(noon) over (partition by n.name order by d.day) as since
          from pg_timezone_names n, generate_series('2019-12-30'::date, '2031-01-03'::date, interval '1 day') as d (day),
            lateral (select (d.day + interval '12 hours') at time zone n.name as noon) at)
        select name as zone, day::text, noon::text as at from noons where since <> interval '24 hours' order by 1, 2`)
    ).map((row) => turn.parse(row)),
  )
})

describe('in every zone, at every change of the clocks from 2020 to 2030', () => {
  it('each second is in exactly one day, the one the clock shows', async () => {
    expect(new Set(turns.map(({ zone }) => zone)).size).toBeGreaterThan(200)
    const wrong = await mia.run(({ tx }) =>
      tx.execute(sql`
        with turns as (select * from json_to_recordset(${JSON.stringify(turns)}) as t (zone text, day date)),
        days as materialized (select distinct t.zone, t.day + n as day from turns t, generate_series(-2, 2) n),
        starts as materialized (select zone, day, app.day_start(day, zone) as start, app.day_start(day + 1, zone) as until from days)
        select s.zone, s.day, m.at from starts s
        cross join lateral (
          select s.start as at union all select s.until - interval '1 second'
          union all select generate_series(s.start, s.until - interval '1 second', interval '10 minutes')) m
        where s.until <= s.start or (m.at at time zone s.zone)::date <> s.day
        limit 5`),
    )
    expect([...wrong]).toEqual([])
  })

  it('a day begins at its first second, one by one, where clocks do the oddest things', async () => {
    const wrong = await mia.run(({ tx }) =>
      tx.execute(sql`
        with turns as (select * from json_to_recordset(${JSON.stringify(turns)}) as t (zone text, day date)),
        days as materialized (select distinct t.zone, t.day + n as day from turns t, generate_series(0, 1) n
          where t.zone = any (${`{${hardest.join(',')}}`}::text[])),
        starts as materialized (select zone, day, app.day_start(day, zone) as start from days)
        select s.zone, s.day, m.at from starts s
        cross join generate_series(s.start - interval '61 minutes', s.start + interval '61 minutes', interval '1 second') m (at)
        where (m.at >= s.start) <> ((m.at at time zone s.zone)::date >= s.day)
        limit 5`),
    )
    expect([...wrong]).toEqual([])
  })

  it('days, weeks and months add up to the entries, to the second, on whatever day weeks start', async () => {
    const random = seededRandom(35)
    const instants = [...new Set(turns.map(({ at }) => at))]
    await addEntries(
      mia,
      instants.map((at) => {
        const start = new Date(Date.parse(at) - Math.floor(random() * 30 * 3600) * 1000)
        return { start: start.toISOString(), seconds: Math.floor(random() * 40 * 3600) }
      }),
    )
    // Also with parts of seconds, as timers have them.
    await mia.run(({ tx }) =>
      tx
        .update(timeEntries)
        .set({ startedAt: sql`started_at - interval '1 microsecond' * (random() * 999999)::int` }),
    )
    // One after the other for all, and each of them for the hardest.
    const places = (await findKinds()).map((zone, at) => ({ zone, weekStart: at % 7 }))
    places.push(...hardest.flatMap((zone) => [0, 1, 6].map((weekStart) => ({ zone, weekStart }))))
    for (const { zone, weekStart } of places) {
      await mia.run(({ tx }) => tx.update(workspaces).set({ weekStart }))
      const [seconds, nested, weeks] = await mia.run(async (ctx) => [
        await addUp(ctx, zone),
        await getTimeReport(ctx, { ...range, timezone: zone, groupBy: ['month', 'week', 'day'] }),
        await getTimeReport(ctx, { ...range, timezone: zone, groupBy: ['week'] }),
      ])
      const add = (groups: readonly { durationSeconds: number }[] = []) =>
        groups.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
      const inMonths = nested.groups.flatMap(({ groups = [] }) => groups)
      const days = inMonths.flatMap(({ groups = [] }) => groups)
      expect(
        [nested.groups, inMonths, days, weeks.groups, [nested.totals], [weeks.totals]].map(add),
        zone,
      ).toEqual(Array.from({ length: 6 }, () => seconds))
      expect(new Set(days.map(({ key }) => key)).size, zone).toBe(days.length)
      const ofWeeks = new Map(weeks.groups.map(({ key, durationSeconds }) => [key, durationSeconds]))
      const fromDays = Map.groupBy(days, ({ key }) => weekOf(key ?? '', weekStart))
      for (const [week, some] of fromDays) expect(add(some), `${zone} ${week}`).toBe(ofWeeks.get(week))
    }
  })
})

/** One zone of each kind: those with the same offsets and the same changes are cut alike. */
async function findKinds(): Promise<string[]> {
  const rows = await mia.run(({ tx }) =>
    tx.execute(sql`
      with turns as (select * from json_to_recordset(${JSON.stringify(turns)}) as t (zone text, day date))
      select min(name) as zone from (
        select n.name, ('2020-01-01'::timestamp at time zone n.name) as first,
          array(select app.day_start(t.day + m, n.name) from turns t, generate_series(-1, 1) m where t.zone = n.name order by 1) as starts
        from pg_timezone_names n) k group by first, starts`),
  )
  return rows.map((row) => z.object({ zone: z.string() }).parse(row).zone)
}

/** The seconds of the entries, without days: each as long as the API says, less what lies outside the range. */
async function addUp({ tx }: Parameters<Parameters<TimeWorld['run']>[0]>[0], zone: string): Promise<number> {
  const [row] = await tx.execute(sql`
    with bounds as (select app.day_start(${range.from}::date, ${zone}) as first, app.day_start(${range.to}::date + 1, ${zone}) as after)
    select sum(greatest(0, round(extract(epoch from least(ended_at, after) - started_at))
      - greatest(0, round(extract(epoch from first - started_at)))))::int as seconds from time_entries, bounds
    where started_at < after and ended_at > first`)
  return z.object({ seconds: z.number() }).parse(row).seconds
}
