import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Answer, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { entryOf, makeTree, weekOf, write } from './testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const split = ({ send }: Person, id: string, at: string, headers: Record<string, string> = {}) =>
  send('POST', `/v1/time-entries/${id}/split`, { at }, headers)
const unsplit = ({ send }: Person, id: string, secondId: string) =>
  send('POST', `/v1/time-entries/${id}/unsplit`, { secondId })
const half = z.object({ id: z.string(), durationSeconds: z.int() }).loose()
const halvesOf = ({ json, status, text }: Answer) => {
  expect(status, text).toBe(201)
  return z.object({ first: half, second: half }).parse(json)
}

it('makes two of one at a moment, and both keep all that was said', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  const entry = await write(mia, {
    startedAt: '2026-11-18T08:00:20Z',
    endedAt: '2026-11-18T11:00:05Z',
    taskId,
    description: 'Layout, then talks',
    tags: ['print', 'Paris'],
    billable: true,
    timezone: 'America/New_York',
  })
  const answer = await split(mia, entry.id, '2026-11-18T09:30:00Z', { 'if-match': '"r1"' })
  const { first, second } = halvesOf(answer)
  const { id, startedAt, endedAt, durationSeconds, revision, createdAt, updatedAt, ...said } = entry
  expect(first).toMatchObject({ ...said, id, startedAt, endedAt: '2026-11-18T09:30:00.000Z', revision: 2 })
  expect(second).toMatchObject({ ...said, startedAt: '2026-11-18T09:30:00.000Z', endedAt, revision: 1 })
  expect([first.durationSeconds, second.durationSeconds]).toEqual([5380, 5405])
  expect(answer.headers.get('location')).toBe(`/v1/time-entries/${second.id}`)
  expect(rowsOf(await mia.send('GET', `/v1/time-entries?projectId=${projectId}`))).toHaveLength(2)
  expect((await mia.send('GET', '/v1/audit-entries')).text).toContain('time_entry.split')
})

it('is put back as it was, unless one of the two says something else by now', async () => {
  const mia = await person('Mia')
  const entry = await write(mia, {
    date: '2026-11-17',
    startTime: '22:00',
    endTime: '06:30',
    tags: ['night'],
  })
  const { second } = halvesOf(await split(mia, entry.id, '2026-11-17T23:00:00Z'))
  const whole = entryOf(await unsplit(mia, entry.id, second.id))
  const { revision, updatedAt, ...same } = entry
  expect(whole).toMatchObject(same)
  expect(rowsOf(await mia.send('GET', '/v1/time-entries'))).toHaveLength(1)
  expect(outcome(await unsplit(mia, entry.id, second.id))).toEqual([404, 'time_entry_not_found'])
  for (const change of [{ description: 'Other' }, { startedAt: '2026-11-17T23:30:00Z' }]) {
    const { second: other } = halvesOf(await split(mia, entry.id, '2026-11-17T23:00:00Z'))
    await mia.send('PATCH', `/v1/time-entries/${other.id}`, change)
    expect(outcome(await unsplit(mia, entry.id, other.id))).toEqual([409, 'split_changed'])
    await mia.send('DELETE', `/v1/time-entries/${other.id}`)
    await mia.send('PATCH', `/v1/time-entries/${entry.id}`, { endedAt: entry.endedAt })
  }
  expect(outcome(await unsplit(mia, entry.id, entry.id))).toEqual([409, 'split_changed'])
})

it('at midnight puts each night on its own day, also where clocks change then', async () => {
  const mia = await person('Mia')
  const night = await write(mia, { date: '2026-11-17', startTime: '22:00', endTime: '06:30' })
  const { first, second } = halvesOf(await split(mia, night.id, '2026-11-17T23:00:00Z'))
  expect([first, second]).toMatchObject([
    { localDate: '2026-11-17', durationSeconds: 2 * 3600 },
    { localDate: '2026-11-18', durationSeconds: 6.5 * 3600 },
  ])
  // In Santiago the clocks went from 24:00 to 1:00: the day after begins at one.
  const spring = await write(mia, {
    startedAt: '2026-09-06T01:00:00Z',
    endedAt: '2026-09-06T07:00:00Z',
    timezone: 'America/Santiago',
  })
  const part = weekOf(await mia.send('GET', '/v1/weeks/2026-W36')).parts.find(
    ({ entryId, endTime }) => entryId === spring.id && endTime === '24:00:00',
  )
  const at = part?.endedAt ?? ''
  const days = halvesOf(await split(mia, spring.id, at))
  expect([days.first, days.second]).toMatchObject([
    { localDate: '2026-09-05', durationSeconds: 3 * 3600 },
    { localDate: '2026-09-06', durationSeconds: 3 * 3600 },
  ])
})

it('loses and invents no second, however many of a second a timer began and ended with', async () => {
  const mia = await person('Mia')
  const begin = Date.UTC(2026, 10, 18, 8)
  const samples = fc.sample(
    fc.tuple(
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 3000, max: 9000 }),
      fc.double({ min: 0.3, max: 0.6, noNaN: true }),
    ),
    { numRuns: 40, seed: 11 },
  )
  for (const [at, milliseconds, share] of samples) {
    const entry = await write(mia, {
      startedAt: new Date(begin + at).toISOString(),
      endedAt: new Date(begin + at + milliseconds).toISOString(),
    })
    const cut = begin + at + Math.round(milliseconds * share)
    const { first, second } = halvesOf(await split(mia, entry.id, new Date(cut).toISOString()))
    expect(first.durationSeconds + second.durationSeconds).toBe(entry.durationSeconds)
    expect(second.startedAt).toBe(first.endedAt)
    expect(Date.parse(String(first.endedAt)) - cut).toBeGreaterThanOrEqual(0)
    expect(Date.parse(String(first.endedAt)) - cut).toBeLessThan(1000)
  }
})

it('works for a length without clock times, and where overlaps are forbidden', async () => {
  const mia = await person('Mia')
  const forbidden = await mia.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden: true })
  expect(forbidden.status).toBe(200)
  const untimed = await write(mia, { date: '2026-11-17', durationSeconds: 5400 })
  const at = new Date(Date.parse(untimed.startedAt) + 3600_000).toISOString()
  const { first, second } = halvesOf(await split(mia, untimed.id, at))
  expect([first, second]).toMatchObject([
    { isTimed: false, durationSeconds: 3600, localDate: '2026-11-17' },
    { isTimed: false, durationSeconds: 1800, localDate: '2026-11-17' },
  ])
  const timed = await write(mia, { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T10:00:00Z' })
  const halves = halvesOf(await split(mia, timed.id, '2026-11-18T09:00:00Z'))
  expect(entryOf(await unsplit(mia, timed.id, halves.second.id)).endedAt).toBe(timed.endedAt)
})

it('is refused for what is settled, runs, is stale, is of somebody else, or would leave nothing on one side', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const times = { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T10:00:00Z' }
  const entry = await write(jonas, times)
  const nine = '2026-11-18T09:00:00Z'
  for (const at of [times.startedAt, times.endedAt, '2026-11-18T07:00:00Z', '2027-01-01T00:00:00Z'])
    expect(outcome(await split(jonas, entry.id, at))).toEqual([422, 'invalid'])
  expect(outcome(await split(mia, entry.id, nine))).toEqual([403, 'not_your_entry'])
  expect(outcome(await split(await person('Max'), entry.id, nine))).toEqual([404, 'time_entry_not_found'])
  expect(outcome(await split(jonas, entry.id, nine, { 'if-match': '"r7"' }))).toEqual([412, 'stale_edit'])
  const running = z
    .object({ entry: half.omit({ durationSeconds: true }) })
    .parse((await jonas.send('POST', '/v1/timer/start', {})).json).entry.id
  expect(outcome(await split(jonas, running, nine))).toEqual([409, 'timer_running'])
  const { second } = halvesOf(await split(jonas, entry.id, nine))
  await jonas.send('POST', '/v1/weeks/2026-W47/submit', { entryIds: [entry.id] })
  expect(outcome(await split(jonas, entry.id, '2026-11-18T08:30:00Z'))).toEqual([409, 'entry_locked'])
  expect(outcome(await unsplit(jonas, entry.id, second.id))).toEqual([409, 'entry_locked'])
})

it('happens once for one key, and once when many do it to one entry as they saw it', async () => {
  const mia = await person('Mia')
  const entry = await write(mia, { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T10:00:00Z' })
  const nine = '2026-11-18T09:00:00Z'
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => split(mia, entry.id, nine, { 'if-match': '"r1"' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412])
  const key = { 'idempotency-key': crypto.randomUUID() }
  const again = [
    await split(mia, entry.id, '2026-11-18T08:30:00Z', key),
    await split(mia, entry.id, '2026-11-18T08:30:00Z', key),
  ].map(halvesOf)
  expect(again[0]).toEqual(again[1])
  expect(rowsOf(await mia.send('GET', '/v1/time-entries'))).toHaveLength(3)
})
