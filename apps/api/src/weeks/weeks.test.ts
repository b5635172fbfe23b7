// long because: what a week tells, and each move of its approval.
import { randomUUID } from 'node:crypto'
import { weekOf as nameWeek } from '@promptsheet/shared/iso-week'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, weekOf, write } from '../time-entries/testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const read = async ({ send }: Person, week = '2026-W47', query = '') =>
  weekOf(await send('GET', `/v1/weeks/${week}${query}`))
const move = ({ send }: Person, verb: string, body: unknown = {}, week = '2026-W47') =>
  send('POST', `/v1/weeks/${week}/${verb}`, body)

it('tells a week day by day, cut where days end, with what is at once and what lies between', async () => {
  const mia = await person('Mia')
  const { projectId } = await makeTree(mia)
  const night = await write(mia, { date: '2026-11-15', startTime: '22:00', endTime: '06:30', projectId })
  const a = await write(mia, { date: '2026-11-17', startTime: '09:00', endTime: '11:00' })
  const b = await write(mia, { date: '2026-11-17', startTime: '10:30', endTime: '12:00' })
  await write(mia, { date: '2026-11-17', startTime: '13:00', endTime: '14:00' })
  await write(mia, { date: '2026-11-17', durationSeconds: 90 })
  const last = await write(mia, { date: '2026-11-22', startTime: '23:00', endTime: '01:00' })
  const week = await read(mia)
  expect(week.days.map(({ seconds }) => seconds)).toEqual([6.5 * 3600, 4.5 * 3600 + 90, 0, 0, 0, 0, 3600])
  expect(week.days[0]?.billableSeconds).toBe(6.5 * 3600)
  expect(week.parts.find(({ entryId }) => entryId === night.id)).toMatchObject({
    date: '2026-11-16',
    startTime: '00:00:00',
    endTime: '06:30:00',
  })
  expect(week.parts.find(({ entryId }) => entryId === last.id)?.endTime).toBe('24:00:00')
  expect(week.overlaps).toMatchObject([{ entryIds: [a.id, b.id], seconds: 1800 }])
  expect(week.gaps).toMatchObject([{ date: '2026-11-17', seconds: 3600 }])
  expect(week.statuses.open).toEqual({ entries: 5, seconds: 2 * 3600 + 1.5 * 3600 + 3600 + 90 + 2 * 3600 })
  expect((await read(mia, '2026-W46')).days[6]?.seconds).toBe(2 * 3600)
})

it('shows a timer that runs over midnight on both days, up to now', async () => {
  const mia = await person('Mia')
  const now = harness.deps.clock()
  const startedAt = new Date(now.getTime() - 30 * 3600 * 1000).toISOString()
  await mia.send('POST', '/v1/timer/start', { startedAt })
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(now)
  const { json } = await mia.send('GET', `/v1/time-entries?to=${today}`)
  expect(rowsOf({ json, status: 200, text: '', headers: new Headers() })).toMatchObject([{ endedAt: null }])
  const weeks = new Set([
    nameWeek(today),
    nameWeek(new Date(now.getTime() - 30 * 3600 * 1000).toISOString().slice(0, 10)),
  ])
  let [seconds, days] = [0, 0]
  for (const week of weeks) {
    const { parts } = await read(mia, week)
    seconds += parts.reduce((sum, part) => sum + part.seconds, 0)
    days += parts.length
  }
  expect(seconds).toBeGreaterThanOrEqual(30 * 3600)
  expect(seconds).toBeLessThan(30 * 3600 + 120)
  expect(days).toBeGreaterThanOrEqual(2)
})

it('adds up to the second whatever the zone, over the nights when clocks change', async () => {
  const mia = await person('Mia')
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Kathmandu',
  ]
  const instant = fc.integer({ min: Date.UTC(2025, 9, 15), max: Date.UTC(2025, 10, 15) })
  const samples = fc.sample(
    fc.tuple(instant, fc.integer({ min: 1, max: 200_000_000 }), fc.constantFrom(...zones)),
    { numRuns: 40, seed: 7 },
  )
  let total = 0
  for (const [at, milliseconds, timezone] of samples) {
    const { durationSeconds } = await write(mia, {
      startedAt: new Date(at).toISOString(),
      endedAt: new Date(at + milliseconds).toISOString(),
      timezone,
    })
    total += durationSeconds ?? 0
  }
  let inDays = 0
  for (let week = 40; week <= 48; week++) {
    const { days, parts } = await read(mia, `2025-W${week}`)
    const sum = days.reduce((seconds, day) => seconds + day.seconds, 0)
    expect(parts.reduce((seconds, part) => seconds + part.seconds, 0)).toBe(sum)
    inDays += sum
  }
  expect(inDays).toBe(total)
})

it('knows how long a day is where the person is, and on which day their weeks start', async () => {
  const mia = await person('Mia')
  const { days } = await read(mia, '2026-W43')
  expect(days.map(({ lengthSeconds }) => lengthSeconds / 3600)).toEqual([24, 24, 24, 24, 24, 24, 25])
  await mia.send('PATCH', '/v1/workspace', { weekStart: 0 })
  expect((await read(mia, '2026-W48')).days.map(({ date }) => date)[0]).toBe('2026-11-22')
  expect((await mia.send('GET', '/v1/weeks/2021-W53')).status).toBe(404)
})

it('sends, approves, sends back and opens again, entry by entry', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const { memberId } = jonas.workspace
  const a = await write(jonas, { date: '2026-11-16', durationSeconds: 3600 })
  const b = await write(jonas, { date: '2026-11-17', durationSeconds: 1800 })
  const elsewhere = await write(jonas, { date: '2026-11-09', durationSeconds: 1800 })
  // What was not sent is not approved.
  expect(outcome(await move(mia, 'approve', { memberId, entryIds: [a.id] }))).toEqual([409, 'entry_locked'])
  expect((await move(mia, 'approve', { memberId })).json).toMatchObject({ entryIds: [] })
  expect(outcome(await move(mia, 'submit', { memberId }))).toEqual([403, 'not_your_week'])
  expect((await move(jonas, 'submit')).json).toMatchObject({
    entryIds: [a.id, b.id],
    statuses: { submitted: { entries: 2, seconds: 5400 } },
  })
  expect((await move(jonas, 'submit')).json).toMatchObject({ entryIds: [] })
  expect(rowsOf(await mia.send('GET', '/v1/weeks?status=submitted'))).toMatchObject([
    { week: '2026-W47', memberId, name: 'Jonas', statuses: { submitted: { entries: 2, seconds: 5400 } } },
  ])
  // A sent entry is locked, the others are not, and new ones can be written.
  expect(outcome(await jonas.send('PATCH', `/v1/time-entries/${a.id}`, { description: 'x' }))).toEqual([
    409,
    'entry_locked',
  ])
  expect(outcome(await jonas.send('DELETE', `/v1/time-entries/${a.id}`))).toEqual([409, 'entry_locked'])
  await write(jonas, { date: '2026-11-18', durationSeconds: 60 })
  expect((await jonas.send('PATCH', `/v1/time-entries/${elsewhere.id}`, { description: 'x' })).status).toBe(
    200,
  )

  expect((await move(mia, 'approve', { memberId, entryIds: [a.id] })).json).toMatchObject({
    entryIds: [a.id],
  })
  const note = 'Please say what this was.'
  expect((await move(mia, 'return', { memberId, note })).json).toMatchObject({ entryIds: [b.id] })
  const week = await read(jonas)
  expect(week).toMatchObject({
    returnNote: note,
    statuses: { open: { entries: 2 }, approved: { entries: 1 } },
  })
  expect((await jonas.send('PATCH', `/v1/time-entries/${b.id}`, { description: 'Layout' })).status).toBe(200)
  // The person cannot open what is approved; a manager can.
  expect(outcome(await move(jonas, 'reopen', { entryIds: [a.id] }))).toEqual([409, 'entry_locked'])
  expect((await move(jonas, 'submit', { entryIds: [b.id] })).status).toBe(200)
  expect((await move(jonas, 'reopen', { entryIds: [b.id] })).json).toMatchObject({ entryIds: [b.id] })
  expect((await move(mia, 'reopen', { memberId, entryIds: [a.id], to: 'submitted' })).json).toMatchObject({
    statuses: { submitted: { entries: 1 } },
  })
  const actions = rowsOf(await mia.send('GET', '/v1/audit-entries')).map(({ action }) => action)
  for (const action of ['week.submitted', 'week.approved', 'week.returned', 'week.reopened'])
    expect(actions).toContain(action)
})

it('sends what begins in the first second of the week where its person was, and nothing of a second before', async () => {
  const mia = await person('Mia')
  const at = (startedAt: string, timezone: string) => write(mia, { startedAt, durationSeconds: 60, timezone })
  const first = [
    await at('2026-11-15T23:00:00Z', 'Europe/Berlin'),
    await at('2026-11-16T05:00:00Z', 'America/New_York'),
  ].map(({ id }) => id)
  const before = [
    await at('2026-11-15T22:59:59Z', 'Europe/Berlin'),
    await at('2026-11-16T04:59:59Z', 'America/New_York'),
  ].map(({ id }) => id)
  expect((await move(mia, 'submit')).json).toMatchObject({ entryIds: first.toSorted() })
  for (const id of before)
    expect((await mia.send('PATCH', `/v1/time-entries/${id}`, { description: 'Mine' })).status).toBe(200)
  expect((await move(mia, 'submit', {}, '2026-W46')).json).toMatchObject({ entryIds: before.toSorted() })
})

it('takes back what was sent by mistake, but leaves what was approved meanwhile, also for managers', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas', role: 'manager' })
  const { memberId } = jonas.workspace
  const a = await write(jonas, { date: '2026-11-16', durationSeconds: 3600 })
  const b = await write(jonas, { date: '2026-11-17', durationSeconds: 1800 })
  const entryIds = [a.id, b.id]
  await move(jonas, 'submit')
  expect((await move(jonas, 'reopen', { entryIds, waitingOnly: true })).json).toMatchObject({ entryIds })
  await move(jonas, 'submit')
  await move(mia, 'approve', { memberId, entryIds: [a.id] })
  const undo = await move(jonas, 'reopen', { entryIds, waitingOnly: true })
  expect(outcome(undo)).toEqual([409, 'entry_locked'])
  expect(undo.text).toContain('Some of this is approved already.')
  expect((await move(jonas, 'reopen', { waitingOnly: true })).json).toMatchObject({
    entryIds: [b.id],
    statuses: { open: { entries: 1 }, approved: { entries: 1 } },
  })
})

it('lets people who are no managers approve nothing, and names no entry of another week', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const { id } = await write(jonas, { date: '2026-11-16', durationSeconds: 3600 })
  for (const [verb, body] of [
    ['approve', {}],
    ['return', { note: '' }],
  ] as const)
    expect(outcome(await move(jonas, verb, body))).toEqual([403, 'forbidden'])
  expect(outcome(await move(jonas, 'reopen', { to: 'submitted' }))[0]).toBe(403)
  expect((await move(jonas, 'submit', { entryIds: [id] }, '2026-W46')).status).toBe(404)
  expect((await move(jonas, 'submit', { entryIds: [id, randomUUID()] })).status).toBe(404)
  expect((await read(jonas)).statuses).toMatchObject({ open: { entries: 1 } })
})

it('lets somebody alone approve their own week at once, but not a timer that runs', async () => {
  const mia = await person('Mia')
  await write(mia, { date: '2026-11-16', durationSeconds: 3600 })
  expect((await move(mia, 'approve')).json).toMatchObject({ statuses: { approved: { entries: 1 } } })
})

it('freezes what an hour costs as it is approved, and thaws it as it is opened again', async () => {
  const mia = await person('Mia')
  const { projectId } = await makeTree(mia)
  await mia.send('PATCH', `/v1/projects/${projectId}`, { rate: { amount: 9000, currency: 'EUR' } })
  const { id } = await write(mia, { date: '2026-11-16', durationSeconds: 5400, projectId })
  await move(mia, 'approve')
  const frozen = await mia.send('GET', `/v1/time-entries/${id}`)
  await move(mia, 'reopen')
  expect((await mia.send('GET', `/v1/time-entries/${id}`)).json).toMatchObject({ rate: null, amount: null })
  if (frozen.json instanceof Object && Reflect.get(frozen.json, 'rate') !== null)
    expect(frozen.json).toMatchObject({ amount: { amount: 13_500, currency: 'EUR' } })
})

it('approves once, however many try at the same moment', async () => {
  const mia = await person('Mia')
  await write(mia, { date: '2026-11-16', durationSeconds: 3600 })
  const answers = await Promise.all(Array.from({ length: 5 }, () => move(mia, 'approve')))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const actions = rowsOf(await mia.send('GET', '/v1/audit-entries')).map(({ action }) => action)
  expect(actions.filter((action) => action === 'week.approved')).toHaveLength(1)
})

it('copies a week once, day for day, and tells what it could not', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  await write(mia, { date: '2026-11-09', startTime: '09:00', endTime: '10:30', projectId, tags: ['x'] })
  await write(mia, { date: '2026-11-11', durationSeconds: 45, projectId, taskId, description: 'Call' })
  const copies = await Promise.all([
    move(mia, 'copy', { from: '2026-W46' }),
    move(mia, 'copy', { from: '2026-W46' }),
  ])
  expect(copies.map(({ status }) => status)).toEqual([200, 200])
  const week = await read(mia)
  expect(week.days.map(({ seconds }) => seconds)).toEqual([5400, 0, 45, 0, 0, 0, 0])
  expect(week.entries).toMatchObject([
    { projectId, tags: ['x'], isTimed: false, billable: true },
    { taskId, description: 'Call', isTimed: false, billable: false },
  ])
  // What was deleted may be copied again.
  await mia.send('DELETE', `/v1/time-entries/${week.entries[1]?.id}`)
  await mia.send('POST', `/v1/tasks/${taskId}/archive`)
  expect((await move(mia, 'copy', { from: '2026-W46' })).json).toMatchObject({
    entryIds: [],
    skipped: [{ reason: expect.stringContaining('archived') }],
  })
  expect((await move(mia, 'copy', { from: '2026-W47' })).status).toBe(422)
  expect((await move(mia, 'copy', { from: '2021-W53' })).status).toBe(422)
})

it('gives every week of everybody once, page by page, over years without any', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const dates = ['2019-01-07', '2019-01-16', '2023-12-31', '2024-01-01', '2026-11-16', '2026-11-22']
  for (const date of dates) await write(mia, { date, durationSeconds: 60 })
  await write(jonas, { date: '2024-01-03', durationSeconds: 60, timezone: 'Pacific/Auckland' })
  const weeks = ['2019-W02', '2019-W03', '2023-W52', '2024-W01', '2024-W01', '2026-W47']
  const seen: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await mia.send('GET', `/v1/weeks?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...rowsOf(page).map(({ week }) => week))
    cursor = cursorOf(page)
  }
  expect(seen).toEqual(weeks)
  const of = async (query: string) =>
    rowsOf(await mia.send('GET', `/v1/weeks?${query}`)).map(({ week }) => week)
  expect(await of('from=2019-W03&to=2024-W01')).toEqual(weeks.slice(1, 5))
  expect(await of('from=2020-W01&to=2022-W01')).toEqual([])
  expect(await of(`memberId=${jonas.workspace.memberId}`)).toEqual(['2024-W01'])
  expect(await of('status=submitted')).toEqual([])
  await move(jonas, 'submit', {}, '2024-W01')
  expect(await of('status=submitted')).toEqual(['2024-W01'])
  // Others are not counted for somebody who manages nobody.
  expect(rowsOf(await jonas.send('GET', '/v1/weeks'))).toMatchObject([{ week: '2024-W01', name: 'Jonas' }])
})

it('takes what was sent back again, and touches no other week with it', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const { memberId } = jonas.workspace
  // The last second of one week and the first of the next, where the person was.
  const last = await write(jonas, { date: '2026-11-15', startTime: '23:59:59', endTime: '24:00' })
  const first = await write(jonas, { date: '2026-11-16', startTime: '00:00', endTime: '00:01' })
  await move(jonas, 'submit', {}, '2026-W46')
  await move(jonas, 'submit')
  expect((await move(mia, 'approve', { memberId }, '2026-W46')).json).toMatchObject({ entryIds: [last.id] })
  expect((await read(jonas)).statuses).toMatchObject({ submitted: { entries: 1 } })
  expect((await move(mia, 'return', { memberId, note: 'no' })).json).toMatchObject({ entryIds: [first.id] })
  expect((await move(jonas, 'submit')).json).toMatchObject({ entryIds: [first.id] })
  expect((await move(mia, 'approve', { memberId })).json).toMatchObject({ entryIds: [first.id] })
  expect((await move(mia, 'reopen', { memberId })).json).toMatchObject({ entryIds: [first.id] })
  expect((await read(jonas, '2026-W46')).statuses).toMatchObject({ approved: { entries: 1 } })
  expect(outcome(await jonas.send('PATCH', `/v1/time-entries/${last.id}`, { date: '2026-11-16' }))).toEqual([
    409,
    'entry_locked',
  ])
})
