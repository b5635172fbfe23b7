import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { importGroup } from './fields.ts'
import { bring, commit, look } from './testing/bring.ts'

const harness = await startHarness()
const { person } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const letter =
  'Write a warm and short first e-mail to a lead who asked for our price list last week, and offer a call.'
const summary =
  'Summarise these notes of a meeting in five bullet points and say who does what by when, please.'
const page = z.object({ data: z.array(importGroup), nextCursor: z.string().nullable() })

async function groupsOf({ send }: Person, id: string, query = '') {
  const answer = await send('GET', `/v1/imports/${id}/groups${query}`)
  if (answer.status !== 200) throw new Error(`no groups: ${answer.text}`)
  return page.parse(answer.json)
}
const files = (...bodies: [name: string, body: string][]) =>
  Object.fromEntries(
    bodies.map(([name, body], index) => [`${index + 1}.md`, `---\nname: ${name}\n---\n${body}`]),
  )
const actions = async ({ send }: Person, id: string) =>
  (await look(send, id)).rows.map(({ action }) => action)

/** Three of one kind beside a prompt that is in the library, two of another, and one alone. */
async function audit() {
  const mia = await person('Mia')
  const there = idOf(await mia.send('POST', '/v1/prompts', { name: 'First mail', body: letter }))
  const found = await bring(
    harness,
    mia.send,
    'prompts-markdown',
    files(
      ['A', letter.replace('call', 'chat')],
      ['Summary', summary],
      ['B', letter.replace('price list', 'brochure')],
      ['Alone', 'Nothing else is anything like this one.'],
      ['Summary', summary],
      ['C', summary.replace('please', 'thanks')],
    ),
  )
  const decide = (group: number, body: unknown) =>
    mia.send('PATCH', `/v1/imports/${found.id}/groups/${group}`, body)
  return { mia, there, found, decide }
}

describe('a pile of prompts', () => {
  it('is shown in groups of what is nearly the same, among itself and beside the library', async () => {
    const { mia, there, found } = await audit()
    expect(found.groups).toBe(2)
    expect(found.rows.map(({ group }) => group)).toEqual([1, 2, 1, null, 2, 2])
    const { data } = await groupsOf(mia, found.id)
    expect(data).toMatchObject([
      {
        group: 1,
        existing: { promptId: there, name: 'First mail', snippet: letter },
        decision: 'keep_all',
        keptRow: null,
        rowCount: 2,
        rows: [{ row: 1 }, { row: 3 }],
      },
      {
        group: 2,
        existing: null,
        decision: 'mixed',
        rowCount: 3,
        rows: [{ row: 2 }, { row: 5 }, { row: 6 }],
      },
    ])
    for (const { share } of data) expect(share).toBeGreaterThanOrEqual(0.85)
    const first = await groupsOf(mia, found.id, '?limit=1')
    expect(first.data.map(({ group }) => group)).toEqual([1])
    const second = await groupsOf(mia, found.id, `?limit=1&cursor=${first.nextCursor}`)
    expect([second.data.map(({ group }) => group), second.nextCursor]).toEqual([[2], null])
  })

  it('is decided group by group, and the commit does what was decided', async () => {
    const { mia, found, decide } = await audit()
    expect((await decide(1, { decision: 'use_existing' })).json).toMatchObject({ decision: 'use_existing' })
    expect((await decide(2, { decision: 'keep_all' })).json).toMatchObject({ decision: 'keep_all' })
    expect(await actions(mia, found.id)).toEqual(['skip', 'create', 'skip', 'create', 'create', 'create'])
    expect((await decide(2, { decision: 'keep_one' })).json).toMatchObject({
      decision: 'keep_one',
      keptRow: 2,
    })
    expect((await decide(2, { decision: 'keep_one', row: 6 })).json).toMatchObject({
      decision: 'keep_one',
      keptRow: 6,
    })
    const done = await commit(harness, mia.send, found.id)
    expect(done.counts).toEqual({ create: 2, update: 0, skip: 4, failed: 0 })
    const names = rowsOf(await mia.send('GET', '/v1/prompts')).map(({ name }) => name)
    expect(names.sort()).toEqual(['Alone', 'C', 'First mail'])
    expect(outcome(await decide(2, { decision: 'keep_all' }))).toEqual([409, 'import_not_open'])
  })

  it('is decided for all groups at once', async () => {
    const { mia, found } = await audit()
    const all = (decision: unknown) => mia.send('PATCH', `/v1/imports/${found.id}/groups`, { decision })
    expect((await all('keep_one')).status).toBe(204)
    expect(await actions(mia, found.id)).toEqual(['skip', 'create', 'skip', 'create', 'skip', 'skip'])
    const { data } = await groupsOf(mia, found.id)
    expect(data.map(({ decision }) => decision)).toEqual(['use_existing', 'keep_one'])
    expect((await all('keep_all')).status).toBe(204)
    expect(new Set(await actions(mia, found.id))).toEqual(new Set(['create']))
    expect((await all('use_existing')).status).toBe(422)
  })

  it('shows by its groups what was chosen row by row', async () => {
    const { mia, found } = await audit()
    await mia.send('PATCH', `/v1/imports/${found.id}/rows/1`, { action: 'skip' })
    expect((await groupsOf(mia, found.id)).data[0]).toMatchObject({ decision: 'keep_one', keptRow: 3 })
  })

  it('refuses what no group can mean', async () => {
    const { found, decide, mia } = await audit()
    expect(outcome(await decide(3, { decision: 'keep_all' }))).toEqual([404, 'group_not_found'])
    expect(outcome(await decide(2, { decision: 'use_existing' }))).toEqual([422, 'invalid'])
    expect(outcome(await decide(2, { decision: 'keep_one', row: 4 }))).toEqual([422, 'invalid'])
    expect(outcome(await decide(2, { decision: 'keep_all', row: 2 }))).toEqual([422, 'invalid'])
    expect(outcome(await decide(2, { decision: 'burn' }))).toEqual([422, 'invalid'])
    const other = await person('Other')
    for (const send of [other.send, (await joinWorkspace(harness, mia.send, { role: 'admin' })).send]) {
      expect(outcome(await send('GET', `/v1/imports/${found.id}/groups`))).toEqual([404, 'import_not_found'])
      const answers = [
        await send('PATCH', `/v1/imports/${found.id}/groups/2`, { decision: 'keep_all' }),
        await send('PATCH', `/v1/imports/${found.id}/groups`, { decision: 'keep_all' }),
      ]
      for (const answer of answers) expect(outcome(answer)).toEqual([404, 'import_not_found'])
    }
  })

  it('leaves alone what says by its id which prompt it is', async () => {
    const mia = await person('Mia')
    await mia.send('POST', '/v1/prompts', { name: 'Notes', body: 'Older words.', externalId: 'n' })
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': `---\nname: Notes\nid: n\n---\n${summary}`,
      '2.md': `---\nname: Copy\n---\n${summary.replace('please', 'thanks')}`,
    })
    const { data } = await groupsOf(mia, found.id)
    expect(data).toMatchObject([{ group: 1, existing: null, decision: 'keep_all', rowCount: 2 }])
    await mia.send('PATCH', `/v1/imports/${found.id}/groups`, { decision: 'keep_one' })
    expect(await actions(mia, found.id)).toEqual(['update', 'skip'])
    expect((await groupsOf(mia, found.id)).data).toMatchObject([{ decision: 'keep_one', keptRow: 1 }])
  })

  it('is grouped around texts, not along chains of small changes', async () => {
    const mia = await person('Mia')
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'
    const step = (count: number) =>
      words
        .split(' ')
        .concat(Array.from({ length: 25 }, (_, index) => (index < count ? `new${index}` : `old${index}`)))
        .join(' ')
    const found = await bring(
      harness,
      mia.send,
      'prompts-markdown',
      files(...Array.from({ length: 9 }, (_, index): [string, string] => [`S${index}`, step(index * 3)])),
    )
    expect(found.groups).toBeGreaterThan(1)
    for (const { share } of (await groupsOf(mia, found.id)).data) expect(share).toBeGreaterThanOrEqual(0.85)
  })

  it('of 5,000 is grouped beside a library in seconds', async () => {
    const mia = await person('Mia')
    const words = (n: number) =>
      Array.from({ length: 90 }, (_, index) => ((n + 11) * 7919 * (index + 3)).toString(36)).join(' ')
    const table = ['name,body']
    for (let n = 0; n < 5000; n++)
      table.push(`P${n},"${words(n % 4000)}${n < 4000 ? '' : ' and a bit more'}"`)
    const startedAt = performance.now()
    const found = await bring(harness, mia.send, 'prompts-csv', { 'many.csv': table.join('\n') })
    expect(performance.now() - startedAt).toBeLessThan(20_000)
    expect(found).toMatchObject({ status: 'ready', groups: 1000, counts: { create: 5000 } })
    await mia.send('PATCH', `/v1/imports/${found.id}/groups`, { decision: 'keep_one' })
    expect((await look(mia.send, found.id)).counts).toMatchObject({ create: 4000, skip: 1000 })
  })
})

describe('a prompt that somebody may not see', () => {
  it('is in none of their groups, and leaves them when they may see it no longer', async () => {
    const mia = await person('Mia')
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
    const ann = await joinWorkspace(harness, mia.send, { teamIds: [team], name: 'Ann' })
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin', name: 'Joe' })
    const put = (memberIds: string[]) => mia.send('PUT', `/v1/teams/${team}/members`, { memberIds })
    await put([mia.workspace.memberId, ann.workspace.memberId])
    const collectionId = idOf(
      await mia.send('POST', '/v1/collections', { name: 'Letters', visibility: 'teams', teamIds: [team] }),
    )
    await mia.send('POST', '/v1/prompts', { name: 'Secret', body: letter, collectionId })
    const near = files(['Near', letter.replace('call', 'chat')], ['Far', summary])
    const outside = await bring(harness, joe.send, 'prompts-markdown', near)
    expect(outside.groups).toBe(0)
    expect(await groupsOf(joe, outside.id)).toEqual({ data: [], nextCursor: null })
    const inside = await bring(harness, ann.send, 'prompts-markdown', near)
    expect((await groupsOf(ann, inside.id)).data).toMatchObject([{ existing: { name: 'Secret' } }])
    await put([mia.workspace.memberId])
    expect((await look(ann.send, inside.id)).groups).toBe(0)
    expect(await groupsOf(ann, inside.id)).toEqual({ data: [], nextCursor: null })
  })
})
