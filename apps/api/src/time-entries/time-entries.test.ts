import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { entryOf, makeTree, write } from './testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness

it('writes time down by instants, by the clock of a day, and by how long', async () => {
  const mia = await person('Mia')
  const tree = await makeTree(mia)
  const byInstants = await write(mia, {
    startedAt: '2026-11-18T08:00:20Z',
    endedAt: '2026-11-18T09:30:25Z',
    projectId: tree.projectId,
    description: 'Layout',
    tags: ['print', 'Print'],
  })
  expect(byInstants).toMatchObject({
    startedAt: '2026-11-18T08:00:20.000Z',
    durationSeconds: 5405,
    timezone: 'Europe/Berlin',
    localDate: '2026-11-18',
    isTimed: true,
    billable: true,
    clientId: tree.clientId,
    tags: ['print'],
    source: 'manual',
    status: 'open',
    rate: null,
    invoiceId: null,
  })
  const byClock = await write(mia, { date: '2026-11-18', startTime: '22:00', endTime: '06:00' })
  expect(byClock).toMatchObject({
    startedAt: '2026-11-18T21:00:00.000Z',
    endedAt: '2026-11-19T05:00:00.000Z',
    isTimed: true,
  })
  const first = await write(mia, { date: '2026-11-17', durationSeconds: 5400, taskId: tree.taskId })
  expect(first).toMatchObject({
    startedAt: '2026-11-17T08:00:00.000Z',
    durationSeconds: 5400,
    isTimed: false,
    billable: false,
    projectId: tree.projectId,
  })
  const next = await write(mia, { date: '2026-11-17', durationSeconds: 60, timezone: 'Europe/Berlin' })
  expect(next.startedAt).toBe('2026-11-17T09:30:00.000Z')
  const whole = await write(mia, { date: '2026-11-17', durationSeconds: 86_400 })
  expect(whole).toMatchObject({ startedAt: '2026-11-16T23:00:00.000Z', localDate: '2026-11-17' })
})

it('keeps what took no minute, to the second', async () => {
  const mia = await person('Mia')
  const short = await write(mia, { startedAt: '2026-11-18T08:00:00Z', durationSeconds: 7 })
  expect(short).toMatchObject({ endedAt: '2026-11-18T08:00:07.000Z', durationSeconds: 7 })
})

it('says in words what is no time', async () => {
  const mia = await person('Mia')
  const at = async (fields: Record<string, unknown>) => {
    const answer = await mia.send('POST', '/v1/time-entries', fields)
    expect(answer.status, answer.text).toBe(422)
    return answer.json
  }
  const wrong = (path: string) => ({ errors: [expect.objectContaining({ path })] })
  expect(await at({})).toMatchObject(wrong('body.startedAt'))
  expect(await at({ startedAt: '2026-11-18T08:00:00Z' })).toMatchObject(wrong('body.endedAt'))
  expect(await at({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T08:00:00Z' })).toMatchObject(
    wrong('body.endedAt'),
  )
  expect(await at({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2027-11-18T08:00:00Z' })).toMatchObject(
    wrong('body.endedAt'),
  )
  expect(await at({ startedAt: '0001-01-01T00:00:00Z', durationSeconds: 5 })).toMatchObject(
    wrong('body.startedAt'),
  )
  expect(await at({ date: '2026-11-18' })).toMatchObject(wrong('body.durationSeconds'))
  expect(await at({ date: '2026-11-18', durationSeconds: 86_401 })).toMatchObject(
    wrong('body.durationSeconds'),
  )
  expect(await at({ date: '2026-02-30', durationSeconds: 60 })).toMatchObject(wrong('body.date'))
  expect(await at({ date: '2026-11-18', durationSeconds: 60, timezone: 'Mars/Base' })).toMatchObject(
    wrong('body.timezone'),
  )
  expect(await at({ date: '2026-11-18', durationSeconds: 60, projectId: randomUUID() })).toMatchObject(
    wrong('body.projectId'),
  )
})

it('knows the nights when the clocks change', async () => {
  const mia = await person('Mia')
  const spring = await write(mia, { date: '2026-03-29', startTime: '01:00', endTime: '04:00' })
  expect(spring.durationSeconds).toBe(2 * 3600)
  const autumn = await write(mia, { date: '2026-10-25', startTime: '01:00', endTime: '04:00' })
  expect(autumn.durationSeconds).toBe(4 * 3600)
  expect(
    await mia.send('POST', '/v1/time-entries', { date: '2026-03-29', startTime: '02:30', endTime: '04:00' }),
  ).toMatchObject({ status: 422, json: { errors: [{ path: 'body.startTime' }] } })
  const day = (date: string, durationSeconds: number) =>
    mia.send('POST', '/v1/time-entries', { date, durationSeconds })
  expect((await day('2026-10-25', 25 * 3600)).status).toBe(201)
  expect((await day('2026-03-29', 24 * 3600)).status).toBe(422)
  // A day that Samoa never had.
  expect(
    await mia.send('POST', '/v1/time-entries', {
      date: '2011-12-30',
      durationSeconds: 60,
      timezone: 'Pacific/Apia',
    }),
  ).toMatchObject({ status: 422 })
})

it('guards an edit by its ETag, and changes only what is said', async () => {
  const mia = await person('Mia')
  const entry = await write(mia, { startedAt: '2026-11-18T08:00:20Z', endedAt: '2026-11-18T09:30:25Z' })
  const path = `/v1/time-entries/${entry.id}`
  const read = await mia.send('GET', path)
  expect(read.headers.get('etag')).toBe('"r1"')
  const changed = await mia.send('PATCH', path, { description: 'Layout' }, { 'if-match': '"r1"' })
  expect(entryOf(changed)).toMatchObject({
    description: 'Layout',
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
    revision: 2,
  })
  expect(changed.headers.get('etag')).toBe('"r2"')
  const stale = await mia.send('PATCH', path, { description: 'Other' }, { 'if-match': '"r1"' })
  expect(outcome(stale)).toEqual([412, 'stale_edit'])
  expect(stale.json).toMatchObject({ current: { description: 'Layout', revision: 2 } })
  expect(outcome(await mia.send('DELETE', path, undefined, { 'if-match': '"r1"' }))[0]).toBe(412)
  expect(entryOf(await mia.send('PATCH', path, { description: 'Layout' })).revision).toBe(2)
})

it('changes times the way they are said, and leaves the seconds of what is not said', async () => {
  const mia = await person('Mia')
  const { id } = await write(mia, { startedAt: '2026-11-18T08:00:20Z', endedAt: '2026-11-18T09:30:25Z' })
  const change = async (fields: Record<string, unknown>) =>
    entryOf(await mia.send('PATCH', `/v1/time-entries/${id}`, fields))
  expect(await change({ endTime: '11:00' })).toMatchObject({
    startedAt: '2026-11-18T08:00:20.000Z',
    endedAt: '2026-11-18T10:00:00.000Z',
  })
  expect(await change({ startTime: '08:30' })).toMatchObject({
    startedAt: '2026-11-18T07:30:00.000Z',
    endedAt: '2026-11-18T10:00:00.000Z',
  })
  expect(await change({ date: '2026-11-20' })).toMatchObject({
    startedAt: '2026-11-20T07:30:00.000Z',
    durationSeconds: 9000,
  })
  expect(await change({ durationSeconds: 90 })).toMatchObject({
    startedAt: '2026-11-20T07:30:00.000Z',
    durationSeconds: 90,
  })
  expect(await change({ endedAt: '2026-11-20T08:30:00Z' })).toMatchObject({ durationSeconds: 3600 })
  expect(await change({ timezone: 'America/New_York' })).toMatchObject({
    startedAt: '2026-11-20T07:30:00.000Z',
    localDate: '2026-11-20',
  })
  expect(await change({ timezone: 'Pacific/Kiritimati', startTime: '00:30' })).toMatchObject({
    startedAt: '2026-11-19T10:30:00.000Z',
    localDate: '2026-11-20',
  })
  const untimed = await write(mia, { date: '2026-11-10', durationSeconds: 600 })
  const later = entryOf(
    await mia.send('PATCH', `/v1/time-entries/${untimed.id}`, { durationSeconds: 1200, date: '2026-11-11' }),
  )
  expect(later).toMatchObject({ isTimed: false, localDate: '2026-11-11', durationSeconds: 1200 })
})

it('lets billable follow the place, unless somebody said otherwise', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  const change = async (id: string, fields: Record<string, unknown>) =>
    entryOf(await mia.send('PATCH', `/v1/time-entries/${id}`, fields))
  const plain = await write(mia, { date: '2026-11-18', durationSeconds: 60 })
  expect(plain.billable).toBe(false)
  expect((await change(plain.id, { projectId })).billable).toBe(true)
  expect((await change(plain.id, { taskId })).billable).toBe(false)
  expect(await change(plain.id, { taskId: null })).toMatchObject({ billable: true, projectId, taskId: null })
  const said = await write(mia, { date: '2026-11-18', durationSeconds: 60, projectId, billable: false })
  expect((await change(said.id, { projectId: null })).billable).toBe(false)
  expect((await change(said.id, { billable: true })).billable).toBe(true)
})

it('deletes and brings back', async () => {
  const mia = await person('Mia')
  const entry = await write(mia, { date: '2026-11-18', durationSeconds: 60 })
  const path = `/v1/time-entries/${entry.id}`
  expect((await mia.send('DELETE', path)).status).toBe(204)
  expect(outcome(await mia.send('GET', path))).toEqual([404, 'time_entry_not_found'])
  expect(rowsOf(await mia.send('GET', '/v1/time-entries'))).toEqual([])
  expect(rowsOf(await mia.send('GET', '/v1/time-entries?deleted=true'))).toMatchObject([{ id: entry.id }])
  expect(entryOf(await mia.send('POST', `${path}/undelete`))).toMatchObject({
    startedAt: entry.startedAt,
    revision: 3,
  })
  expect((await mia.send('POST', `${path}/undelete`)).status).toBe(404)
})

it('lists what fits, the latest first, a page at a time', async () => {
  const mia = await person('Mia')
  const { clientId, projectId, taskId } = await makeTree(mia)
  for (let day = 10; day < 17; day++)
    await write(mia, {
      date: `2026-11-${day}`,
      durationSeconds: 60,
      ...(day % 2 === 0 ? { projectId } : {}),
      ...(day === 13 ? { taskId, tags: ['Talk'] } : {}),
    })
  const datesOf = async (query: string) =>
    rowsOf(await mia.send('GET', `/v1/time-entries?${query}`)).map(({ localDate }) =>
      String(localDate).slice(8),
    )
  expect(await datesOf('from=2026-11-11&to=2026-11-13')).toEqual(['13', '12', '11'])
  expect(await datesOf(`projectId=${projectId}`)).toEqual(['16', '14', '13', '12', '10'])
  expect(await datesOf(`clientId=${clientId}&to=2026-11-12`)).toEqual(['12', '10'])
  expect(await datesOf('tag=talk')).toEqual(['13'])
  expect(await datesOf('status=approved')).toEqual([])
  const first = await mia.send('GET', '/v1/time-entries?limit=4')
  const second = await mia.send('GET', `/v1/time-entries?limit=4&cursor=${cursorOf(first)}`)
  expect([...rowsOf(first), ...rowsOf(second)].map(({ localDate }) => localDate)).toEqual(
    [16, 15, 14, 13, 12, 11, 10].map((day) => `2026-11-${day}`),
  )
  expect(cursorOf(second)).toBeNull()
})

it('shows nobody the hours of others but managers, and lets nobody change them', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const leyla = await joinWorkspace(harness, mia.send, { name: 'Leyla' })
  const vic = await joinWorkspace(harness, mia.send, { name: 'Vic', role: 'viewer' })
  const stranger = await person('Max')
  const entry = await write(jonas, { date: '2026-11-18', durationSeconds: 3600, description: 'Secret' })
  const path = `/v1/time-entries/${entry.id}`
  const of = `memberId=${jonas.workspace.memberId}`
  for (const who of [leyla, stranger]) {
    expect(outcome(await who.send('GET', path))).toEqual([404, 'time_entry_not_found'])
    expect(outcome(await who.send('PATCH', path, { description: 'x' }))[0]).toBe(404)
    expect(outcome(await who.send('DELETE', path))[0]).toBe(404)
    expect(
      outcome(
        await who.send('PATCH', '/v1/time-entries', { ids: [entry.id], change: { billable: true } }),
      )[0],
    ).toBe(404)
    expect(rowsOf(await who.send('GET', `/v1/time-entries?${of}`))).toEqual([])
    expect(outcome(await who.send('GET', `/v1/weeks/2026-W47?${of}`))).toEqual([404, 'member_not_found'])
    expect(rowsOf(await who.send('GET', `/v1/weeks?${of}`))).toEqual([])
    const { text } = await who.send('GET', '/v1/weeks/2026-W47')
    expect(text).not.toContain('Secret')
    const part = { memberId: jonas.workspace.memberId, entryIds: [entry.id] }
    for (const [verb, body] of [
      ['submit', part],
      ['reopen', part],
      ['submit', { entryIds: [entry.id] }],
    ] as const)
      expect((await who.send('POST', `/v1/weeks/2026-W47/${verb}`, body)).status).toBe(404)
  }
  expect(outcome(await vic.send('GET', '/v1/time-entries'))).toEqual([403, 'forbidden'])
  expect(outcome(await vic.send('GET', '/v1/weeks/2026-W47'))).toEqual([403, 'forbidden'])
  expect(rowsOf(await mia.send('GET', `/v1/time-entries?${of}`))).toMatchObject([{ description: 'Secret' }])
  expect(outcome(await mia.send('PATCH', path, { description: 'x' }))).toEqual([403, 'not_your_entry'])
  expect(outcome(await mia.send('DELETE', path))).toEqual([403, 'not_your_entry'])
})

it('leaves a running timer alone while an old entry is edited', async () => {
  const mia = await person('Mia')
  const old = await write(mia, { date: '2026-11-10', durationSeconds: 60 })
  expect((await mia.send('POST', '/v1/timer/start', {})).status).toBeLessThan(300)
  expect(
    (await mia.send('PATCH', `/v1/time-entries/${old.id}`, { endTime: '10:00', description: 'x' })).status,
  ).toBe(200)
  expect((await mia.send('GET', '/v1/timer')).json).toMatchObject({ entry: { endedAt: null } })
})

it('keeps two edits of one entry at the same moment apart', async () => {
  const mia = await person('Mia')
  const { id } = await write(mia, { date: '2026-11-18', durationSeconds: 60 })
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      mia.send('PATCH', `/v1/time-entries/${id}`, { description: `v${n}` }, { 'if-match': '"r1"' }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412])
})
