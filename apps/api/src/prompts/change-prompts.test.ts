import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person } = harness
type Person = Awaited<ReturnType<typeof person>>

const save = async ({ send }: Pick<Person, 'send'>, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Launch e-mail', body: 'Write it.', ...fields }))
const change = ({ send }: Pick<Person, 'send'>, ...changes: unknown[]) =>
  send('PATCH', '/v1/prompts', { changes })
const library = async ({ send }: Pick<Person, 'send'>, query = 'sort=created') =>
  rowsOf(await send('GET', `/v1/prompts?${query}`))
    .map(({ name, tags, category, status }) => ({ name, tags, category, status }))
    .toReversed()
const undoOf = ({ json }: { json: unknown }) => z.object({ undo: z.array(z.unknown()) }).parse(json).undo

it('changes many prompts at once and puts all of it back', async () => {
  const mia = await person('Mia')
  const ids = [
    await save(mia, { name: 'A', tags: ['old', 'mail'], category: 'Sales' }),
    await save(mia, { name: 'B', tags: ['Old'] }),
    await save(mia, { name: 'C', tags: ['new'], category: 'HR', status: 'draft' }),
  ]
  const before = await library(mia)
  const answer = await change(mia, {
    ids,
    change: { addTags: ['New'], removeTags: ['old'], category: 'HR', status: 'active' },
  })
  expect(answer.status, answer.text).toBe(200)
  expect(answer.json).toMatchObject({ changed: 3 })
  expect(await library(mia)).toEqual([
    { name: 'A', tags: ['mail', 'New'], category: 'HR', status: 'active' },
    { name: 'B', tags: ['New'], category: 'HR', status: 'active' },
    { name: 'C', tags: ['new'], category: 'HR', status: 'active' },
  ])
  expect(rowsOf(await mia.send('GET', '/v1/prompts?q=tag:new'))).toHaveLength(3)
  const back = await change(mia, ...undoOf(answer))
  expect(back.status, back.text).toBe(200)
  const sorted = (rows: typeof before) =>
    rows.map((row) => ({ ...row, tags: z.array(z.string()).parse(row.tags).sort() }))
  expect(sorted(await library(mia))).toEqual(sorted(before))
  const entries = await mia.send('GET', `/v1/audit-entries?promptId=${ids[1]}`)
  expect(rowsOf(entries).map(({ action }) => action)).toEqual([
    'prompt.changed',
    'prompt.changed',
    'prompt.created',
  ])
})

it('leaves alone what already is as wanted: no new revision, no entry', async () => {
  const mia = await person('Mia')
  const id = await save(mia, { tags: ['a'], category: 'HR' })
  const answer = await change(mia, {
    ids: [id],
    change: { addTags: ['A'], removeTags: ['z'], category: 'HR' },
  })
  expect(answer.json).toEqual({ changed: 0, undo: [] })
  expect((await mia.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({ revision: 1 })
})

it('puts prompts into the bin and takes them out again', async () => {
  const mia = await person('Mia')
  const ids = [await save(mia, { name: 'A' }), await save(mia, { name: 'B' })]
  const answer = await change(mia, { ids, change: { deleted: true } })
  expect(answer.json).toEqual({ changed: 2, undo: [{ ids, change: { deleted: false } }] })
  expect(await library(mia)).toEqual([])
  expect(outcome(await change(mia, { ids, change: { status: 'draft' } }))).toEqual([404, 'prompt_not_found'])
  expect((await change(mia, ...undoOf(answer))).status).toBe(200)
  expect(await library(mia)).toHaveLength(2)
})

it('brings nothing back into a collection that is deleted', async () => {
  const mia = await person('Mia')
  const collectionId = idOf(await mia.send('POST', '/v1/collections', { name: 'Mail' }))
  const id = await save(mia, { collectionId })
  await change(mia, { ids: [id], change: { deleted: true } })
  expect((await mia.send('DELETE', `/v1/collections/${collectionId}`)).status).toBe(204)
  expect(outcome(await change(mia, { ids: [id], change: { deleted: false } }))).toEqual([
    409,
    'collection_deleted',
  ])
})

it('changes all or nothing: one id that is not there refuses the rest', async () => {
  const [mia, stranger] = [await person('Mia'), await person('Max')]
  const [id, foreign] = [await save(mia, { name: 'Ours' }), await save(stranger)]
  for (const other of [foreign, randomUUID()]) {
    const answer = await change(
      mia,
      { ids: [id], change: { status: 'draft' } },
      { ids: [other], change: { status: 'draft' } },
    )
    expect(outcome(answer)).toEqual([404, 'prompt_not_found'])
  }
  expect(await library(mia)).toMatchObject([{ status: 'active' }])
})

it('refuses what cannot be, and says where', async () => {
  const mia = await person('Mia')
  const id = await save(mia, { name: 'Full', tags: Array.from({ length: 29 }, (_, n) => `t${n}`) })
  const errorsOf = async (...changes: unknown[]) => {
    const answer = await change(mia, ...changes)
    expect(answer.status).toBe(422)
    return z
      .object({ errors: z.array(z.object({ path: z.string(), message: z.string() })) })
      .parse(answer.json).errors
  }
  expect(await errorsOf({ ids: [id], change: { addTags: ['x', 'y'] } })).toMatchObject([
    { path: 'body.changes.0.change.addTags', message: expect.stringContaining('“Full”') },
  ])
  expect(await errorsOf({ ids: [id], change: { collectionId: randomUUID() } })).toMatchObject([
    { path: 'body.changes.0.change.collectionId' },
  ])
  expect(await errorsOf({ ids: [id], change: { ownerId: randomUUID() } })).toMatchObject([
    { path: 'body.changes.0.change.ownerId' },
  ])
  expect(await errorsOf({ ids: [id, id], change: {} })).toMatchObject([{ message: 'Name each prompt once' }])
  expect(await errorsOf()).toMatchObject([{ path: 'body.changes' }])
  expect(await errorsOf({ ids: Array.from({ length: 501 }, () => randomUUID()), change: {} })).toMatchObject([
    { message: 'Change at most 500 prompts at once' },
  ])
})

it('reaches no prompt of a team one is not in, and moves none to where the keeper cannot see it', async () => {
  const mia = await person('Mia')
  const hana = await joinWorkspace(harness, mia.send, { name: 'Hana' })
  const viewer = await joinWorkspace(harness, mia.send, { name: 'Vic', role: 'viewer' })
  const memberIds = [hana.workspace.memberId]
  const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds }))
  const collectionId = idOf(
    await hana.send('POST', '/v1/collections', { name: 'Letters', visibility: 'teams', teamIds: [hr] }),
  )
  const secret = await save(hana, { collectionId })
  const ours = await save(mia)
  expect(outcome(await change(mia, { ids: [secret], change: { status: 'draft' } }))).toEqual([
    404,
    'prompt_not_found',
  ])
  expect(outcome(await change(viewer, { ids: [ours], change: { status: 'draft' } }))).toEqual([
    403,
    'forbidden',
  ])
  expect(outcome(await change(hana, { ids: [ours], change: { collectionId } }))).toEqual([422, 'invalid'])
  const ownerId = hana.workspace.memberId
  expect((await change(hana, { ids: [ours], change: { collectionId, ownerId } })).status).toBe(200)
  expect(await library(mia)).toEqual([])
})

it('takes turns with another change of the same prompts, whatever the order they are named in', async () => {
  const mia = await person('Mia')
  const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => save(mia, { name: `P${n}` })))
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      change(mia, { ids: n % 2 === 0 ? ids : ids.toReversed(), change: { addTags: [`t${n}`] } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  for (const { tags } of await library(mia)) expect(tags).toHaveLength(6)
})
