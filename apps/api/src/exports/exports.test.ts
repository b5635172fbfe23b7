import { parsePromptCsv } from '@promptsheet/shared/prompt-csv'
import { parsePromptMarkdown } from '@promptsheet/shared/prompt-markdown'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bring, commit } from '../imports/testing/bring.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client, app, origin } = harness
type Send = Awaited<ReturnType<typeof person>>['send']

/** A key of the caller's, for answers that are not text. */
async function keyOf(send: Send): Promise<string> {
  const answer = await send('POST', '/v1/api-keys', { name: 'Export', scopes: ['prompts:read'] })
  return z.object({ key: z.string() }).parse(answer.json).key
}

async function download(send: Send, query: string) {
  const headers = { authorization: `Bearer ${await keyOf(send)}` }
  const response = await app.request(`${origin}/v1/exports/prompts?${query}`, { headers })
  expect(response.status).toBe(200)
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

async function unpack(send: Send, query = 'format=markdown') {
  const { bytes } = await download(send, query)
  const decoder = new TextDecoder()
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, decoder.decode(file)]),
  )
}

const readCsv = async (send: Send, query = 'format=csv') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode((await download(send, query)).bytes)

const nasty = [
  {
    name: 'Plain',
    body: 'Write to {{client}} in a {{tone=warm|formal}} tone.\n\n{{notes...}}\n',
    useCase: 'Always',
    category: 'Sales',
    tags: ['a', 'b, c'],
    notes: 'One\nTwo',
    recommendedModels: ['ChatGPT'],
  },
  {
    name: '=HYPERLINK("http://evil.example")',
    body: '=1+1',
    category: '+49',
    tags: ['@x', '-y'],
    useCase: '\t=2',
  },
  { name: '---', body: '---\nname: inner\n---\nNot another prompt\n---\n' },
  { name: 'Umbrüche', body: 'a\r\nb\rc\n\n  d  \n', notes: '  indented\n' },
  { name: '../../etc/passwd', body: '# Title v2\nOwner: me\n---\nx', category: '..' },
  { name: '../../etc/passwd', body: 'The same name again', category: '..' },
  { name: 'con', body: '"quoted", \'single\' ; | \\ `code` {{{x}}} \\{{y}}', category: 'A/B\\C:D' },
  { name: '日本語 👩‍💻', body: '顧客 {{顧客名}} ‮ \u2028 \u0085 ﻿', category: 'עברית' },
  { name: "'=quoted", body: "''=x", notes: "'" },
  { name: '.hidden', body: 'x'.repeat(20_000), status: 'retired', category: '__MACOSX' },
  { name: 'null', body: '~', category: 'true', tags: ['no', '007', '1e3'] },
  {
    name: 'Blanks',
    body: 'For {{client name}}: {{size}}',
    inputs: [
      { id: 'client_name', label: 'Who is it for?' },
      { id: 'size', type: 'choice', options: ['S', 'M, L'], default: 'S' },
    ],
  },
]

const compared = z.object({
  name: z.string(),
  useCase: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  status: z.string(),
  currentVersion: z.object({
    body: z.string(),
    inputs: z.array(z.unknown()),
    notes: z.string(),
    recommendedModels: z.array(z.string()),
  }),
})

/** Every prompt the caller sees, without what belongs to its workspace. */
async function library(send: Send) {
  const rows = [
    ...rowsOf(await send('GET', '/v1/prompts?limit=200')),
    ...rowsOf(await send('GET', '/v1/prompts?limit=200&status=retired')),
  ]
  const all = await Promise.all(rows.map(({ id }) => send('GET', `/v1/prompts/${id}`)))
  return all
    .map(({ json }) => compared.parse(json))
    .sort((a, b) => (`${a.name}${a.currentVersion.body}` < `${b.name}${b.currentVersion.body}` ? -1 : 1))
}

async function withNasty(label: string) {
  const someone = await person(label)
  for (const fields of nasty) {
    const answer = await someone.send('POST', '/v1/prompts', fields)
    expect(answer.status, answer.text).toBe(201)
  }
  return someone
}

describe('an export', () => {
  it('is a zip of Markdown with a folder for each category and safe names, no two alike', async () => {
    const mia = await withNasty('Mia')
    const { headers } = await download(mia.send, 'format=markdown')
    expect(headers.get('content-type')).toBe('application/zip')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="prompts-\d{4}-\d\d-\d\d\.zip"$/,
    )
    const files = await unpack(mia.send)
    expect(Object.keys(files)).toEqual([
      'Sales/Plain.md',
      '+49/=HYPERLINK(-http-evil.example-).md',
      'prompt.md',
      'Umbrüche.md',
      'category/etc-passwd.md',
      'category/etc-passwd 2.md',
      'A-B-C-D/prompt con.md',
      'עברית/日本語 👩-💻.md',
      "'=quoted.md",
      'category __MACOSX/hidden.md',
      'true/null.md',
      'Blanks.md',
    ])
    expect(parsePromptMarkdown(files['Sales/Plain.md'] ?? '').records).toMatchObject([
      { name: 'Plain', owner: mia.email, version: 1, body: nasty[0]?.body },
    ])
  })

  it('is CSV in which no cell is a formula', async () => {
    const mia = await withNasty('Mia')
    const { headers } = await download(mia.send, 'format=csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/\.csv"$/)
    const csv = await readCsv(mia.send)
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    const cells = z
      .array(z.array(z.string()))
      .parse(parse(csv, { bom: true }))
      .flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(parsePromptCsv(csv).problems).toEqual([])
  })

  it('holds what the filter says, and nothing of the bin', async () => {
    const mia = await person('Mia')
    const collectionId = idOf(await mia.send('POST', '/v1/collections', { name: 'C' }))
    await mia.send('POST', '/v1/prompts', { name: 'In', body: 'x', collectionId })
    await mia.send('POST', '/v1/prompts', { name: 'Draft', body: 'y', status: 'draft' })
    const gone = idOf(await mia.send('POST', '/v1/prompts', { name: 'Gone', body: 'z' }))
    await mia.send('DELETE', `/v1/prompts/${gone}`, undefined, { 'if-match': '*' })
    expect(Object.keys(await unpack(mia.send))).toEqual(['In.md', 'Draft.md'])
    expect(Object.keys(await unpack(mia.send, `format=markdown&collectionId=${collectionId}`))).toEqual([
      'In.md',
    ])
    expect(Object.keys(await unpack(mia.send, 'format=markdown&status=draft'))).toEqual(['Draft.md'])
    const nowhere = '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11'
    expect(parsePromptCsv(await readCsv(mia.send, `format=csv&collectionId=${nowhere}`)).records).toEqual([])
    expect(await unpack(mia.send, `format=markdown&collectionId=${nowhere}`)).toEqual({})
  })

  it('needs a format it knows, and somebody who may read prompts', async () => {
    const mia = await person('Mia')
    expect(outcome(await mia.send('GET', '/v1/exports/prompts'))).toEqual([422, 'invalid'])
    expect(outcome(await mia.send('GET', '/v1/exports/prompts?format=xlsx'))).toEqual([422, 'invalid'])
    expect(outcome(await mia.send('GET', '/v1/exports/prompts?format=csv&status=old'))).toEqual([
      422,
      'invalid',
    ])
    expect(outcome(await client()('GET', '/v1/exports/prompts?format=csv'))).toEqual([401, 'unauthenticated'])
    const answer = await mia.send('POST', '/v1/api-keys', { name: 'K', scopes: ['workspace:read'] })
    const { key } = z.object({ key: z.string() }).parse(answer.json)
    const keyed = client({ authorization: `Bearer ${key}` })
    expect(outcome(await keyed('GET', '/v1/exports/prompts?format=csv'))).toEqual([403, 'missing_scope'])
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer', name: 'Vic' })
    expect((await viewer.send('GET', '/v1/exports/prompts?format=csv')).status).toBe(200)
  })

  it('holds no prompt of a collection for other teams, for whatever role and filter', async () => {
    const mia = await person('Mia')
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
    await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [mia.workspace.memberId] })
    const limited = { name: 'Letters', visibility: 'teams', teamIds: [team] }
    const collectionId = idOf(await mia.send('POST', '/v1/collections', limited))
    await mia.send('POST', '/v1/prompts', {
      name: 'Secret letter',
      body: 'Secret.',
      collectionId,
      externalId: 'shared',
    })
    await mia.send('POST', '/v1/prompts', { name: 'Open', body: 'Open.', externalId: 'shared' })
    const joe = await joinWorkspace(harness, mia.send, { role: 'owner', name: 'Joe' })
    for (const query of ['', `&collectionId=${collectionId}`, '&status=active']) {
      const csv = await readCsv(joe.send, `format=csv${query}`)
      const files = await unpack(joe.send, `format=markdown${query}`)
      expect(`${csv}${JSON.stringify(files)}`).not.toMatch(/Secret|Letters/)
    }
    // Even whether somebody else has the same id elsewhere must not show.
    expect(parsePromptCsv(await readCsv(joe.send)).records.map(({ record }) => record.externalId)).toEqual([
      'shared',
    ])
    expect(
      parsePromptCsv(await readCsv(mia.send)).records.map(({ record }) => record.externalId),
    ).not.toContain('shared')
    expect(Object.keys(await unpack(mia.send))).toEqual(['Secret letter.md', 'Open.md'])
  })
})

describe.each(['markdown', 'csv'] as const)('a round trip in %s', (format) => {
  const kind = format === 'csv' ? 'prompts-csv' : 'prompts-markdown'
  const exported = async (send: Send) => {
    const { bytes } = await download(send, `format=${format}`)
    return { [format === 'csv' ? 'prompts.csv' : 'prompts.zip']: bytes }
  }

  it('into the same workspace changes nothing', async () => {
    const mia = await withNasty('Mia')
    const before = await library(mia.send)
    const found = await bring(harness, mia.send, kind, await exported(mia.send))
    expect(found.rows.filter(({ reason }) => reason !== 'unchanged')).toEqual([])
    expect(found.counts).toEqual({ create: 0, update: 0, skip: nasty.length, failed: 0 })
    expect(await commit(harness, mia.send, found.id)).toMatchObject({ status: 'committed', promptIds: [] })
    expect(await library(mia.send)).toEqual(before)
  })

  it('into another workspace gives equal prompts, and once more changes nothing there or back home', async () => {
    const mia = await withNasty('Mia')
    const eve = await person('Eve')
    const found = await bring(harness, eve.send, kind, await exported(mia.send))
    expect(found.counts).toEqual({ create: nasty.length, update: 0, skip: 0, failed: 0 })
    await commit(harness, eve.send, found.id)
    expect(await library(eve.send)).toEqual(await library(mia.send))
    const again = await bring(harness, eve.send, kind, await exported(mia.send))
    expect(again.counts).toEqual({ create: 0, update: 0, skip: nasty.length, failed: 0 })
    const home = await bring(harness, mia.send, kind, await exported(eve.send))
    expect(home.counts).toEqual({ create: 0, update: 0, skip: nasty.length, failed: 0 })
  })
})
