import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { outcome } from '../testing/read-answer.ts'
import { bring, formOf, manyPrompts } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs } = harness
const mia = await person('Mia')
const encode = (text: string) => new TextEncoder().encode(text)
const megabyte = 1024 * 1024

describe('a request that cannot be', () => {
  it.each([
    ['no kind', { text: 'x' }],
    ['another kind', { kind: 'prompts-xml', text: 'x' }],
    ['no text', { kind: 'prompts-markdown' }],
    ['an empty text', { kind: 'prompts-markdown', text: ' \n' }],
    ['a NUL', { kind: 'prompts-markdown', text: 'a\u0000b' }],
    ['a broken surrogate', { kind: 'prompts-markdown', text: 'a\ud800b' }],
    ['a wrong status', { kind: 'prompts-markdown', text: 'x', status: 'old' }],
    ['a wrong collection', { kind: 'prompts-markdown', text: 'x', collectionId: 'x' }],
    [
      'a foreign collection',
      { kind: 'prompts-markdown', text: 'x', collectionId: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11' },
    ],
    ['a list', []],
    ['nothing', null],
  ])('such as %s is 422', async (_, body) => {
    expect(outcome(await mia.send('POST', '/v1/imports', body))).toEqual([422, 'invalid'])
  })

  it('is told by its field, in a form as in JSON', async () => {
    const none = new FormData()
    none.append('kind', 'prompts-csv')
    expect((await mia.send('POST', '/v1/imports', none)).json).toMatchObject({
      errors: [{ path: 'body.file' }],
    })
    const text = new FormData()
    text.append('kind', 'prompts-csv')
    text.append('file', 'not a file')
    expect((await mia.send('POST', '/v1/imports', text)).status).toBe(422)
    const kind = await mia.send('POST', '/v1/imports', formOf('toggl', { 'a.md': 'x' }))
    expect(kind.json).toMatchObject({ status: 422, errors: [{ path: 'body.kind' }] })
    const tags = await mia.send(
      'POST',
      '/v1/imports',
      formOf('prompts-csv', { 'a.csv': 'x' }, { tags: Array.from({ length: 31 }, (_, n) => `t${n}`).join() }),
    )
    expect(tags.json).toMatchObject({ status: 422, errors: [{ path: 'body.tags' }] })
  })

  it.each([
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=zz', 'x', 400],
    [
      'multipart/form-data; boundary=zz',
      '--zz\r\nContent-Disposition: form-data; name="file"; filename="a\r\n',
      400,
    ],
    ['text/markdown', '# A', 415],
    ['application/x-www-form-urlencoded', 'kind=prompts-csv', 415],
    ['application/json', '{"kind":', 400],
    ['application/json', '', 415],
  ])('as %s with %j is %i', async (contentType, body, status) => {
    const answer = await mia.send('POST', '/v1/imports', body, { 'content-type': contentType })
    expect(answer.status, answer.text).toBe(status)
  })

  it('is 413 beyond 10 MiB, in one file or in all', async () => {
    const big = new Uint8Array(6 * megabyte).fill(97)
    // Whole before it is sent: a form that is still being made when nobody reads on breaks outside of the test.
    const form = new Response(formOf('prompts-markdown', { 'a.md': big, 'b.md': big }))
    const headers = { 'content-type': form.headers.get('content-type') ?? '' }
    expect(outcome(await mia.send('POST', '/v1/imports', await form.text(), headers))).toEqual([
      413,
      'too_large',
    ])
    expect(
      outcome(
        await mia.send('POST', '/v1/imports', { kind: 'prompts-markdown', text: 'x'.repeat(11 * megabyte) }),
      ),
    ).toEqual([413, 'too_large'])
  })
})

describe('a file that is no prompt', () => {
  it.each([
    ['an empty file', 'prompts-markdown', 'a.md', '', /empty/],
    ['white space', 'prompts-markdown', 'a.md', ' \n\n', /no prompt/],
    ['Latin-1', 'prompts-markdown', 'a.md', new Uint8Array([71, 114, 252, 223, 101]), /UTF-8/],
    ['a picture', 'prompts-markdown', 'a.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /UTF-8/],
    [
      'a picture by name',
      'prompts-markdown',
      'a.png',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      /not a Markdown/,
    ],
    ['a table as Markdown', 'prompts-markdown', 'a.csv', 'name,body\nA,B', /import it as CSV/],
    ['Markdown as a table', 'prompts-csv', 'a.md', '# A', /import it as Markdown/],
    ['a table without prompts', 'prompts-csv', 'a.csv', 'x,y\n1,2\n', /No column holds the prompts/],
    ['a table with nothing in it', 'prompts-csv', 'a.csv', 'name,body\n', /no prompt/],
    ['an open quote', 'prompts-csv', 'a.csv', 'name,body\n"A,B\n', /never closes/],
    [
      'an alias bomb',
      'prompts-markdown',
      'a.md',
      `---\nname: x\na: &a [x,x]\n${[...'bcdefgh'].map((key, n) => `${key}: &${key} [*${'abcdefg'[n]},*${'abcdefg'[n]}]`).join('\n')}\n---\nBody`,
      /Write the value out/,
    ],
    [
      'deep nesting',
      'prompts-markdown',
      'a.md',
      `---\nname: ${'['.repeat(20_000)}\n---\nBody`,
      /nested|closed|read/,
    ],
    ['an endless line', 'prompts-markdown', 'a.md', 'x'.repeat(200_000), /100,000/],
    [
      'a damaged archive',
      'prompts-markdown',
      'a.zip',
      new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]),
      /damaged/,
    ],
    ['an archive that is none', 'prompts-markdown', 'a.zip', 'not an archive', /archive is damaged/],
    ['an empty archive', 'prompts-markdown', 'a.zip', '', /archive is damaged/],
    ['a PDF', 'prompts-markdown', 'a.pdf', '%PDF-1.7', /copy its text and paste it/],
    [
      'a document',
      'prompts-markdown',
      'a.docx',
      zipSync({ 'word/document.xml': new Uint8Array(9) }),
      /a\.docx: This is a document: open it, copy its text and paste it/,
    ],
    ['half of a JSON file', 'prompts-json', 'a.json', '{"prompts": [', /stops before its end/],
    ['JSON with a mistake', 'prompts-json', 'a.json', '[{"name": "x"\n "b": 2}]', /mistake near line 2: /],
    ['JSON with a comma too much', 'prompts-json', 'a.json', '[\n{"prompt": "x"},\n]', /has a mistake: /],
    [
      'an archive of pictures',
      'prompts-markdown',
      'a.zip',
      zipSync({ 'a.png': new Uint8Array(9) }),
      /not a Markdown/,
    ],
  ] as const)('such as %s fails with a reason', async (_, kind, name, content, reason) => {
    const found = await bring(harness, mia.send, kind, {
      [name]: typeof content === 'string' ? content : new Uint8Array(content),
    })
    expect(found.status).toBe('failed')
    expect(found.failure).toMatch(reason)
    expect(outcome(await mia.send('POST', `/v1/imports/${found.id}/commit`))).toEqual([409, 'import_failed'])
  })

  it('does not keep the others from being read, but keeps them from being made until it is skipped', async () => {
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      'a.md': 'Fine.',
      'b.md': new Uint8Array([255, 0]),
    })
    expect(found).toMatchObject({ status: 'ready', counts: { create: 1, failed: 1 } })
    const refused = await mia.send('POST', `/v1/imports/${found.id}/commit`)
    expect(outcome(refused)).toEqual([409, 'import_has_failed_rows'])
    expect(refused.json).toMatchObject({ failed: 1, rows: [2] })
    expect((await mia.send('POST', `/v1/imports/${found.id}/commit`, { skipFailed: true })).status).toBe(202)
    await runJobs()
  })

  it('may be UTF-16 with its mark, as spreadsheets save it', async () => {
    const text = '\ufeffname;body\nGrüße;Schreib Grüße\n'
    const bytes = new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer)
    const found = await bring(harness, mia.send, 'prompts-csv', { 'a.csv': bytes })
    expect(found.rows).toMatchObject([{ name: 'Grüße', action: 'create' }])
  })

  it('whatever its name, is only a name', async () => {
    const names = [
      '../../../etc/cron.d/x.md',
      '/etc/passwd',
      'C:\\boot.md',
      'a\u0000b\u202e.md',
      '.',
      `${'x'.repeat(3_000)}.md`,
    ]
    for (const name of names) {
      const answer = await mia.send('POST', '/v1/imports', {
        kind: 'prompts-markdown',
        text: 'Text',
        fileName: name,
      })
      expect([202, 422]).toContain(answer.status)
      const form = await mia.send(
        'POST',
        '/v1/imports',
        formOf('prompts-markdown', { [name]: `Text of ${name.length}` }),
      )
      expect([202, 400]).toContain(form.status)
    }
    await runJobs()
    const found = await bring(harness, mia.send, 'prompts-markdown', { '../a/./b\\..\\c.md': 'One.' })
    expect(found.rows).toMatchObject([{ file: 'a/b/c.md', name: 'c', category: 'b' }])
  })
})

describe('an archive that would grow without end', () => {
  it('is stopped at what it really inflates to', async () => {
    const bomb = zipSync({ 'a.md': new Uint8Array(200 * megabyte) }, { level: 9 })
    const found = await bring(harness, mia.send, 'prompts-markdown', { 'bomb.zip': bomb })
    expect(found.failure).toMatch(/larger than 40 MB/)
  })

  it('is stopped whatever its headers claim', async () => {
    const found = await bring(harness, mia.send, 'prompts-markdown', { 'liar.zip': lyingZip(100 * megabyte) })
    expect(found.status).toBe('failed')
    expect(found.failure).toMatch(/larger than 40 MB|damaged/)
  })

  it('is stopped over several archives', async () => {
    const half = zipSync({ 'a.md': new Uint8Array(30 * megabyte).fill(97) }, { level: 9 })
    const found = await bring(harness, mia.send, 'prompts-markdown', { '1.zip': half, '2.zip': half })
    expect(found.failure).toMatch(/^2.zip: .*MB/)
  })

  it('is stopped at too many files', async () => {
    const empty = new Uint8Array()
    const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}.md`, empty]))
    const found = await bring(harness, mia.send, 'prompts-markdown', { 'many.zip': zipSync(files) })
    expect(found.failure).toMatch(/more than 10,000 files/)
  })

  it('is not opened inside another', async () => {
    const inner = zipSync({ 'a.md': encode('Deep.') })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      'outer.zip': zipSync({ 'inner.zip': inner }),
    })
    expect(found).toMatchObject({ status: 'failed', rows: [{ file: 'inner.zip', action: 'skip' }] })
  })
})

it('more prompts than anybody looks through are refused as a whole', async () => {
  const found = await bring(harness, mia.send, 'prompts-csv', { 'a.csv': `body\n${'x\n'.repeat(10_001)}` })
  expect(found).toMatchObject({
    status: 'failed',
    rows: [],
    failure: expect.stringMatching(/more than 10,000/),
  })
})

it.each([
  ['prompts', '# a\n'.repeat(200_000), /more than 10,000/],
  ['headings', `# A\n---\nB\n---\n${'\n# a\n'.repeat(200_000)}`, null],
  ['blanks', `# A\n\n**Inputs:** ${'a, '.repeat(300_000)}\n---\nB {{a}}\n---\n`, null],
  ['tags', `---\nname: A\ntags: ${'a, '.repeat(300_000)}\n---\nB`, /no prompt/],
  ['columns', `${'body,'.repeat(200_000)}\nx`, null],
])('%s beyond any count do not leave the import hanging', async (_, text, failure) => {
  const kind = text.startsWith('body') ? 'prompts-csv' : 'prompts-markdown'
  const found = await bring(harness, mia.send, kind, { [kind === 'prompts-csv' ? 'a.csv' : 'a.md']: text })
  expect(['ready', 'failed']).toContain(found.status)
  expect(found.failure ?? '').not.toMatch(/could not be read/)
  if (failure !== null) expect(found.failure).toMatch(failure)
})

it('1,000 prompts in one file cost a few seconds to read', async () => {
  const before = process.cpuUsage()
  const found = await bring(harness, mia.send, 'prompts-markdown', { 'many.md': manyPrompts(1_000) })
  expect(found.counts).toEqual({ create: 1_000, update: 0, skip: 0, failed: 0 })
  expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(8)
})

/** A zip of one file whose headers say that it is ten bytes long. */
function lyingZip(size: number): Uint8Array<ArrayBuffer> {
  const data = deflateRawSync(Buffer.alloc(size), { level: 9 })
  const name = encode('a.md')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(data.length, 18)
  header.writeUInt32LE(10, 22)
  header.writeUInt16LE(name.length, 26)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  return new Uint8Array(Buffer.concat([header, name, data, end]))
}
