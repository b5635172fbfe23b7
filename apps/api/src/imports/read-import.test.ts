import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, formOf, look } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs } = harness
const encode = (text: string) => new TextEncoder().encode(text)

const save = async (send: Awaited<ReturnType<typeof person>>['send'], fields: object) => {
  const answer = await send('POST', '/v1/prompts', fields)
  expect(answer.status, answer.text).toBe(201)
  return idOf(answer)
}

describe('bringing prompts', () => {
  it('is answered at once and read in the background; nothing is made', async () => {
    const mia = await person('Mia')
    const answer = await mia.send('POST', '/v1/imports', {
      kind: 'prompts-markdown',
      text: '# A v2\n---\nDo.\n---',
    })
    expect(outcome(answer)).toEqual([202])
    expect(answer.headers.get('location')).toBe(`/v1/imports/${idOf(answer)}`)
    expect(await look(mia.send, idOf(answer))).toMatchObject({ status: 'pending', rows: [], promptIds: [] })
    await runJobs()
    expect(await look(mia.send, idOf(answer))).toMatchObject({
      status: 'ready',
      counts: { create: 1, update: 0, skip: 0, failed: 0 },
      progress: { done: 1, total: 1 },
      rows: [{ row: 1, file: 'pasted.md', name: 'A', action: 'create', reason: 'new', promptId: null }],
    })
    expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toEqual([])
    expect(rowsOf(await mia.send('GET', '/v1/imports'))).toMatchObject([
      { id: idOf(answer), status: 'ready' },
    ])
  })

  it('shows how far it is, also within one long table', async () => {
    const mia = await person('Mia')
    const words = (n: number) =>
      Array.from({ length: 100 }, (_, index) => ((n + 7) * 7919 * (index + 3)).toString(36)).join(' ')
    const rows = Array.from({ length: 5000 }, (_, n) => `P${n},"${words(n)}"`)
    const files = { 'many.csv': ['name,body', ...rows].join('\n') }
    const id = idOf(await mia.send('POST', '/v1/imports', formOf('prompts-csv', files)))
    const seen = new Set<number>()
    let isRunning = true
    const running = runJobs().finally(() => {
      isRunning = false
    })
    while (isRunning) {
      const { status, progress } = await look(mia.send, id)
      if (status !== 'pending' || progress.total === 0) continue
      expect(progress.total).toBe(100)
      seen.add(progress.done)
    }
    await running
    expect(seen.size).toBeGreaterThan(3)
    expect(await look(mia.send, id)).toMatchObject({ status: 'ready', progress: { done: 5000, total: 5000 } })
  })

  it('names pasted prompts by their title or their first words', async () => {
    const mia = await person('Mia')
    const paste = async (text: string) => {
      const answer = await mia.send('POST', '/v1/imports', { kind: 'prompts-markdown', text })
      await runJobs()
      const { rows } = await look(mia.send, idOf(answer))
      return rows.map(({ name }) => name)
    }
    expect(await paste('Write a haiku about {{topic}}.\nKeep it short.')).toEqual([
      'Write a haiku about topic.',
    ])
    expect(await paste('# A\nUse when: always\n---\nOne.\n\n# B\nTwo.')).toEqual(['A', 'B'])
  })

  it('takes many files, archives and folders, and a folder stands in for a missing category', async () => {
    const mia = await person('Mia')
    const zip = zipSync({
      'Team/Sales/cold mail.md': encode('Write to {{client}}.'),
      'Team/Sales/own.md': encode('---\nname: Own\ncategory: Support\n---\nHelp.'),
      '../../etc/passwd.md': encode('Say hello.'),
      'C:\\windows\\ideas.txt': encode('Ten ideas.'),
      '__MACOSX/Team/._x.md': encode('clutter'),
      'Team/.DS_Store': encode('clutter'),
      'Team/logo.png': encode('picture'),
    })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      'all.zip': zip,
      'HR/interview.md': 'Ask {{name}}.',
      'loose.md': 'Loose.',
    })
    expect(found.rows.map(({ file, name, category, action }) => [file, name, category, action])).toEqual([
      ['Team/Sales/cold mail.md', 'cold mail', 'Sales', 'create'],
      ['Team/Sales/own.md', 'Own', 'Support', 'create'],
      ['etc/passwd.md', 'passwd', 'etc', 'create'],
      ['windows/ideas.txt', 'ideas', 'windows', 'create'],
      ['Team/logo.png', '', null, 'skip'],
      ['HR/interview.md', 'interview', 'HR', 'create'],
      ['loose.md', 'loose', null, 'create'],
    ])
    expect(found.status).toBe('ready')
  })

  it('reads CSV, tells what it leaves out, and never keeps the addresses of contributors', async () => {
    const mia = await person('Mia')
    const csv =
      'act,prompt,for_devs,type,contributor\n"Poet","Write about {{topic}}",FALSE,TEXT,stranger@example.org\n"",,,,\n"Empty","",FALSE,TEXT,x@example.org\n'
    const found = await bring(harness, mia.send, 'prompts-csv', { 'prompts.csv': csv })
    expect(found.counts).toEqual({ create: 1, update: 0, skip: 0, failed: 1 })
    expect(found.rows).toMatchObject([
      { line: 2, name: 'Poet', action: 'create' },
      {
        line: 4,
        action: 'failed',
        reason: 'unreadable',
        problems: [{ line: 4, column: 'prompt', severity: 'error' }],
      },
    ])
    expect(found.notes.map(({ column }) => column)).toEqual(['for_devs', 'type', 'contributor'])
    const done = await commit(harness, mia.send, found.id, { skipFailed: true })
    const [promptId] = done.promptIds
    const prompt = await mia.send('GET', `/v1/prompts/${promptId}`)
    expect(`${JSON.stringify(done)}${prompt.text}`).not.toContain('example.org')
  })

  it('gives what the files do not say from the defaults, and only that', async () => {
    const mia = await person('Mia')
    const collection = idOf(await mia.send('POST', '/v1/collections', { name: 'Campaigns' }))
    const found = await bring(
      harness,
      mia.send,
      'prompts-markdown',
      { 'a.md': 'Plain.', 'b.md': '---\nname: B\ncategory: Own\ntags: [own]\nstatus: retired\n---\nText.' },
      { collectionId: collection, category: 'Imported', tags: 'one, two', status: 'draft' },
    )
    const done = await commit(harness, mia.send, found.id)
    const made = await Promise.all(done.promptIds.map((id) => mia.send('GET', `/v1/prompts/${id}`)))
    expect(made.map(({ json }) => json)).toMatchObject([
      { name: 'a', category: 'Imported', tags: ['one', 'two'], status: 'draft', collectionId: collection },
      { name: 'B', category: 'Own', tags: ['own'], status: 'retired', collectionId: collection },
    ])
  })

  it('finds keepers by address or name among the members, and otherwise says that the importer keeps it', async () => {
    const mia = await person('Mia Brandt')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe Doe' })
    const text = (owner: string, n: number) => `---\nname: P${n}\nowner: ${owner}\n---\nText ${n}.`
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': text(joe.email.toUpperCase(), 1),
      '2.md': text('joe doe', 2),
      '3.md': text('ghost@example.com', 3),
    })
    expect(found.rows.map(({ problems }) => problems.length)).toEqual([0, 0, 1])
    const done = await commit(harness, mia.send, found.id)
    const made = await Promise.all(done.promptIds.map((id) => mia.send('GET', `/v1/prompts/${id}`)))
    expect(made.map(({ json }) => json)).toMatchObject([
      { owner: { id: joe.workspace.memberId } },
      { owner: { id: joe.workspace.memberId } },
      { owner: { id: mia.workspace.memberId } },
    ])
  })
})

describe('what an import proposes', () => {
  it('is an update for a known id, nothing for what is unchanged, and names what changes', async () => {
    const mia = await person('Mia')
    const known = await save(mia.send, {
      name: 'Known',
      body: 'Old {{text}}.',
      externalId: 'ext-1',
      tags: ['a'],
      notes: 'Keep me.',
    })
    const byOurId = await save(mia.send, { name: 'Ours', body: 'Same.', useCase: 'Always' })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      'a.md': `---\nname: Known\nid: ext-1\ntags: [a, b]\n---\nNew {{text}}.`,
      'b.md': `---\nname: Ours\nid: ${byOurId.toUpperCase()}\n---\nSame.\r\n`,
      'c.md': `---\nname: Fresh\nid: ext-2\n---\nQuite another thing.`,
    })
    expect(found.rows).toMatchObject([
      { action: 'update', reason: 'changed', promptId: known, changes: ['tags', 'body'] },
      { action: 'skip', reason: 'unchanged', promptId: byOurId },
      { action: 'create', reason: 'new', promptId: null },
    ])
    const done = await commit(harness, mia.send, found.id)
    expect(done.counts).toEqual({ create: 1, update: 1, skip: 1, failed: 0 })
    expect((await mia.send('GET', `/v1/prompts/${known}`)).json).toMatchObject({
      tags: ['a', 'b'],
      currentVersion: { number: 2, body: 'New {{text}}.', notes: 'Keep me.', changeNote: 'Imported' },
    })
    expect((await mia.send('GET', `/v1/prompts/${byOurId}`)).json).toMatchObject({
      revision: 1,
      useCase: 'Always',
    })
  })

  it('skips repeats of the library and of one another, and flags what is nearly the same', async () => {
    const mia = await person('Mia')
    const body =
      'Write a warm and short first e-mail to a lead who asked for our price list last week, and offer a call.'
    const there = await save(mia.send, { name: 'First mail', body })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': `---\nname: first  MAIL\n---\n${body}\n`,
      '2.md': `---\nname: Other name\n---\n${body.replace('call', 'meeting')}`,
      '3.md': '---\nname: New\n---\nNothing alike.',
      '4.md': '---\nname: New\n---\nNothing alike.',
      '5.md': '---\nname: Twin id\nid: t\n---\nOne.',
      '6.md': '---\nname: Twin id too\nid: t\n---\nTwo.',
    })
    expect(found.rows).toMatchObject([
      { action: 'skip', reason: 'duplicate_of_prompt', promptId: there },
      { action: 'create', reason: 'new', promptId: there, alike: { row: null } },
      { action: 'create' },
      { action: 'skip', reason: 'duplicate_of_row', alike: { row: 3, share: 1 } },
      { action: 'create' },
      { action: 'skip', reason: 'duplicate_of_row', alike: { row: 5 } },
    ])
    expect(found.rows[1]?.problems[0]?.message).toMatch(/the same text as "First mail"/)
  })

  it('is a choice: each row can be made, updated or skipped until the commit', async () => {
    const mia = await person('Mia')
    const there = await save(mia.send, { name: 'A', body: 'Text one.', externalId: 'a' })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': '---\nname: A\n---\nText one.',
      '2.md': '---\nname: A\nid: a\n---\nText two.',
      '3.md': '---\nname: C\n---\nText three.',
      '4.csv': 'x',
    })
    const choose = (row: number | string, action: unknown) =>
      mia.send('PATCH', `/v1/imports/${found.id}/rows/${row}`, { action })
    expect(found.rows.map(({ action }) => action)).toEqual(['skip', 'update', 'create', 'failed'])
    const one = (row: number) => mia.send('GET', `/v1/imports/${found.id}/rows/${row}`)
    expect((await one(3)).json).toMatchObject({ row: 3, name: 'C', body: 'Text three.' })
    expect((await one(4)).json).toMatchObject({ row: 4, action: 'failed', body: null })
    expect(outcome(await one(5))).toEqual([404, 'row_not_found'])
    expect((await choose(1, 'create')).json).toMatchObject({ row: 1, action: 'create' })
    expect((await choose(2, 'create')).json).toMatchObject({ row: 2, action: 'create' })
    expect((await choose(3, 'skip')).json).toMatchObject({ row: 3, action: 'skip' })
    expect(outcome(await choose(3, 'update'))).toEqual([422, 'invalid'])
    expect(outcome(await choose(4, 'create'))).toEqual([422, 'invalid'])
    expect(outcome(await choose(3, 'failed'))).toEqual([422, 'invalid'])
    expect(outcome(await choose(5, 'skip'))).toEqual([404, 'row_not_found'])
    expect((await choose('x', 'skip')).status).toBe(404)
    expect((await choose(4, 'skip')).status).toBe(200)
    const done = await commit(harness, mia.send, found.id)
    expect(done).toMatchObject({ status: 'committed', counts: { create: 2, update: 0, skip: 2, failed: 0 } })
    expect(done.promptIds).not.toContain(there)
    expect(outcome(await choose(3, 'create'))).toEqual([409, 'import_not_open'])
  })

  it('is listed page by page, all of it or one action', async () => {
    const mia = await person('Mia')
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`${n}.md`, n === 7 ? '' : `Text ${n}`]),
    )
    const found = await bring(harness, mia.send, 'prompts-markdown', files)
    expect(found.rows).toHaveLength(50)
    const first = await mia.send('GET', `/v1/imports/${found.id}/rows?limit=40`)
    expect(rowsOf(first)).toHaveLength(40)
    const cursor = cursorOf(first)
    const second = await mia.send('GET', `/v1/imports/${found.id}/rows?limit=40&cursor=${cursor}`)
    expect(rowsOf(second).map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, n) => 41 + n))
    expect(rowsOf(await mia.send('GET', `/v1/imports/${found.id}/rows?action=failed`))).toMatchObject([
      { row: 8, file: '7.md' },
    ])
    expect((await mia.send('GET', `/v1/imports/${found.id}/rows?cursor=zzz`)).status).toBe(422)
  })
})
