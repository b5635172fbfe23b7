import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeListeners } from '../events/testing/make-listeners.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { before, entriesOf, entryOf, start } from '../timer/testing/tell-timer.ts'
import { graceStart } from './grace.ts'
import { days, makeLeaving, type Person } from './testing/make-leaving.ts'

const harness = await startHarness()
const { person, passTime } = harness
const { sql, close, runRemoval } = makeLeaving(harness)

/** Closes an account and gives the instant of it. */
async function closed(one: Pick<Person, 'send' | 'password'>): Promise<string> {
  const answer = await close(one)
  expect(answer.status).toBe(200)
  const { until } = z.object({ until: z.string() }).parse(answer.json)
  return graceStart(new Date(until)).toISOString()
}

describe('the timer of somebody who closes their account', () => {
  it('ends in every workspace, and whoever sees all hours is told', async () => {
    const { listen, settle, mia, joe, cookies } = await makeListeners(harness)
    const first = entryOf(await start(joe.send, { startedAt: before(harness, 600) }))
    expect((await joe.send('POST', '/v1/workspaces', { name: 'On the side' })).status).toBe(201)
    const second = entryOf(await start(joe.send, { startedAt: before(harness, 60) }))
    const manager = await listen(cookies.max)
    await settle(mia.send, manager)
    manager.heard.length = 0
    const at = await closed(joe)
    await manager.hears('time', joe.workspace.memberId)
    const rows = await sql`
      select app.instant(ended_at) as at, revision from time_entries where id in (${first.id}, ${second.id})`
    expect([...rows]).toEqual([
      { at, revision: 2 },
      { at, revision: 2 },
    ])
  })

  it('ends where it began when that is later, and after 31 days when it has run for longer', async () => {
    const [max, eva] = [await person('Max'), await person('Eva')]
    const ahead = entryOf(await start(max.send))
    await sql`update time_entries set started_at = started_at + interval '1 hour' where id = ${ahead.id}`
    const old = entryOf(await start(eva.send, { startedAt: before(harness, days(30)) }))
    await sql`update time_entries set started_at = started_at - interval '2 days' where id = ${old.id}`
    await closed(max)
    await closed(eva)
    const rows = await sql`
      select extract(epoch from ended_at - started_at)::int as seconds from time_entries
      where id in (${ahead.id}, ${old.id}) order by 1`
    expect(rows.map(({ seconds }) => seconds)).toEqual([0, days(31)])
  })

  it('ends as of that day with the removal, should it run then', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const { id } = entryOf(await start(joe.send, { startedAt: before(harness, 600) }))
    const at = await closed(joe)
    await sql`update time_entries set ended_at = null where id = ${id}`
    passTime(days(15))
    await runRemoval()
    expect(await entriesOf(harness, joe)).toMatchObject([{ id, endedAt: at }])
  })
})
