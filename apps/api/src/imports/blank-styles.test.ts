import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, formOf, look } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs } = harness

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is another notation for a blank
const dollars = '${tone:warm}'
const files = {
  '1.md': `---\nname: Mail\nid: mail\n---\nWrite to [CLIENT NAME] about [OFFER], ${dollars}.`,
  '2.md': '---\nname: Page\n---\nAsk [CLIENT NAME] for <b>bold</b> words about {{topic}}. <deadline>',
  '3.md': '---\nname: Plain\n---\nNothing to fill.',
}

async function brought(fields: Record<string, string> = {}) {
  const mia = await person('Mia')
  const found = await bring(harness, mia.send, 'prompts-markdown', files, fields)
  const answer = (blankStyles: unknown) => mia.send('PATCH', `/v1/imports/${found.id}`, { blankStyles })
  return { mia, found, answer }
}

describe('other notations for blanks', () => {
  it('are found and asked about once for the whole import', async () => {
    const { found } = await brought()
    expect(found.blankStyles).toEqual([
      { style: 'dollar', count: 1, prompts: 1, examples: [dollars], isBlank: null },
      { style: 'square', count: 3, prompts: 2, examples: ['[CLIENT NAME]', '[OFFER]'], isBlank: null },
      { style: 'angle', count: 1, prompts: 1, examples: ['<deadline>'], isBlank: null },
    ])
    expect(found.rows.map(({ blanks }) => blanks)).toEqual([[], ['topic'], []])
  })

  it('show the effect of the answer at once, and are made blanks by the commit', async () => {
    const { mia, found, answer } = await brought()
    const shown = await answer({ dollar: true, square: true, angle: false })
    expect(shown.json).toMatchObject({
      blankStyles: [{ isBlank: true }, { isBlank: true }, { isBlank: false }],
      rows: [
        {
          snippet: 'Write to {{client name}} about {{offer}}, {{tone=warm}}.',
          blanks: ['client name', 'offer', 'tone'],
        },
        { blanks: ['client name', 'topic'] },
        { snippet: 'Nothing to fill.', blanks: [] },
      ],
    })
    const done = await commit(harness, mia.send, found.id)
    const [mail, page] = done.promptIds
    expect((await mia.send('GET', `/v1/prompts/${mail}`)).json).toMatchObject({
      currentVersion: {
        body: 'Write to {{client name}} about {{offer}}, {{tone=warm}}.',
        inputs: [{ id: 'client_name' }, { id: 'offer' }, { id: 'tone', default: 'warm' }],
      },
    })
    expect((await mia.send('GET', `/v1/prompts/${page}`)).json).toMatchObject({
      currentVersion: { body: 'Ask {{client name}} for <b>bold</b> words about {{topic}}. <deadline>' },
    })
  })

  it('stay as they are while nobody answers, or when the answer is taken back', async () => {
    const { mia, found, answer } = await brought()
    await answer({ square: true })
    await answer({ square: false })
    const { promptIds } = await commit(harness, mia.send, found.id)
    expect((await mia.send('GET', `/v1/prompts/${promptIds[0]}`)).json).toMatchObject({
      currentVersion: { body: `Write to [CLIENT NAME] about [OFFER], ${dollars}.` },
    })
    expect(outcome(await answer({ square: true }))).toEqual([409, 'import_not_open'])
  })

  it('can be answered beforehand, with files and with text', async () => {
    const { found } = await brought({ blankStyles: '{"square":true,"percent":true,"angle":false}' })
    expect(found.blankStyles).toMatchObject([
      { style: 'dollar', isBlank: null },
      { style: 'square', isBlank: true },
      { style: 'angle', isBlank: false },
    ])
    const mia = await person('Mia')
    const kind = 'prompts-markdown'
    const text = 'Write to [CLIENT].'
    const answer = await mia.send('POST', '/v1/imports', { kind, text, blankStyles: { square: true } })
    await runJobs()
    expect(await look(mia.send, idOf(answer))).toMatchObject({ rows: [{ blanks: ['client'] }] })
    for (const blankStyles of ['nonsense', '{"round":true}', '{"square":"yes"}', '[]']) {
      const refused = await mia.send('POST', '/v1/imports', formOf(kind, { 'a.md': text }, { blankStyles }))
      expect(outcome(refused)).toEqual([422, 'invalid'])
    }
  })

  it('of which there are none cannot be answered', async () => {
    const { mia, found, answer } = await brought()
    expect(outcome(await answer({ brace: true }))).toEqual([422, 'invalid'])
    expect(outcome(await answer({ square: 'maybe' }))).toEqual([422, 'invalid'])
    const other = await person('Other')
    expect(
      outcome(await other.send('PATCH', `/v1/imports/${found.id}`, { blankStyles: { square: true } })),
    ).toEqual([404, 'import_not_found'])
    expect((await look(mia.send, found.id)).blankStyles.map(({ isBlank }) => isBlank)).toEqual([
      null,
      null,
      null,
    ])
  })

  it('that were made blanks once are no change when the same files come again', async () => {
    const { mia, found, answer } = await brought()
    await answer({ dollar: true, square: true, angle: true })
    await commit(harness, mia.send, found.id)
    const again = await bring(harness, mia.send, 'prompts-markdown', files)
    expect(again.rows.map(({ reason }) => reason)).toEqual([
      'unchanged',
      'duplicate_of_prompt',
      'duplicate_of_prompt',
    ])
    await commit(harness, mia.send, again.id)
    expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toHaveLength(3)
  })

  it('whose blanks would make a text too long stay as they are', async () => {
    const mia = await person('Mia')
    const body = '[ab]'.repeat(25_000)
    const found = await bring(harness, mia.send, 'prompts-markdown', { 'a.md': body })
    await mia.send('PATCH', `/v1/imports/${found.id}`, { blankStyles: { square: true } })
    const { promptIds } = await commit(harness, mia.send, found.id)
    expect((await mia.send('GET', `/v1/prompts/${promptIds[0]}`)).json).toMatchObject({
      currentVersion: { body },
    })
  })
})
