import { describe, expect, it, onTestFinished } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { before, entriesOf, entryOf, makeBucket, start, timerOf } from './testing/tell-timer.ts'

const harness = await startHarness()
const { person, deps, passTime } = harness
const ago = (seconds: number) => before(harness, seconds)

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
    const [one, two] = await entriesOf(harness, mia)
    expect([one?.id, one?.endedAt]).toEqual([first.id, second.startedAt])
    expect([two?.id, two?.endedAt]).toEqual([second.id, third.startedAt])
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

  it.each(['removed', 'viewer'])('does not run for ever for somebody who is gone: %s', async (how) => {
    const { send } = await person('Mia')
    const joe = await joinWorkspace(harness, send)
    const started = await joe.send('POST', '/v1/timer/start', {})
    expect(started.status).toBe(200)
    const path = `/v1/members/${joe.workspace.memberId}`
    const answer =
      how === 'removed' ? await send('DELETE', path) : await send('PATCH', path, { role: 'viewer' })
    expect(answer.status).toBeLessThan(300)
    const [entry] = rowsOf(await send('GET', `/v1/time-entries?memberId=${joe.workspace.memberId}`))
    expect(entry).toMatchObject({ status: 'open', endedAt: expect.any(String) })
  })

  const junk = ['\u0000', 'a\u0000b', '\ud800', 'XYZ+5', '<a>-3', '+05:00', 'x'.repeat(64)]
  it.each(junk)('refuses what is no zone: %j', async (timezone) => {
    const { send } = await person('Mia')
    expect(outcome(await send('POST', '/v1/timer/start', { timezone }))).toEqual([422, 'invalid'])
  })
})
