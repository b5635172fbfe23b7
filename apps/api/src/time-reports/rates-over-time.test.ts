import { randomUUID } from 'node:crypto'
import { rates } from '@promptsheet/db/schema/time'
import { addDays } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { addEntries } from './testing/add-entries.ts'
import { report } from './testing/read-report.ts'

const harness = await startHarness()
const day = (n: number) => addDays('2026-01-01', n)
const levels = ['workspace', 'client', 'project', 'task', 'member'] as const
type Totals = Awaited<ReturnType<typeof report>>['totals']

const money = (all: readonly Totals[]) => {
  const sums = new Map<string, number>()
  for (const { amount, currency } of all.flatMap(({ amounts }) => amounts))
    sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).toSorted())
}

/** What approval would freeze, entry by entry. */
async function worth(mia: TimeWorld) {
  const rows = await mia.run(({ tx }) =>
    tx.execute(sql`
      select r.currency, sum(app.amount_of(round(extract(epoch from e.ended_at - e.started_at))::bigint, r.rate))::float8 as amount
      from time_entries e cross join lateral app.rate_of(e.workspace_id, e.task_id, e.project_id, e.member_id, e.local_date) r
      where e.workspace_id = ${mia.workspaceId} and e.billable and r.rate is not null group by 1 order by 1`),
  )
  const sums = rows.map((row) => z.object({ currency: z.string(), amount: z.number() }).parse(row))
  return Object.fromEntries(
    sums.flatMap(({ currency, amount }) => (amount === 0 ? [] : [[currency, amount]])),
  )
}

/** A year of work on three projects, and rates of these kinds from random days on. */
async function makeYear(kinds: readonly (typeof levels)[number][], seed: number) {
  const mia = await makeTimeWorld(harness)
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const [acme, globex] = [await mia.client('Acme', 'EUR'), await mia.client('Globex', 'CHF')]
  const projects = [await mia.project(acme, 'Site'), await mia.project(globex, 'Shop'), null]
  const work: { projectId: string; taskId: string }[] = []
  for (const projectId of projects) {
    if (projectId === null) continue
    const parent = await mia.task(projectId, 'Build')
    work.push(
      { projectId, taskId: parent.id },
      { projectId, taskId: (await mia.task(projectId, 'Page', parent)).id },
    )
  }
  const places = [...projects.map((projectId) => ({ projectId })), ...work]
  const members = [mia.memberId, jonas.workspace.memberId]
  const pick = <T>(of: readonly T[]) => fc.constantFrom(...of)
  const target = fc.oneof(
    ...kinds.map((kind) =>
      kind === 'workspace'
        ? fc.constant({})
        : kind === 'client'
          ? pick([{ clientId: acme }, { clientId: globex }])
          : kind === 'project'
            ? pick(projects.flatMap((projectId) => (projectId === null ? [] : [{ projectId }])))
            : kind === 'task'
              ? pick(work.map(({ taskId }) => ({ taskId })))
              : pick(members.map((memberId) => ({ memberId }))),
    ),
  )
  const rate = fc.record({
    target,
    amount: fc.integer({ min: 0, max: 30_001 }),
    currency: pick(['EUR', 'CHF']),
    effectiveFrom: fc.integer({ min: -20, max: 380 }).map(day),
  })
  const rows = fc.sample(rate, { numRuns: 14, seed }).map(({ target: of, ...rest }) => ({ ...of, ...rest }))
  await mia.run(({ tx, actor }) =>
    tx
      .insert(rates)
      .values(
        rows.map((row) => ({
          ...row,
          workspaceId: actor.workspaceId,
          id: randomUUID(),
          createdAt: new Date(),
        })),
      )
      .onConflictDoNothing(),
  )
  const entry = fc.record({
    place: pick(places),
    memberId: pick(members),
    minute: fc.integer({ min: 0, max: 364 * 1440 }),
    seconds: fc.integer({ min: 1, max: 200_000 }),
    billable: fc.boolean(),
  })
  await addEntries(
    mia,
    fc.sample(entry, { numRuns: 60, seed }).map(({ place, minute, ...rest }) => ({
      ...place,
      ...rest,
      start: new Date(Date.UTC(2026, 0, 1, 4) + minute * 60_000).toISOString(),
    })),
  )
  return mia
}

it.each([
  [['workspace', 'client', 'project'] as const, 1],
  [['project', 'task'] as const, 3],
  [levels, 5],
])(
  'with rates of %s a long report is worth what its months are, and what approval would freeze',
  async (kinds, seed) => {
    const mia = await makeYear(kinds, seed)
    const long = { from: '2026-01-01', to: '2027-02-28' }
    const frozen = await worth(mia)
    expect(Object.keys(frozen).length).toBeGreaterThan(0)
    const whole = await report(mia.send, { ...long, groupBy: 'client,project,member' })
    expect(money([whole.totals])).toEqual(frozen)
    expect(money((await report(mia.send, { ...long, groupBy: 'day' })).groups)).toEqual(frozen)
    const short: Totals[] = []
    for (let from = long.from; from <= long.to; from = addDays(from, 40)) {
      const [to = ''] = [addDays(from, 39), long.to].toSorted()
      short.push((await report(mia.send, { from, to })).totals)
    }
    expect(money(short)).toEqual(frozen)
  },
)
