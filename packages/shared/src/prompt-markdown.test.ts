import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPromptsInMarkdown, formatPromptMarkdown, parsePromptMarkdown } from './prompt-markdown.ts'
import { emptyRecord, promptRecord } from './prompt-record.ts'
import { anyRecord } from './testing/any-record.ts'
import { measureCpu } from './testing/cpu-time.ts'

const canonical = `---
name: Cold email — first touch
use_when: First mail to a lukewarm lead
category: Sales
tags: [outbound, email]
best_models: [chatgpt, claude]
owner: sarah@example.com
inputs:
  - {id: product, label: Product, type: text, required: true}
  - {id: tone, label: Tone, type: choice, options: [warm, formal], default: warm}
notes: Don't use for warm intros
version: 3
change_note: Added "skip the formalities"
id: ps_01J
---
Body with {{product}} and {{tone}}.

---
# Not a title
`

describe('front matter', () => {
  test('is read with its body, exactly, to the end of the file', () => {
    const { records, problems } = parsePromptMarkdown(canonical)
    expect(problems).toEqual([])
    expect(records).toEqual([
      {
        externalId: 'ps_01J',
        name: 'Cold email — first touch',
        useCase: 'First mail to a lukewarm lead',
        category: 'Sales',
        tags: ['outbound', 'email'],
        recommendedModels: ['chatgpt', 'claude'],
        owner: 'sarah@example.com',
        inputs: [
          { id: 'product', label: 'Product', type: 'text', required: true },
          { id: 'tone', label: 'Tone', type: 'choice', options: ['warm', 'formal'], default: 'warm' },
        ],
        notes: "Don't use for warm intros",
        version: 3,
        changeNote: 'Added "skip the formalities"',
        body: 'Body with {{product}} and {{tone}}.\n\n---\n# Not a title\n',
      },
    ])
  })

  test('may have a byte order mark and Windows line ends', () => {
    const windows = `\ufeff${canonical.replaceAll('\n', '\r\n')}`
    const [record] = parsePromptMarkdown(windows).records
    expect(record).toMatchObject({
      name: 'Cold email — first touch',
      version: 3,
      tags: ['outbound', 'email'],
    })
    expect(record?.body).toBe('Body with {{product}} and {{tone}}.\r\n\r\n---\r\n# Not a title\r\n')
  })

  test('may come several times in one text', () => {
    const text =
      '---\nname: One\n---\nFirst\n\n---\nnot settings\n---\n\n\n---\nname: Two\ntags: a, b\n---\nSecond\n'
    const { records, problems } = parsePromptMarkdown(text)
    expect(problems).toEqual([])
    expect(records.map(({ name, body, tags }) => ({ name, body, tags }))).toEqual([
      { name: 'One', body: 'First\n\n---\nnot settings\n---', tags: [] },
      { name: 'Two', body: 'Second\n', tags: ['a', 'b'] },
    ])
  })

  test('reports unknown keys, contributors and unusable values by line, and keeps the rest', () => {
    const text =
      '---\nname: One\ncolour: red\nstatus: old\nversion: three\nuse_when: [a]\ncontributor: x@example.com\nupdated: 2026\n---\nBody'
    const { records, problems } = parsePromptMarkdown(text)
    expect(records).toEqual([{ ...emptyRecord, name: 'One', body: 'Body' }])
    expect(problems.map((problem) => problem.line)).toEqual([3, 4, 5, 6, 7])
    expect(problems[0]?.message).toMatch(/"colour".*notes/)
    expect(JSON.stringify(problems)).not.toContain('x@example.com')
  })

  test('that is no YAML names the line and the fix, and does not lose the next prompt', () => {
    const text = '---\nname: Cold: email: now\n---\nBody\n---\nname: Two\n---\nB'
    const { records, problems } = parsePromptMarkdown(text)
    expect(records.map((record) => record.name)).toEqual(['Two'])
    expect(problems).toEqual([{ line: 2, message: expect.stringMatching(/double quotes/) }])
  })

  test('never turns text into numbers, dates or booleans', () => {
    const [record] = parsePromptMarkdown(
      '---\nname: 007\nuse_when: no\ncategory: 2026-01-01\nowner: ~\n---\nB',
    ).records
    expect(record).toMatchObject({ name: '007', useCase: 'no', category: '2026-01-01', owner: null })
  })

  test('takes its name from the file or the body when it has none', () => {
    expect(
      parsePromptMarkdown('---\ntags: a\n---\nBody', { fileName: 'x/cold_email.md' }).records[0]?.name,
    ).toBe('cold email')
    expect(parsePromptMarkdown('---\ntags: a\n---\n\nFirst words\nmore').records[0]?.name).toBe('First words')
  })

  test('with a field over its limit names the line of the field', () => {
    const { records, problems } = parsePromptMarkdown(`---\nname: A\nuse_when: ${'x'.repeat(501)}\n---\nB`)
    expect(records).toEqual([])
    expect(problems).toEqual([{ line: 3, message: expect.stringMatching(/500/) }])
  })

  test('accepts blanks as names, as a map and without ids', () => {
    const inputs = (yaml: string) =>
      parsePromptMarkdown(`---\nname: A\ninputs: ${yaml}\n---\nB`).records[0]?.inputs
    expect(inputs('[Client name]')).toEqual([{ id: 'client_name', label: 'Client name' }])
    expect(inputs('{tone: {type: choice, options: a|b}, size: }')).toEqual([
      { id: 'tone', type: 'choice', options: ['a', 'b'] },
      { id: 'size', label: 'size' },
    ])
    expect(inputs('[{label: Größe, required: no}]')).toEqual([
      { id: 'größe', label: 'Größe', required: false },
    ])
  })
})

test('prompts are told one by one, each with its line and its own problems', () => {
  const text = '---\nname: One\ncolour: red\n---\nA\n---\nname: Two: x: y\n---\nB\n---\nname: Three\n---\nC'
  const found = findPromptsInMarkdown(text)
  expect(
    found.map(({ line, record, problems }) => [line, record?.name, problems.map((p) => p.line)]),
  ).toEqual([
    [2, 'One', [3]],
    [7, undefined, [7]],
    [11, 'Three', []],
  ])
})

describe('hostile front matter', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
    .join('\n')}`

  test.each([
    ['an alias bomb', bomb],
    ['deep nesting', `name: ${'['.repeat(20_000)}`],
    ['deep maps', `name: ${'{a: '.repeat(5_000)}`],
    [
      'many keys',
      Array.from({ length: 20_000 }, (_, i) => `k${i}: ${i}`)
        .slice(0, 1_900)
        .join('\n'),
    ],
    ['a long line', `name: ${'x'.repeat(300_000)}`],
    ['a tag', 'name: !!js/function x\nuse_when: !!binary aGk='],
    ['a merge', 'name: a\n<<: *x'],
    ['a list', 'name: a\n- b'],
    ['a tab', 'name:\n\tx'],
    ['an open quote', 'name: "x'],
    ['brackets', `name: ${'[{'.repeat(9_000)}`],
    ['anchors', Array.from({ length: 1_500 }, (_, i) => `k${i}: &a${i} x`).join('\n')],
  ])('such as %s becomes problems quickly and never throws', (_, yaml) => {
    const { result, milliseconds } = measureCpu(() => parsePromptMarkdown(`---\n${yaml}\n---\nBody`))
    expect(milliseconds).toBeLessThan(1_500)
    if (!yaml.includes('!!')) expect(result.problems.length).toBeGreaterThan(0)
    for (const problem of result.problems) expect(problem.line).toBeGreaterThan(0)
  })
})

describe('writing', () => {
  test('gives the canonical form', () => {
    const [record] = parsePromptMarkdown(canonical).records
    expect(record && formatPromptMarkdown(record)).toMatch(
      /^---\nname: Cold email — first touch\nuse_when: First/,
    )
    expect(record && formatPromptMarkdown(record)).toContain('tags: [outbound, email]')
    expect(record && formatPromptMarkdown(record)).toContain(
      '  - {id: tone, label: Tone, type: choice, default: warm, options: [warm, formal]}',
    )
  })

  test('keeps a body that holds another prompt one prompt', () => {
    const inner = formatPromptMarkdown({ ...emptyRecord, name: 'Inner', body: 'B' })
    const outer = { ...emptyRecord, name: 'Outer', body: `Example:\n${inner}\n\n` }
    expect(parsePromptMarkdown(formatPromptMarkdown(outer))).toEqual({ records: [outer], problems: [] })
  })

  test('and reading again gives an equal record, whatever it holds', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(parsePromptMarkdown(formatPromptMarkdown(record))).toEqual({ records: [record], problems: [] })
      }),
      { numRuns: 1_000 },
    )
  })
})

test('any text at all is read without throwing, and every record fits', () => {
  const lines = fc.constantFrom(
    '---',
    '# A',
    '# B v2',
    'name: x',
    'Owner: y',
    '```',
    '',
    'Notes:',
    'a: [',
    '- b',
    '  c',
  )
  const text = fc
    .array(fc.oneof(lines, fc.string({ unit: 'binary', maxLength: 8 })))
    .map((parts) => parts.join('\n'))
  fc.assert(
    fc.property(text, (source) => {
      const { records, problems } = parsePromptMarkdown(source)
      expect(records.length + problems.length).toBeGreaterThan(0)
      for (const record of records) expect(promptRecord.parse(record)).toEqual(record)
    }),
    { numRuns: 1_000 },
  )
})

test('200,000 hostile characters are read in linear time', () => {
  for (const unit of [
    '---\n',
    '---\nname: a\n',
    '---\nname: a\n---\n',
    '# a v1\n',
    '# a\n',
    '```\n',
    '- \n',
    'Tags: a\n',
    'Notes: a\n',
    'a:',
    '*',
    ' ',
    '\n',
  ]) {
    const { milliseconds } = measureCpu(() => {
      parsePromptMarkdown(unit.repeat(200_000 / unit.length))
    })
    expect.soft(milliseconds, JSON.stringify(unit)).toBeLessThan(4_000)
  }
})
