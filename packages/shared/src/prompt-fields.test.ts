import { describe, expect, test } from 'vitest'
import * as fields from './prompt-fields.ts'

type Schema = { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } } }
const complaint = (schema: Schema, value: unknown) => schema.safeParse(value).error?.issues[0]?.message

describe('a name', () => {
  test('is trimmed and lives on one line', () => {
    expect(fields.name.parse('  Cold\n email ')).toBe('Cold email')
  })

  test('is asked for in plain words', () => {
    expect(complaint(fields.name, '   ')).toBe('Give the prompt a name')
    expect(complaint(fields.name, 'x'.repeat(201))).toMatch(/200 characters/)
    expect(complaint(fields.name, undefined)).toBe('This must be text')
  })
})

test.each([
  ['zero-width spaces', '\u200b\u200c\u200d\ufeff'],
  ['soft hyphens and direction marks', '\u00ad\u202e \u2066'],
  ['fillers', '\u3164 \u2800'],
  ['variation selectors', '\ufe0f\u{e0100}'],
])('%s alone are no name, no tag and no prompt', (_, value) => {
  expect(complaint(fields.name, value)).toBe('Give the prompt a name')
  expect(complaint(fields.tags, [value])).toBe('A tag cannot be empty')
  expect(complaint(fields.category, value)).toMatch(/Name the category/)
  expect(complaint(fields.body, value)).toBe('Write the prompt itself')
})

test('where a line may stay empty, invisible characters alone are an empty one', () => {
  expect(fields.text({ max: 60, collapse: true }).parse(' \u200b\u2060 ')).toBe('')
})

test('what joins the letters of a name stays in it', () => {
  for (const name of ['\u{1f469}\u200d\u{1f4bb}', 'می\u200cخواهم', '\u2764\ufe0f'])
    expect(fields.name.parse(name)).toBe(name)
})

describe('a body', () => {
  test('keeps every space and line end', () => {
    expect(fields.body.parse(' \r\n x \n')).toBe(' \r\n x \n')
  })

  test('cannot be only white space nor too long', () => {
    expect(complaint(fields.body, ' \n')).toBe('Write the prompt itself')
    expect(complaint(fields.body, 'x'.repeat(100_001))).toMatch(/100,000/)
  })
})

test('tags are tidied and unique whatever their case, the first spelling staying', () => {
  expect(fields.tags.parse([' Cold  Email', 'cold email', 'ＣＯＬＤ email', 'b'])).toEqual([
    'Cold Email',
    'b',
  ])
  expect(complaint(fields.tags, [''])).toBe('A tag cannot be empty')
  expect(
    complaint(
      fields.tags,
      Array.from({ length: 31 }, (_, i) => `${i}`),
    ),
  ).toBe('Use at most 30 tags')
  expect(fields.tags.parse(Array.from({ length: 60 }, (_, i) => String(i % 30)))).toHaveLength(30)
})

test.each([
  ['NUL', 'a\u0000b', /NUL/],
  ['half an emoji', 'a\ud83d', /emoji/],
])('%s is refused in every text', (_, value, message) => {
  for (const schema of [
    fields.name,
    fields.useCase,
    fields.body,
    fields.notes,
    fields.category,
    fields.changeNote,
  ]) {
    expect(complaint(schema, value)).toMatch(message)
  }
  expect(complaint(fields.tags, [value])).toMatch(message)
  expect(complaint(fields.recommendedModels, [value])).toMatch(message)
})

test('an unknown status is told which there are', () => {
  expect(fields.status.parse('battle_tested')).toBe('battle_tested')
  expect(complaint(fields.status, 'old')).toMatch(/draft, active/)
})

test('optional texts may be empty, and their limits hold', () => {
  expect([fields.useCase.parse(' '), fields.notes.parse(''), fields.changeNote.parse('')]).toEqual([
    '',
    '',
    '',
  ])
  expect(complaint(fields.useCase, 'x'.repeat(501))).toMatch(/500/)
  expect(complaint(fields.notes, 'x'.repeat(10_001))).toMatch(/10,000/)
  expect(complaint(fields.category, 'x'.repeat(61))).toMatch(/60/)
  expect(complaint(fields.changeNote, 'x'.repeat(501))).toMatch(/500/)
  expect(
    complaint(
      fields.recommendedModels,
      Array.from({ length: 21 }, (_, i) => `${i}`),
    ),
  ).toBe('Use at most 20 models')
})
