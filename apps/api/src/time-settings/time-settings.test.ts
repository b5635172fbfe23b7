import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { write } from '../time-entries/testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness

it('forbids overlaps only when the workspace says so, and only once there are none', async () => {
  const mia = await person('Mia')
  const settings = '/v1/workspace/time-settings'
  expect((await mia.send('GET', settings)).json).toMatchObject({ overlapForbidden: false })
  const a = await write(mia, { date: '2026-11-16', startTime: '09:00', endTime: '10:00' })
  const b = await write(mia, { date: '2026-11-16', startTime: '09:30', endTime: '10:30' })
  await write(mia, { date: '2026-11-16', durationSeconds: 3600 })
  const refused = await mia.send('PATCH', settings, { overlapForbidden: true })
  expect(outcome(refused)).toEqual([409, 'entries_overlap'])
  expect(refused.json).toMatchObject({ entryIds: [b.id] })
  expect(
    (await mia.send('PATCH', `/v1/time-entries/${b.id}`, { startTime: '10:00', endTime: '10:30' })).status,
  ).toBe(200)
  expect((await mia.send('PATCH', settings, { overlapForbidden: true })).status).toBe(200)
  const at = (startTime: string, endTime: string) =>
    mia.send('POST', '/v1/time-entries', { date: '2026-11-16', startTime, endTime })
  expect(outcome(await at('09:59', '10:00'))).toEqual([409, 'entries_overlap'])
  expect((await at('10:30', '11:00')).status).toBe(201)
  expect(outcome(await mia.send('PATCH', `/v1/time-entries/${a.id}`, { endTime: '10:01' }))).toEqual([
    409,
    'entries_overlap',
  ])
  // What was deleted comes back only where there is room.
  await mia.send('DELETE', `/v1/time-entries/${a.id}`)
  expect((await at('09:30', '10:00')).status).toBe(201)
  expect(outcome(await mia.send('POST', `/v1/time-entries/${a.id}/undelete`))).toEqual([
    409,
    'entries_overlap',
  ])
  // A day's hours without clock times are nowhere in particular.
  expect(
    (await mia.send('POST', '/v1/time-entries', { date: '2026-11-16', durationSeconds: 80_000 })).status,
  ).toBe(201)
  const twice = await Promise.all(Array.from({ length: 6 }, () => at('15:00', '16:00')))
  expect(twice.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  expect((await mia.send('PATCH', settings, { overlapForbidden: false })).status).toBe(200)
  expect((await at('15:30', '15:45')).status).toBe(201)
})

it('takes no stop and start in the same second for an overlap', async () => {
  const mia = await person('Mia')
  await mia.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden: true })
  for (const path of ['start', 'stop', 'start', 'start', 'stop', 'start', 'stop'])
    expect([path, (await mia.send('POST', `/v1/timer/${path}`, {})).status < 300]).toEqual([path, true])
})

it('is for managers to change, and for members to read', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  expect(
    outcome(await jonas.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden: true })),
  ).toEqual([403, 'forbidden'])
  expect((await mia.send('PATCH', '/v1/workspace/time-settings', { senderName: 'Northlight' })).status).toBe(
    200,
  )
  expect((await jonas.send('GET', '/v1/workspace/time-settings')).json).toMatchObject({
    senderName: 'Northlight',
  })
})

it('keeps what a person chose for themselves', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const mine = { forgottenAfterSeconds: 36_000, longFromPercent: 90 }
  expect((await jonas.send('PATCH', '/v1/me/time-settings', mine)).json).toEqual(mine)
  expect((await jonas.send('PATCH', '/v1/me/time-settings', {})).json).toEqual(mine)
  expect((await jonas.send('GET', '/v1/me/time-settings')).json).toEqual(mine)
  expect((await mia.send('GET', '/v1/me/time-settings')).json).not.toEqual(mine)
  expect((await jonas.send('PATCH', '/v1/me/time-settings', { longFromPercent: 5 })).status).toBe(422)
})
