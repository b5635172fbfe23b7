import { describe, expect, test } from 'vitest'
import { parsePromptMarkdown } from './prompt-markdown.ts'
import { emptyRecord } from './prompt-record.ts'

const plain = `# Cold email v3
**Owner:** Sarah
Last updated: 2026-03-01
- Use when: First mail to a
  lukewarm lead
Category: Sales
Tags: outbound, email
Best models: ChatGPT, Claude
Inputs needed: Product, company size

---

Write to {{product}} buyers.

# Rules
---
Be short.

---

Notes: Not for warm intros.
Second line.
`

describe('the plain form', () => {
  test('is read with its fields, body and notes', () => {
    const { records, problems } = parsePromptMarkdown(plain)
    expect(problems).toEqual([])
    expect(records).toEqual([
      {
        ...emptyRecord,
        name: 'Cold email',
        version: 3,
        owner: 'Sarah',
        useCase: 'First mail to a lukewarm lead',
        category: 'Sales',
        tags: ['outbound', 'email'],
        recommendedModels: ['ChatGPT', 'Claude'],
        inputs: [{ id: 'product', label: 'Product' }],
        body: 'Write to {{product}} buyers.\n\n# Rules\n---\nBe short.',
        notes: 'Not for warm intros.\nSecond line.\nInputs needed: Product, company size',
      },
    ])
  })

  test('may come several times, with Windows line ends and a heading for notes', () => {
    const text = `${plain}\n# Follow-up (v2)\nUse when: no answer\n---\n# Role\nAsk again.\n---\n## Notes\nWait a week.`
    const { records, problems } = parsePromptMarkdown(text.replaceAll('\n', '\r\n'))
    expect(problems).toEqual([])
    expect(records.map(({ name, version, body, notes }) => ({ name, version, body, notes }))).toEqual([
      expect.objectContaining({ name: 'Cold email', version: 3 }),
      { name: 'Follow-up', version: 2, body: '# Role\nAsk again.', notes: 'Wait a week.' },
    ])
  })

  test('needs no --- around the body', () => {
    const { records } = parsePromptMarkdown('# A\nOwner: Bo\n\nDo this.\n\n- one\n')
    expect(records).toMatchObject([{ name: 'A', owner: 'Bo', body: 'Do this.\n\n- one' }])
  })

  test('splits a pile of titled prompts', () => {
    const { records } = parsePromptMarkdown(
      '# Blog idea\nGive me ideas.\n\n---\n# Cold mail\n```\nWrite a mail.\n```\n',
    )
    expect(records).toMatchObject([
      { name: 'Blog idea', body: 'Give me ideas.' },
      { name: 'Cold mail', body: 'Write a mail.' },
    ])
  })

  const mixed =
    '# Launch\nUse when: new\n---\nWrite to {{audience}}.\n\n# Blog\n---\nOutline it.\n\n# Report\nSum up.'

  test('splits a pasted pile in which only some have fields or a frame', () => {
    expect(parsePromptMarkdown(mixed).records).toMatchObject([
      { name: 'Launch', useCase: 'new', body: 'Write to {{audience}}.' },
      { name: 'Blog', body: 'Outline it.' },
      { name: 'Report', body: 'Sum up.' },
    ])
    const closed = `# A\nOwner: Bo\n---\nOne.\n---\nNotes: n\n\n# B\nTwo.\n`
    expect(parsePromptMarkdown(closed).records).toMatchObject([
      { name: 'A', body: 'One.', notes: 'n' },
      { name: 'B', body: 'Two.' },
    ])
  })

  test('keeps a titled prompt above the first that has a frame', () => {
    const pile = '# Thanks\nWrite to {{name}}.\n\n# Agenda\n---\nPlan {{topic}}.\n---\n'
    expect(parsePromptMarkdown(pile).records).toMatchObject([
      { name: 'Thanks', body: 'Write to {{name}}.' },
      { name: 'Agenda', body: 'Plan {{topic}}.' },
    ])
  })

  test('leaves such a text one prompt when it is a file, or written in sections', () => {
    expect(parsePromptMarkdown(mixed, { fileName: 'launch.md' }).records).toHaveLength(1)
    const sections = '# Launch\nUse when: new\n---\n# Role\nYou write.\n\n# Our company\nWe sell tea.'
    expect(parsePromptMarkdown(sections).records).toHaveLength(1)
  })

  test("does not take a prompt's own sections for prompts", () => {
    const text = '# Role\nYou are a poet.\n# Task\nWrite.\n# Output format\nVerse.'
    expect(parsePromptMarkdown(text, { fileName: 'poet.md' }).records).toMatchObject([
      { name: 'poet', body: text },
    ])
    expect(parsePromptMarkdown(`# Poet\n\n${text}`).records).toMatchObject([{ name: 'Poet', body: text }])
  })

  test('does not look for titles in code', () => {
    expect(parsePromptMarkdown('# A\nRun\n```\n# comment v2\n```\nend').records).toHaveLength(1)
  })

  test('says what it left out and keeps stray lines in the notes', () => {
    const { records, problems } = parsePromptMarkdown(
      'Hello\n# A v1\nOwner: Bo\nColour: red\n---\nBody\n---\n',
    )
    expect(problems.map((problem) => problem.line)).toEqual([1, 4])
    expect(records).toMatchObject([{ name: 'A', notes: 'Colour: red', body: 'Body' }])
  })

  test('may have no heading at all', () => {
    expect(parsePromptMarkdown('Write {{what=a haiku}}\nabout {{topic}}').records).toMatchObject([
      { name: 'Write what', body: 'Write {{what=a haiku}}\nabout {{topic}}' },
    ])
    expect(parsePromptMarkdown('x', { fileName: 'C:\\a\\My-haiku.prompt.md' }).records[0]?.name).toBe(
      'My haiku',
    )
    expect(parsePromptMarkdown(' \n')).toMatchObject({ records: [], problems: [{ line: 1 }] })
  })
})
