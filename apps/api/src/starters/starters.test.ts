import { findBlanks } from '@promptsheet/shared/template'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { starterPacks } from './packs.ts'

const { person } = await startHarness()
const added = z.object({ promptIds: z.array(z.string()), skipped: z.number() })
const all = starterPacks.flatMap(({ prompts }) => prompts)

it('brings 120 prompts, each with its own name, when to use it, and a blank to fill', () => {
  expect(all.length).toBeGreaterThanOrEqual(120)
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  for (const { name, useCase, tags, body } of all) {
    expect([name, useCase.length > 10, tags.length > 0]).toEqual([name, true, true])
    expect([name, findBlanks(body).length > 0]).toEqual([name, true])
    expect([name, body.length > 200 && body.length < 1500]).toEqual([name, true])
  }
})

it('has no two prompts that say the same', () => {
  const words = all.map(({ body }) => new Set(body.toLowerCase().match(/\p{L}{4,}/gu)))
  for (const [at, one] of words.entries())
    for (const other of words.slice(at + 1)) {
      const shared = [...one].filter((word) => other.has(word)).length
      expect(shared / Math.min(one.size, other.size)).toBeLessThan(0.6)
    }
})

it('adds a pack once: again, and at once, adds nothing twice', async () => {
  const mia = await person('Mia')
  const add = (body: object) => mia.send('POST', '/v1/starter-packs/add', { pack: 'sales', ...body })
  const [first, second] = await Promise.all([add({}), add({})])
  const counts = [first, second].map(({ json }) => added.parse(json).promptIds.length)
  expect(counts.sort((a, b) => a - b)).toEqual([0, 24])
  expect(rowsOf(await mia.send('GET', '/v1/prompts?limit=200'))).toHaveLength(24)
  expect(rowsOf(await mia.send('GET', '/v1/prompts?q=voicemail'))).toMatchObject([{ category: 'Sales' }])
  const ids = added.parse((await add({})).json)
  expect(ids).toEqual({ promptIds: [], skipped: 24 })
})

it('adds some of a pack, to a collection, and again what was thrown away', async () => {
  const mia = await person('Mia')
  const collection = await mia.send('POST', '/v1/collections', { name: 'Mail' })
  const { id: collectionId } = z.object({ id: z.string() }).parse(collection.json)
  const body = { pack: 'support', promptKeys: ['explain_a_bill'], collectionId }
  const answer = await mia.send('POST', '/v1/starter-packs/add', body)
  const [id] = added.parse(answer.json).promptIds
  expect((await mia.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({
    name: 'Explain a bill',
    collectionId,
  })
  await mia.send('DELETE', `/v1/prompts/${id}`)
  expect(added.parse((await mia.send('POST', '/v1/starter-packs/add', body)).json).promptIds).toHaveLength(1)
})

it('refuses a prompt the pack has not, and adds none of the others', async () => {
  const mia = await person('Mia')
  const body = { pack: 'support', promptKeys: ['explain_a_bill', 'nothing'] }
  expect(outcome(await mia.send('POST', '/v1/starter-packs/add', body))).toEqual([422, 'invalid'])
  expect(outcome(await mia.send('POST', '/v1/starter-packs/add', { pack: 'law' }))).toEqual([422, 'invalid'])
  expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toEqual([])
})
