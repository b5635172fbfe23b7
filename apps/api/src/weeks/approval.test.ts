import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, write } from '../time-entries/testing/keep-time.ts'
import { move, read } from './testing/read-week.ts'

const harness = await startHarness()
const { person } = harness

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
