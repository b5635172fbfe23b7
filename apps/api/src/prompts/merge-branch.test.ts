import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { body, branches, current, merge, publish, save } from './testing/try-outs.ts'

const { person } = await startHarness()

describe('taking a try-out over', () => {
  it('publishes its text when nobody changed the current one, and ends it', async () => {
    const mia = await person('Mia')
    const id = await save(mia, { notes: 'N', recommendedModels: ['Claude'] })
    await publish(mia, id, { body: 'Idea 1', branch: 'idea', notes: 'New' })
    await publish(mia, id, { body: 'Idea 2', branch: 'idea' })
    expect(outcome(await merge(mia, id, { headers: {} }))).toEqual([428, 'edit_guard_missing'])
    expect(outcome(await merge(mia, id, { headers: { 'if-match': '"r1"' } }))).toEqual([412, 'stale_edit'])
    const merged = await merge(mia, id, { headers: { 'if-match': '"r3"' } })
    expect([merged.status, merged.headers.get('etag'), merged.json], merged.text).toMatchObject([
      201,
      '"r4"',
      {
        number: 4,
        branch: 'main',
        parentNumber: 1,
        mergedFrom: 3,
        body: 'Idea 2',
        notes: 'New',
        recommendedModels: ['Claude'],
      },
    ])
    expect(await current(mia, id)).toMatchObject({ currentVersion: { number: 4, body: 'Idea 2' } })
    expect(await branches(mia, id)).toEqual([])
    expect(rowsOf(await mia.send('GET', '/v1/prompts?q=idea'))).toMatchObject([{ id }])
    expect(outcome(await merge(mia, id))).toEqual([404, 'branch_not_found'])
    expect(outcome(await publish(mia, id, { body: 'x', branch: 'idea' }))).toEqual([409, 'branch_ended'])
    expect((await mia.send('GET', `/v1/prompts/${id}/versions/2`)).json).toMatchObject({ body: 'Idea 1' })
    // Whoever takes a merge back goes on with the branch, and may merge it again.
    expect(
      (await mia.send('POST', `/v1/prompts/${id}/restore`, { number: 1 }, { 'if-match': '*' })).status,
    ).toBe(201)
    expect((await mia.send('POST', `/v1/prompts/${id}/branches/idea/undelete`)).status).toBe(200)
    expect(await branches(mia, id)).toMatchObject([{ name: 'idea', headNumber: 3 }])
    expect((await merge(mia, id)).json).toMatchObject({ number: 6, mergedFrom: 3, body: 'Idea 2' })
  })

  it('puts the changes of both together: text, blanks, notes and models', async () => {
    const mia = await person('Mia')
    const id = await save(mia, {
      body: 'Write {{what}} in {{tone}}.\nBe kind.\nEnd well.',
      notes: 'One.',
      recommendedModels: ['Claude', 'Gemini'],
    })
    await publish(mia, id, {
      branch: 'idea',
      body: 'Write {{what}} in {{tone}}.\nBe kind.\nEnd with {{ending}}.',
      inputs: [{ id: 'tone', label: 'Mood' }],
      notes: 'One. Two.',
      recommendedModels: ['Claude'],
    })
    await publish(mia, id, {
      body: 'Write a {{what}} in {{tone}}.\nBe kind.\nEnd well.',
      inputs: [{ id: 'what', label: 'Kind of letter' }],
      notes: 'One. Three.',
      recommendedModels: ['Claude', 'Gemini', 'ChatGPT'],
    })
    const merged = await merge(mia, id)
    expect([merged.status, merged.json], merged.text).toMatchObject([
      201,
      {
        body: 'Write a {{what}} in {{tone}}.\nBe kind.\nEnd with {{ending}}.',
        inputs: [{ id: 'what', label: 'Kind of letter' }, { id: 'tone', label: 'Mood' }, { id: 'ending' }],
        notes: 'One. Three. Two.',
        recommendedModels: ['Claude', 'ChatGPT'],
        mergedFrom: 2,
      },
    ])
  })

  it('asks when both changed the same words, giving all three, and publishes what was chosen', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: body.replace('kind', 'brief'), branch: 'idea' })
    await publish(mia, id, { body: body.replace('kind', 'brave') })
    const asked = await merge(mia, id)
    expect(outcome(asked)).toEqual([409, 'merge_conflict'])
    expect(asked.json).toMatchObject({
      passages: [
        { change: 'none' },
        { change: 'conflict', base: 'kind', current: 'brave', incoming: 'brief' },
        { change: 'none' },
      ],
    })
    expect(await branches(mia, id)).toHaveLength(1)
    const chosen = await merge(mia, id, { body: body.replace('kind', 'brave and brief') })
    expect([chosen.status, chosen.json]).toMatchObject([201, { number: 4, mergedFrom: 2, parentNumber: 3 }])
    expect((await merge(mia, id, { body: '' })).status).toBe(422)
  })

  it('refuses what would be too long or nothing at all together', async () => {
    const mia = await person('Mia')
    const half = 'word '.repeat(9_000)
    const long = await save(mia, { body: `a.\n${half}\nz.` })
    await publish(mia, long, { body: `${half}\na.\n${half}\nz.`, branch: 'idea' })
    await publish(mia, long, { body: `a.\n${half}\nz.\n${half}` })
    expect((await merge(mia, long)).status).toBe(422)
    const short = await save(mia, { body: 'First part.\nSecond part.' })
    await publish(mia, short, { body: 'First part.\n', branch: 'idea' })
    await publish(mia, short, { body: '\nSecond part.' })
    expect([409, 422]).toContain((await merge(mia, short)).status)
  })

  it('lets one of two at once win and tells the other', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea 1', branch: 'one' })
    await publish(mia, id, { body: 'Idea 2', branch: 'two' })
    const headers = { 'if-match': '"r3"' }
    const answers = await Promise.all(['one', 'two', 'one'].map((name) => merge(mia, id, { name, headers })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412])
    expect(await branches(mia, id)).toHaveLength(1)
  })

  it('ends a try-out that says what is there already', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Same', branch: 'idea' })
    await publish(mia, id, { body: 'Same' })
    const merged = await merge(mia, id)
    expect([merged.status, merged.headers.get('etag'), merged.json]).toMatchObject([
      200,
      '"r4"',
      { number: 3 },
    ])
    expect(await branches(mia, id)).toEqual([])
    const [last] = rowsOf(await mia.send('GET', `/v1/audit-entries?promptId=${id}`))
    expect(last).toMatchObject({ action: 'prompt.branch_merged', detail: { name: 'idea', number: 3 } })
  })
})
