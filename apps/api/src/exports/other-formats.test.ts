import { parsePromptJson } from '@promptsheet/shared/prompt-json'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { bring, commit } from '../imports/testing/bring.ts'
import { startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, app, origin } = harness
type Send = Awaited<ReturnType<typeof person>>['send']

async function download(send: Send, format: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await send('POST', '/v1/api-keys', { name: 'Export', scopes: ['prompts:read'] })
  const { key } = z.object({ key: z.string() }).parse(answer.json)
  const headers = { authorization: `Bearer ${key}` }
  const response = await app.request(`${origin}/v1/exports/prompts?format=${format}`, { headers })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

const nasty = [
  {
    name: 'Plain',
    body: 'Dear {{client}},\r\n{{notes...}}\u2028',
    useCase: 'Always',
    category: 'Sales',
    tags: ['a', 'b'],
  },
  { name: 'Ümläut: "x"', body: '---\nname: inner\n---\n', notes: '  n\n', recommendedModels: ['Claude'] },
  { name: 'With / a slash', body: '</script> ☂ {"a": 1}' },
]
const library = async (send: Send) =>
  rowsOf(await send('GET', '/v1/prompts?sort=name')).map(({ name, useCase, category, tags }) => ({
    name,
    useCase,
    category,
    tags,
  }))

it('gives JSON that another workspace imports without loss, and that changes nothing where it came from', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  for (const fields of nasty) await mia.send('POST', '/v1/prompts', fields)
  const bytes = await download(mia.send, 'json')
  const again = await bring(harness, mia.send, 'prompts-json', { 'prompts.json': bytes })
  expect(again.counts).toMatchObject({ create: 0, failed: 0 })
  const brought = await bring(harness, max.send, 'prompts-json', { 'prompts.json': bytes })
  expect(brought.counts).toMatchObject({ create: 3, failed: 0 })
  await commit(harness, max.send, brought.id)
  expect(await library(max.send)).toEqual(await library(mia.send))
  const bodies = (file: Uint8Array) =>
    parsePromptJson(new TextDecoder().decode(file))
      .map(({ record }) => [record?.name, record?.body, record?.notes, record?.recommendedModels])
      .sort()
  expect(bodies(await download(max.send, 'json'))).toEqual(bodies(bytes))
})

it('gives skills that come back as the same prompts', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  for (const fields of nasty) await mia.send('POST', '/v1/prompts', fields)
  const zip = await download(mia.send, 'skills')
  expect(Object.keys(unzipSync(zip)).sort()).toEqual([
    'plain/SKILL.md',
    'umlaut-x/SKILL.md',
    'with-a-slash/SKILL.md',
  ])
  const brought = await bring(harness, max.send, 'prompts-markdown', { 'skills.zip': zip })
  expect(brought.counts).toMatchObject({ create: 3, failed: 0 })
  await commit(harness, max.send, brought.id)
  expect(await library(max.send)).toEqual(await library(mia.send))
})

it('reports every row of a JSON file that cannot be read, and brings the others', async () => {
  const mia = await person('Mia')
  const file = JSON.stringify([{ name: 'A', prompt: 'x' }, { name: 'B' }, 7, { body: 'y', status: 'odd' }])
  const brought = await bring(harness, mia.send, 'prompts-json', { 'p.json': new TextEncoder().encode(file) })
  expect(brought.counts).toMatchObject({ create: 2, failed: 2 })
  expect(brought.rows.map(({ problems }) => problems.length)).toEqual([0, 1, 1, 1])
  const wrong = await mia.send('GET', '/v1/exports/prompts?format=xml')
  expect(outcome(wrong)[0]).toBe(422)
})
