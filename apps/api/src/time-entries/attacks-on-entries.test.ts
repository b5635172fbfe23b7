import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, weekOf, write } from './testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness
type Person = { send: Send }

const path = '/v1/time-entries'
const change = ({ send }: Person, ids: string[], wanted: unknown) =>
  send('PATCH', path, { ids, change: wanted })
const list = async ({ send }: Person, query = '') => rowsOf(await send('GET', `${path}?limit=200${query}`))
const forbid = (mia: Person) => mia.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden: true })

it('names nothing of other people and places, and takes nothing that is too much', async () => {
  const mia = await person('Mia')
  const stranger = await person('Sam')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const mine = await write(jonas, { date: '2026-11-16', durationSeconds: 60 })
  const theirs = await write(stranger, { date: '2026-11-16', durationSeconds: 60 })
  const elsewhere = await makeTree(stranger)
  expect((await change(jonas, [mine.id, theirs.id], { description: 'x' })).status).toBe(404)
  expect(outcome(await change(mia, [mine.id], { description: 'x' }))).toEqual([403, 'not_your_entry'])
  for (const field of ['projectId', 'taskId'] as const)
    expect((await change(jonas, [mine.id], { [field]: elsewhere[field] })).status).toBe(422)
  const { memberId } = jonas.workspace
  expect((await stranger.send('GET', `/v1/weeks/2026-W47?memberId=${memberId}`)).status).toBe(404)
  expect((await stranger.send('POST', '/v1/weeks/2026-W47/approve', { memberId })).status).toBe(404)
  expect(await list(stranger, `&memberId=${memberId}`)).toEqual([])
  const bad = [
    { description: 'x'.repeat(2001) },
    { tags: Array.from({ length: 31 }, (_, at) => `t${at}`) },
    { tags: ['x'.repeat(1000)] },
    { description: 5 },
    { billable: 'yes' },
    { durationSeconds: 1.5 },
    { durationSeconds: 1e300 },
    { durationSeconds: '3600' },
    { timezone: 'Moon/Base' },
    { timezone: 'x'.repeat(5000) },
    { date: '2026-02-30' },
    { date: '9999-12-31' },
    { startTime: '25:00', endTime: '26:00' },
    { startedAt: 'yesterday' },
    { projectId: 'x' },
    { description: 'a\u0000b' },
  ]
  for (const fields of bad)
    expect(
      (await jonas.send('POST', path, { date: '2026-11-16', durationSeconds: 60, ...fields })).status,
    ).toBe(422)
  for (const query of [
    'from=x',
    'to=2026-13-01',
    'limit=0',
    'limit=100000',
    'cursor=x',
    'status=lost',
    'memberId=me',
  ])
    expect((await jonas.send('GET', `${path}?${query}`)).status).toBe(422)
  expect(await list(jonas)).toHaveLength(1)
})

it('lets no overlap in by any way, whoever is faster, where they are forbidden', async () => {
  const mia = await person('Mia')
  expect((await forbid(mia)).status).toBe(200)
  const at = (date: string, startTime: string, endTime: string) => ({ date, startTime, endTime })
  const a = await write(mia, at('2026-11-16', '09:00', '10:00'))
  const b = await write(mia, at('2026-11-17', '09:00', '10:00'))
  await mia.send('DELETE', `${path}/${b.id}`)
  const c = await write(mia, at('2026-11-18', '09:00', '10:00'))
  // Four ways into the same hour; the one that is there first keeps it.
  const answers = await Promise.all([
    mia.send('POST', path, at('2026-11-17', '09:30', '10:30')),
    mia.send('POST', `${path}/${b.id}/undelete`),
    change(mia, [b.id], { deleted: false }),
    mia.send('PATCH', `${path}/${c.id}`, { date: '2026-11-17' }),
  ])
  const statuses = answers.map(({ status }) => status)
  expect(statuses.some((status) => status < 300)).toBe(true)
  for (const status of statuses) expect([200, 201, 404, 409]).toContain(status)
  const week = weekOf(await mia.send('GET', '/v1/weeks/2026-W47'))
  expect(week.entries.filter(({ localDate }) => localDate === '2026-11-17')).toHaveLength(1)
  expect(week.overlaps).toEqual([])
  // What ends in the minute, and in the second, in which the next begins is no overlap.
  await write(mia, { startedAt: '2026-11-20T09:00:00Z', endedAt: '2026-11-20T09:30:20Z' })
  await write(mia, { startedAt: '2026-11-20T09:30:20Z', endedAt: '2026-11-20T09:30:50Z' })
  expect((await mia.send('PATCH', `${path}/${a.id}`, { endTime: '10:00' })).status).toBe(200)
})

it('counts a timer that runs among what is at once', async () => {
  const mia = await person('Mia')
  await forbid(mia)
  expect(
    (await mia.send('POST', '/v1/timer/start', { startedAt: '2026-11-20T08:00:00Z' })).status,
  ).toBeLessThan(300)
  expect(
    outcome(
      await mia.send('POST', path, { startedAt: '2026-11-20T08:10:00Z', endedAt: '2026-11-20T08:20:00Z' }),
    ),
  ).toEqual([409, 'entries_overlap'])
  expect(
    (await mia.send('POST', path, { startedAt: '2026-11-20T07:10:00Z', endedAt: '2026-11-20T08:00:00Z' }))
      .status,
  ).toBe(201)
})

it('keeps the hour that comes twice, and the one that never was, apart', async () => {
  const mia = await person('Mia')
  // Both of the two hours from two to three, each by its own instants.
  const first = await write(mia, { startedAt: '2026-10-25T00:15:00Z', endedAt: '2026-10-25T00:45:00Z' })
  const second = await write(mia, { startedAt: '2026-10-25T01:15:00Z', endedAt: '2026-10-25T01:45:00Z' })
  const week = weekOf(await mia.send('GET', '/v1/weeks/2026-W43'))
  expect(week.parts).toMatchObject([
    { entryId: first.id, startTime: '02:15:00', endTime: '02:45:00', seconds: 1800 },
    { entryId: second.id, startTime: '02:15:00', endTime: '02:45:00', seconds: 1800 },
  ])
  expect(week.overlaps).toEqual([])
  expect(week.days.at(-1)).toMatchObject({ lengthSeconds: 90_000, seconds: 3600 })
  // A whole day of 25 hours fits, a second more does not.
  const day = { date: '2026-10-25' }
  expect((await mia.send('POST', path, { ...day, durationSeconds: 90_001 })).status).toBe(422)
  expect((await write(mia, { ...day, durationSeconds: 90_000 })).localDate).toBe('2026-10-25')
  for (const clock of [
    { startTime: '02:30', endTime: '04:00' },
    { startTime: '01:00', endTime: '02:30' },
  ])
    expect((await mia.send('POST', path, { date: '2026-03-29', ...clock })).status).toBe(422)
  expect(await write(mia, { date: '2026-03-29', startTime: '01:30', endTime: '03:30' })).toMatchObject({
    durationSeconds: 3600,
  })
})

it('brings back what was deleted beside what was copied anew meanwhile', async () => {
  const { send } = await person('Mia')
  await send('POST', '/v1/time-entries', { date: '2026-11-02', durationSeconds: 3600 })
  const copy = async () => {
    const answer = await send('POST', '/v1/weeks/2026-W46/copy', { from: '2026-W45' })
    return z.object({ entryIds: z.array(z.string()) }).parse(answer.json).entryIds
  }
  const [first = ''] = await copy()
  await send('DELETE', `/v1/time-entries/${first}`)
  const [second] = await copy()
  expect(second).toBeDefined()
  expect(outcome(await send('POST', `/v1/time-entries/${first}/undelete`))).toEqual([200])
  expect(await copy()).toEqual([])
})
