import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Send, startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { makeTree, write } from './testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness
type Person = { send: Send }

const path = '/v1/time-entries'
const change = ({ send }: Person, ids: string[], wanted: unknown) =>
  send('PATCH', path, { ids, change: wanted })
const list = async ({ send }: Person, query = '') => rowsOf(await send('GET', `${path}?limit=200${query}`))

it('changes many at once, all or none, and puts all of it back', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  const entries = [
    await write(mia, { date: '2026-11-16', durationSeconds: 60, tags: ['old'] }),
    await write(mia, { date: '2026-11-17', durationSeconds: 60, projectId, description: 'B' }),
    await write(mia, { date: '2026-11-18', durationSeconds: 60, taskId, billable: true }),
  ]
  const ids = entries.map(({ id }) => id)
  const seen = async () =>
    rowsOf(await mia.send('GET', '/v1/time-entries')).map(
      ({ description, projectId, taskId, billable, tags, startedAt }) => ({
        description,
        projectId,
        taskId,
        billable,
        tags,
        startedAt,
      }),
    )
  const before = await seen()
  const answer = await mia.send('PATCH', '/v1/time-entries', {
    ids,
    change: { taskId, addTags: ['new'], removeTags: ['OLD'], description: 'All' },
  })
  expect(answer).toMatchObject({ status: 200, json: { changed: 3 } })
  expect(await seen()).toMatchObject([
    { taskId, billable: true, tags: ['new'] },
    { taskId, billable: false, tags: ['new'] },
    { taskId, billable: false, tags: ['new'], description: 'All' },
  ])
  const undo = answer.json instanceof Object ? Reflect.get(answer.json, 'undo') : null
  expect((await mia.send('PATCH', '/v1/time-entries', { changes: undo })).status).toBe(200)
  expect(await seen()).toEqual(before)
  expect(
    (await mia.send('PATCH', '/v1/time-entries', { ids: [...ids, randomUUID()], change: { deleted: true } }))
      .status,
  ).toBe(404)
  expect(await seen()).toHaveLength(3)
  const gone = await mia.send('PATCH', '/v1/time-entries', { ids, change: { deleted: true } })
  expect(gone.json).toEqual({ changed: 3, undo: [{ ids, change: { deleted: false } }] })
  expect(await seen()).toEqual([])
  expect((await mia.send('PATCH', '/v1/time-entries', { ids: [] })).status).toBe(422)
})

it('changes 500 entries as one, and none when one of them is locked', async () => {
  const mia = await makeTimeWorld(harness)
  const projectId = await mia.project(null)
  const ids = await mia.entries(
    Array.from({ length: 500 }, () => ({ day: '2026-03-02', seconds: 60, status: 'open' as const })),
  )
  const wanted = { projectId, addTags: ['all'], billable: false }
  const [locked] = ids
  expect((await mia.send('POST', '/v1/weeks/2026-W10/submit', { entryIds: [locked] })).status).toBe(200)
  const refused = await change(mia, ids, wanted)
  expect(outcome(refused)).toEqual([409, 'entry_locked'])
  expect(refused.json).toMatchObject({ entryIds: [locked] })
  expect(await list(mia, '&tag=all')).toEqual([])
  await mia.send('POST', '/v1/weeks/2026-W10/reopen', { entryIds: [locked] })
  const done = await change(mia, ids, wanted)
  expect(done.json).toMatchObject({ changed: 500 })
  const undo = done.json instanceof Object ? Reflect.get(done.json, 'undo') : null
  expect((await mia.send('PATCH', path, { changes: undo })).json).toMatchObject({ changed: 500 })
  expect(await list(mia, '&tag=all')).toEqual([])
  // One more is too many, and one of them twice is none.
  expect((await change(mia, [...ids, ids[0] ?? ''], wanted)).status).toBe(422)
  expect((await change(mia, [ids[0] ?? '', ids[0] ?? ''], wanted)).status).toBe(422)
})

it('lets two who change many at the same moment each change all of them', async () => {
  const mia = await person('Mia')
  const ids: string[] = []
  for (let at = 1; at <= 20; at += 1)
    ids.push((await write(mia, { date: '2026-11-16', durationSeconds: at })).id)
  const answers = await Promise.all([
    change(mia, ids, { description: 'one' }),
    change(mia, ids.toReversed(), { description: 'two' }),
    change(mia, ids, { addTags: ['three'] }),
    mia.send('POST', '/v1/weeks/2026-W47/submit', {}),
    change(mia, ids.toReversed(), { addTags: ['four'] }),
  ])
  for (const { status } of answers) expect([200, 409]).toContain(status)
  const said = new Set((await list(mia)).map(({ description, tags }) => JSON.stringify([description, tags])))
  expect(said.size).toBe(1)
})
