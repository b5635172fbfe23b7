import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { bring } from './testing/bring.ts'

const harness = await startHarness()
const { person } = harness

const pile = '# One\n---\nAsk a thing.\n---\n\n# Two\n---\nAsk another.\n---\n\n'
const again = '# One\n---\nAsk a thing.\n---\n'

it.each([
  ['the line of a text', 'prompts-markdown', { 'a.md': pile + again }, 'The prompt in line 1'],
  ['the row of a table', 'prompts-csv', { 'a.csv': 'name,prompt\nA,Ask.\nB,Tell.\nA,Ask.' }, 'Row 2'],
  [
    'its place in a list',
    'prompts-json',
    { 'a.json': '[{"name":"A","prompt":"Ask."},{"name":"B","prompt":"Tell."},{"name":"A","prompt":"Ask."}]' },
    'Prompt 1',
  ],
  ['its file, when that is another', 'prompts-markdown', { 'a.md': pile, 'b.md': again }, 'a.md, line 1'],
] as const)('what is there twice is told by %s', async (_, kind, files, place) => {
  const mia = await person('Mia')
  const { rows } = await bring(harness, mia.send, kind, files)
  expect(rows.at(-1)?.problems.map(({ message }) => message)).toEqual([`${place} has the same name and text`])
})

it('what is wrong with a table is told by its row', async () => {
  const mia = await person('Mia')
  const found = await bring(harness, mia.send, 'prompts-csv', { 'a.csv': 'name,prompt\n"A\nB",\nC,' })
  expect(found.failure).toMatch(/^There is no prompt to import\. a\.csv, row 2: /)
})
