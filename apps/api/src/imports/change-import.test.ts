import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, look } from './testing/bring.ts'

const harness = await startHarness()
const { person } = harness
const nobody = '0198c0de-0000-7000-8000-000000000000'

const files = {
  'a.md': '---\nname: A\n---\nAsk one thing.',
  'b.md': '---\nname: B\ncategory: Support\n---\nHelp with another.',
  'c.md': '---\nname: C\n---\nNever mind this.',
}

async function brought(fields: Record<string, string> = {}) {
  const mia = await person('Mia')
  const found = await bring(harness, mia.send, 'prompts-markdown', files, fields)
  const change = (body: unknown) => mia.send('PATCH', `/v1/imports/${found.id}`, body)
  const library = async () =>
    rowsOf(await mia.send('GET', '/v1/prompts?sort=name')).map(({ name, category }) => [name, category])
  return { mia, found, change, library }
}

it('gives a category to what has none, with every choice that was made before', async () => {
  const { mia, found, change, library } = await brought()
  expect(found.category).toBeNull()
  await mia.send('PATCH', `/v1/imports/${found.id}/rows/3`, { action: 'skip' })
  const changed = await change({ category: '  Field   work ' })
  expect(outcome(changed)).toEqual([200])
  expect(changed.json).toMatchObject({
    id: found.id,
    category: 'Field work',
    counts: { create: 2, skip: 1 },
    rows: [{ action: 'create' }, { action: 'create' }, { action: 'skip' }],
  })
  expect(rowsOf(await mia.send('GET', '/v1/imports'))).toHaveLength(1)
  await commit(harness, mia.send, found.id)
  expect((await library()).sort()).toEqual([
    ['A', 'Field work'],
    ['B', 'Support'],
  ])
})

it('takes a category back, and leaves what is not named as it is', async () => {
  const { mia, found, change, library } = await brought({ category: 'Sales', tags: 'one, two' })
  expect(found.category).toBe('Sales')
  expect((await change({})).json).toMatchObject({ category: 'Sales', collectionId: null })
  expect((await change({ category: null })).json).toMatchObject({ category: null })
  await commit(harness, mia.send, found.id)
  expect((await library()).sort()).toEqual([
    ['A', null],
    ['B', 'Support'],
    ['C', null],
  ])
  const [first] = rowsOf(await mia.send('GET', '/v1/prompts'))
  expect(first).toMatchObject({ tags: ['one', 'two'] })
})

it('puts what comes in into another collection, and out of it again', async () => {
  const { mia, found, change } = await brought()
  const collectionId = idOf(await mia.send('POST', '/v1/collections', { name: 'Field' }))
  expect((await change({ collectionId })).json).toMatchObject({ collectionId })
  expect((await change({ collectionId: null })).json).toMatchObject({ collectionId: null })
  expect((await change({ collectionId })).json).toMatchObject({ collectionId })
  await commit(harness, mia.send, found.id)
  for (const prompt of rowsOf(await mia.send('GET', '/v1/prompts')))
    expect(prompt).toMatchObject({ collectionId })
})

it('asks anew who may keep a prompt when the collection is another', async () => {
  const mia = await person('Mia')
  const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
  await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [mia.workspace.memberId] })
  const ann = await joinWorkspace(harness, mia.send, { name: 'Ann' })
  const hidden = { name: 'Letters', visibility: 'teams', teamIds: [team] }
  const collectionId = idOf(await mia.send('POST', '/v1/collections', hidden))
  const text = '---\nname: Hers\nowner: Ann\n---\nWrite a letter.'
  const unknown = '---\nname: Whose\nowner: Zoe\n---\nWrite a poem.'
  const found = await bring(harness, mia.send, 'prompts-markdown', { 'a.md': text, 'b.md': unknown })
  const told = async () =>
    (await look(mia.send, found.id)).rows.map(({ problems }) => problems.map(({ message }) => message))
  const nobodyCalled = ['Nobody here is called "Zoe"; you will keep it']
  expect(await told()).toEqual([[], nobodyCalled])
  const change = (to: string | null) => mia.send('PATCH', `/v1/imports/${found.id}`, { collectionId: to })

  await change(collectionId)
  const notIn = ['"Ann" is in none of the teams of this collection; you will keep it']
  expect(await told()).toEqual([notIn, nobodyCalled])
  await change(null)
  expect(await told()).toEqual([[], nobodyCalled])
  await change(collectionId)
  const done = await commit(harness, mia.send, found.id)
  expect(done).toMatchObject({ status: 'committed', failure: null })
  const kept = await mia.send('GET', `/v1/prompts/${done.promptIds[0]}`)
  expect(kept.json).toMatchObject({ collectionId, owner: { id: mia.workspace.memberId } })

  const again = await bring(harness, mia.send, 'prompts-markdown', {
    'c.md': text.replace('a letter', 'two'),
  })
  await mia.send('PATCH', `/v1/imports/${again.id}`, { collectionId })
  await mia.send('PATCH', `/v1/imports/${again.id}`, { collectionId: null })
  const { promptIds } = await commit(harness, mia.send, again.id)
  expect((await mia.send('GET', `/v1/prompts/${promptIds[0]}`)).json).toMatchObject({
    owner: { id: ann.workspace.memberId },
  })
})

it('takes no collection that is not there, no nonsense, and nothing once it is imported', async () => {
  const { mia, found, change } = await brought()
  expect(outcome(await change({ collectionId: nobody }))).toEqual([422, 'invalid'])
  expect(outcome(await change({ category: 'x'.repeat(61) }))).toEqual([422, 'invalid'])
  expect(outcome(await change({ category: ' ' }))).toEqual([422, 'invalid'])
  const stranger = await person('Other')
  const asked = await stranger.send('PATCH', `/v1/imports/${found.id}`, { category: 'Mine' })
  expect(outcome(asked)).toEqual([404, 'import_not_found'])
  expect(await look(mia.send, found.id)).toMatchObject({ category: null, collectionId: null })
  await commit(harness, mia.send, found.id)
  const late = await change({ category: 'Late' })
  expect(outcome(late)).toEqual([409, 'import_not_open'])
  expect(late.text).toContain('imported already')
})
