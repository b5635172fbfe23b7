// long because: one timer through start, stop, resume, discard and midnight.
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type Answer, type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { timerShape } from './shapes.ts'

const harness = await startHarness()
const { person, deps, passTime } = harness

const timerOf = ({ json }: Answer) => timerShape.parse(json)
const entryOf = (answer: Answer) => {
  const { entry } = timerOf(answer)
  if (entry === null) throw new Error('nothing runs')
  return entry
}
const start = (send: Send, body?: unknown) => send('POST', '/v1/timer/start', body)
const now = () => deps.clock().toISOString()
const ago = (seconds: number) => new Date(deps.clock().getTime() - seconds * 1000).toISOString()

/** A project of this workspace with a task. */
async function makeBucket(send: Send) {
  const clientId = idOf(await send('POST', '/v1/clients', { name: 'Hafen' }))
  const projectId = idOf(await send('POST', '/v1/projects', { name: 'Website', clientId }))
  const taskId = idOf(await send('POST', '/v1/tasks', { name: 'Layout', projectId }))
  return { clientId, projectId, taskId }
}

/** All entries of a person, in order, straight from the database. */
async function entriesOf({ user, workspace }: Awaited<ReturnType<typeof person>>) {
  const them = { workspaceId: workspace.id, memberId: workspace.memberId, userId: user.id }
  const rows = await inWorkspace(deps.db, them, (tx) =>
    tx.execute(sql`
      select id, app.instant(started_at) as "startedAt", app.instant(ended_at) as "endedAt" from time_entries
      where member_id = ${workspace.memberId} and deleted_at is null order by started_at, ended_at nulls last`),
  )
  return z
    .array(z.object({ id: z.string(), startedAt: z.string(), endedAt: z.string().nullable() }))
    .parse(rows)
}

describe('the timer', () => {
  it('starts without a word, and stops', async () => {
    const mia = await person('Mia')
    expect(timerOf(await mia.send('GET', '/v1/timer'))).toMatchObject({ entry: null, forgotten: null })
    const answer = await start(mia.send)
    expect(answer.status).toBe(200)
    const entry = entryOf(answer)
    expect(entry).toMatchObject({
      memberId: mia.workspace.memberId,
      endedAt: null,
      durationSeconds: null,
      projectId: null,
      billable: false,
      source: 'timer',
      status: 'open',
      timezone: 'Europe/Berlin',
    })
    expect(Math.abs(Date.parse(timerOf(answer).serverTime) - Date.parse(entry.startedAt))).toBeLessThan(5000)
    expect(entryOf(await mia.send('GET', '/v1/timer')).id).toBe(entry.id)
    passTime(90)
    const stopped = entryOf(await mia.send('POST', '/v1/timer/stop'))
    expect(stopped.id).toBe(entry.id)
    expect(stopped.durationSeconds).toBeGreaterThanOrEqual(90)
    expect(timerOf(await mia.send('GET', '/v1/timer')).entry).toBeNull()
  })

  it('takes what is worked on, and its word on billing', async () => {
    const mia = await person('Mia')
    const { clientId, projectId, taskId } = await makeBucket(mia.send)
    const entry = entryOf(await start(mia.send, { taskId, description: ' Header ', tags: ['web'] }))
    expect(entry).toMatchObject({ clientId, projectId, taskId, description: 'Header', billable: true })
    expect(entryOf(await start(mia.send, { projectId, billable: false })).billable).toBe(false)
    const gone = await start(mia.send, { taskId: crypto.randomUUID() })
    expect(outcome(gone)).toEqual([422, 'invalid'])
  })

  it('stops the one that runs as another starts, at the same instant', async () => {
    const mia = await person('Mia')
    const first = entryOf(await start(mia.send))
    passTime(60)
    const second = entryOf(await start(mia.send))
    const before = await mia.send('POST', '/v1/timer/start', { startedAt: ago(30) })
    expect(outcome(before)).toEqual([422, 'invalid'])
    expect(entryOf(await mia.send('GET', '/v1/timer')).id).toBe(second.id)
    passTime(60)
    const third = entryOf(await start(mia.send, { startedAt: ago(20) }))
    const [one, two] = await entriesOf(mia)
    expect([one?.id, one?.endedAt]).toEqual([first.id, second.startedAt])
    expect([two?.id, two?.endedAt]).toEqual([second.id, third.startedAt])
  })

  it('is one after twenty starts at once, with neither gap nor overlap before it', async () => {
    const mia = await person('Mia')
    const answers = await Promise.all(Array.from({ length: 20 }, () => start(mia.send)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const all = await entriesOf(mia)
    expect(all).toHaveLength(20)
    for (const [at, entry] of all.entries()) expect(entry.endedAt).toBe(all[at + 1]?.startedAt ?? null)
  })

  it('is one after starts and stops from several places at once', async () => {
    const mia = await person('Mia')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        n % 3 === 2 ? mia.send('POST', '/v1/timer/stop') : start(mia.send),
      ),
    )
    for (const { status } of answers) expect([200, 409]).toContain(status)
    const all = await entriesOf(mia)
    expect(all.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1)
    for (const [at, { endedAt }] of all.entries()) {
      const next = all[at + 1]
      if (next !== undefined)
        expect(Date.parse(String(endedAt))).toBeLessThanOrEqual(Date.parse(next.startedAt))
    }
  })

  it('starts once however often the same start is sent', async () => {
    const mia = await person('Mia')
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await mia.send('POST', '/v1/timer/start', {}, key)
    const again = await mia.send('POST', '/v1/timer/start', {}, key)
    expect(entryOf(again).id).toBe(entryOf(first).id)
    expect(await entriesOf(mia)).toHaveLength(1)
  })

  it('says when there is nothing to stop, change or discard', async () => {
    const mia = await person('Mia')
    const tries: [string, string, unknown?][] = [
      ['POST', '/v1/timer/stop'],
      ['PATCH', '/v1/timer', { description: 'x' }],
      ['DELETE', '/v1/timer'],
    ]
    for (const [method, path, body] of tries)
      expect(outcome(await mia.send(method, path, body))).toEqual([409, 'timer_not_running'])
  })

  it('ends when its person says it did, but not before it began or in the future', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(7200) })
    for (const endedAt of [ago(7300), new Date(deps.clock().getTime() + 60_000).toISOString()])
      expect(outcome(await mia.send('POST', '/v1/timer/stop', { endedAt }))).toEqual([422, 'invalid'])
    const endedAt = ago(3600)
    expect(entryOf(await mia.send('POST', '/v1/timer/stop', { endedAt }))).toMatchObject({ endedAt })
  })

  it('is one interval across midnight, over days, and while clocks change', async () => {
    const mia = await person('Mia')
    const startedAt = ago(3 * 86_400)
    await start(mia.send, { startedAt })
    const stopped = entryOf(await mia.send('POST', '/v1/timer/stop', { endedAt: ago(0) }))
    expect(stopped.durationSeconds).toBeGreaterThanOrEqual(3 * 86_400 - 1)
    expect(stopped.localDate).toBe(
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(startedAt)),
    )
  })

  it('counts the hours there were in a night in which clocks go back', async () => {
    // In New York the clocks went back at 2:00 on 1 November 2026.
    const there = (Date.parse('2026-11-01T12:00:00Z') - deps.clock().getTime()) / 1000
    passTime(there)
    onTestFinished(() => passTime(-there))
    const mia = await person('Mia')
    await start(mia.send, { startedAt: '2026-11-01T03:30:00.000Z', timezone: 'America/New_York' })
    const stopped = await mia.send('POST', '/v1/timer/stop', { endedAt: '2026-11-01T10:30:00.000Z' })
    expect(entryOf(stopped)).toMatchObject({ localDate: '2026-10-31', durationSeconds: 7 * 3600 })
  })

  it('refuses a start in the future, and one of more than 31 days ago', async () => {
    const mia = await person('Mia')
    for (const startedAt of [new Date(deps.clock().getTime() + 60_000).toISOString(), ago(32 * 86_400)])
      expect(outcome(await start(mia.send, { startedAt }))).toEqual([422, 'invalid'])
    for (const timezone of ['Nowhere/Land', '\u0000', ''])
      expect(outcome(await start(mia.send, { timezone }))).toEqual([422, 'invalid'])
  })

  it('asks for its end when it has run for more than 31 days', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(30 * 86_400) })
    passTime(2 * 86_400)
    for (const path of ['/v1/timer/stop', '/v1/timer/start'])
      expect(outcome(await mia.send('POST', path))).toEqual([409, 'timer_too_long'])
    const endedAt = ago(31 * 86_400)
    expect((await mia.send('POST', '/v1/timer/stop', { endedAt })).status).toBe(200)
  })

  it('takes another project, words and start while it runs', async () => {
    const mia = await person('Mia')
    const { projectId, taskId } = await makeBucket(mia.send)
    await start(mia.send, { description: 'Something' })
    const patch = (body: unknown) => mia.send('PATCH', '/v1/timer', body)
    expect(entryOf(await patch({ taskId }))).toMatchObject({ projectId, taskId, billable: true, revision: 2 })
    expect(entryOf(await patch({ taskId: null }))).toMatchObject({ projectId, taskId: null })
    await patch({ taskId, billable: false })
    expect(entryOf(await patch({ description: 'Header' }))).toMatchObject({
      taskId,
      billable: false,
      description: 'Header',
    })
    expect(entryOf(await patch({ projectId: null }))).toMatchObject({ projectId: null, taskId: null })
    const startedAt = ago(600)
    expect(entryOf(await patch({ startedAt }))).toMatchObject({ startedAt })
    expect(
      outcome(await patch({ startedAt: new Date(deps.clock().getTime() + 60_000).toISOString() })),
    ).toEqual([422, 'invalid'])
    const audit = await mia.send('GET', '/v1/audit-entries')
    expect(audit.text).toContain('timer.start_changed')
  })

  it('goes on with an earlier entry as a new one', async () => {
    const mia = await person('Mia')
    const { taskId } = await makeBucket(mia.send)
    const first = entryOf(await start(mia.send, { taskId, description: 'Header', tags: ['web'] }))
    await mia.send('POST', '/v1/timer/stop')
    const resumed = entryOf(await mia.send('POST', '/v1/timer/resume', { entryId: first.id }))
    expect(resumed).toMatchObject({
      taskId,
      description: 'Header',
      tags: ['web'],
      billable: true,
      endedAt: null,
    })
    expect(resumed.id).not.toBe(first.id)
    const again = await mia.send('POST', '/v1/timer/resume', { entryId: resumed.id })
    expect(entryOf(again).id).toBe(resumed.id)
    const other = await mia.send('POST', '/v1/timer/resume', { entryId: crypto.randomUUID() })
    expect(outcome(other)).toEqual([404, 'time_entry_not_found'])
  })

  it('is thrown away, and comes back as if nothing had happened', async () => {
    const mia = await person('Mia')
    const entry = entryOf(await start(mia.send, { description: 'Header' }))
    expect(entryOf(await mia.send('DELETE', '/v1/timer')).deletedAt).not.toBeNull()
    expect(timerOf(await mia.send('GET', '/v1/timer')).entry).toBeNull()
    const back = () => mia.send('POST', '/v1/timer/undelete', { entryId: entry.id })
    expect(entryOf(await back())).toMatchObject({ id: entry.id, startedAt: entry.startedAt, deletedAt: null })
    expect((await back()).status).toBe(200)
    await mia.send('DELETE', '/v1/timer')
    await start(mia.send)
    expect(outcome(await back())).toEqual([409, 'timer_already_running'])
    await mia.send('POST', '/v1/timer/stop')
    expect((await back()).status).toBe(200)
    await mia.send('POST', '/v1/timer/stop')
    expect(outcome(await back())).toEqual([404, 'discarded_timer_not_found'])
  })

  it('runs again as if it had never been stopped, and what took its place is thrown away', async () => {
    const mia = await person('Mia')
    const unstop = (entryId: string) => mia.send('POST', '/v1/timer/unstop', { entryId })
    const first = entryOf(await start(mia.send, { description: 'Header', startedAt: ago(600) }))
    expect((await unstop(first.id)).status).toBe(200)
    await mia.send('POST', '/v1/timer/stop')
    const again = await unstop(first.id)
    expect(entryOf(again)).toMatchObject({ id: first.id, startedAt: first.startedAt, endedAt: null })
    const second = entryOf(await start(mia.send, { description: 'Another' }))
    expect(entryOf(await unstop(first.id)).id).toBe(first.id)
    expect((await entriesOf(mia)).map(({ id }) => id)).toEqual([first.id])
    expect(outcome(await unstop(second.id))).toEqual([404, 'time_entry_not_found'])
    // What began later did not take its place.
    await mia.send('POST', '/v1/timer/stop', { endedAt: ago(300) })
    await start(mia.send, { startedAt: ago(200) })
    expect(outcome(await unstop(first.id))).toEqual([409, 'timer_already_running'])
    const jo = await joinWorkspace(harness, mia.send, { role: 'manager' })
    const theirs = await jo.send('POST', '/v1/timer/unstop', { entryId: first.id })
    expect(outcome(theirs)).toEqual([404, 'time_entry_not_found'])
    expect((await mia.send('GET', '/v1/audit-entries')).text).toContain('timer.unstopped')
  })

  it('does not run again once it was sent for approval, or after 31 days', async () => {
    const mia = await person('Mia')
    const unstop = (entryId: string) => mia.send('POST', '/v1/timer/unstop', { entryId })
    const { id } = entryOf(await start(mia.send, { startedAt: ago(600) }))
    await mia.send('POST', '/v1/timer/stop')
    const { id: workspaceId, memberId } = mia.workspace
    await inWorkspace(deps.db, { workspaceId, memberId, userId: mia.user.id }, (tx) =>
      tx.execute(sql`update time_entries set status = 'submitted' where id = ${id}`),
    )
    expect(outcome(await unstop(id))).toEqual([409, 'entry_locked'])
    const old = entryOf(await start(mia.send, { startedAt: ago(30 * 86_400) }))
    await mia.send('POST', '/v1/timer/stop', { endedAt: ago(29 * 86_400) })
    passTime(2 * 86_400)
    expect(outcome(await unstop(old.id))).toEqual([422, 'invalid'])
  })

  it("is each member's own", async () => {
    const mia = await person('Mia')
    const jo = await joinWorkspace(harness, mia.send, { role: 'manager' })
    const entry = entryOf(await start(mia.send))
    expect(timerOf(await jo.send('GET', '/v1/timer')).entry).toBeNull()
    expect(outcome(await jo.send('POST', '/v1/timer/stop'))).toEqual([409, 'timer_not_running'])
    const resumed = await jo.send('POST', '/v1/timer/resume', { entryId: entry.id })
    expect(outcome(resumed)).toEqual([404, 'time_entry_not_found'])
    expect((await start(jo.send)).status).toBe(200)
    expect(entryOf(await mia.send('GET', '/v1/timer')).id).toBe(entry.id)
  })

  it('is one in the database, whoever goes round the verbs', async () => {
    const mia = await person('Mia')
    const { id } = entryOf(await start(mia.send))
    const { id: workspaceId, memberId } = mia.workspace
    const userId = mia.user.id
    const twice = inWorkspace(deps.db, { workspaceId, memberId, userId }, (tx) =>
      tx.execute(sql`
        insert into time_entries (workspace_id, id, member_id, billable, started_at, timezone, source, created_by, created_at, updated_at)
        select workspace_id, gen_random_uuid(), member_id, false, now(), 'UTC', 'timer', created_by, now(), now()
        from time_entries where id = ${id}`),
    )
    await expect(twice).rejects.toMatchObject({ cause: { constraint_name: 'time_entries_running' } })
  })
})

describe('a forgotten timer', () => {
  const hours = 3600
  it('is not one before the time its person chose', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(7 * hours) })
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toBeNull()
  })

  it('proposes the usual end when nothing else is known', async () => {
    const mia = await person('Mia')
    const startedAt = ago(20 * hours)
    await start(mia.send, { startedAt })
    const since = new Date(Date.parse(startedAt) + 8 * hours * 1000).toISOString()
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toEqual({
      since,
      proposedEnd: since,
      reason: 'usual_length',
    })
  })

  it('proposes when days usually end, in the zone the work was in', async () => {
    const mia = await person('Mia')
    for (const day of [4, 3, 2]) {
      const [from, to] = berlin(day, '09:00', '17:30')
      await start(mia.send, { startedAt: from })
      await mia.send('POST', '/v1/timer/stop', { endedAt: to })
    }
    const [from, to] = berlin(1, '08:45', '17:30')
    await start(mia.send, { startedAt: from })
    expect(timerOf(await mia.send('GET', '/v1/timer')).forgotten).toMatchObject({
      proposedEnd: to,
      reason: 'usual_day_end',
    })
  })

  it('proposes the last thing done before a long pause', async () => {
    const mia = await person('Mia')
    await start(mia.send, { startedAt: ago(60) })
    passTime(2 * hours)
    const before = Date.parse(now())
    await mia.send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello' })
    const after = Date.parse(now())
    passTime(14 * hours)
    const { forgotten } = timerOf(await mia.send('GET', '/v1/timer'))
    expect(forgotten?.reason).toBe('last_activity')
    expect(Date.parse(forgotten?.proposedEnd ?? '')).toBeGreaterThanOrEqual(before)
    expect(Date.parse(forgotten?.proposedEnd ?? '')).toBeLessThanOrEqual(after)
  })
})

/** Two clock times in Berlin so many days ago, as instants. */
function berlin(daysAgo: number, from: string, to: string): [string, string] {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(
    new Date(deps.clock().getTime() - daysAgo * 86_400_000),
  )
  const at = (time: string) => {
    for (const offset of ['+01:00', '+02:00']) {
      const instant = new Date(`${day}T${time}:00${offset}`)
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Berlin',
        timeStyle: 'short',
      }).format(instant)
      if (shown === time) return instant.toISOString()
    }
    throw new Error('no such time')
  }
  return [at(from), at(to)]
}
