import { expect, it } from 'vitest'
import { emptyRecord } from './prompt-record.ts'
import { formatSkill, isSkillFile, parseSkill } from './prompt-skill.ts'

const skill = (head: string, body = 'Do it.') => parseSkill(`---\n${head}\n---\n\n${body}\n`)

it('reads a skill: its name as a title, its description as when to use it', () => {
  expect(skill('name: brand-guidelines\ndescription: Applies the brand.\nlicense: MIT').record).toMatchObject(
    {
      name: 'Brand guidelines',
      useCase: 'Applies the brand.',
      body: 'Do it.',
    },
  )
})

it('keeps a long description whole in the notes', () => {
  const description = 'x'.repeat(900)
  const { record } = skill(`name: a\ndescription: ${description}`)
  expect([record?.useCase.length, record?.notes]).toEqual([500, description])
})

it('writes names as skills need them, never twice, and reads back what it wrote', () => {
  const taken = new Set<string>()
  const record = {
    ...emptyRecord,
    name: 'Ärger: 50% "off"',
    useCase: 'When: it # matters',
    category: 'Sales',
    tags: ['a', 'b'],
    body: 'Dear {{name}}\n---\nbye',
  }
  const [first, second] = [formatSkill(record, taken), formatSkill(record, taken)]
  expect([first.folder, second.folder]).toEqual(['arger-50-off', 'arger-50-off-2'])
  expect(parseSkill(first.text)).toEqual({ record, problems: [] })
  const long = formatSkill({ ...record, name: 'w'.repeat(200) }, taken)
  expect(long.folder).toMatch(/^[a-z0-9-]{1,64}$/)
  expect(formatSkill({ ...record, name: '日本語' }, taken).folder).toBe('prompt')
})

it('says what is wrong, and throws nothing', () => {
  for (const text of [
    '',
    'no head',
    '---\n: :\n---\nx',
    '---\nname: a\n---\n',
    '---\n- a\n---\nx',
    '---\nname: &a [*a]\n---\nx',
  ])
    expect([text, parseSkill(text).record, parseSkill(text).problems.length > 0]).toEqual([text, null, true])
  expect(['a/SKILL.md', 'skill.md', 'MYSKILL.md'].map(isSkillFile)).toEqual([true, true, false])
})

it('takes tags as a list or in a line, and nothing that only looks like text', () => {
  const tags = (line: string) => skill(`name: a\nmetadata:\n  tags: ${line}`).record?.tags
  expect(['[a, b]', 'a, b', '{ toString: 1 }', '{ toString: x, valueOf: y }'].map(tags)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    [],
    [],
  ])
})

it('refuses a head that would take the reader hours, and one whose references grow, at once', () => {
  const startedAt = performance.now()
  for (const token of ['[x]', '}}', '{{a}}', '"x"', '*a ', '- - '])
    expect(skill(token.repeat(100_000)).problems).toHaveLength(1)
  const bomb = 'name: &a [x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\ndescription: *c'
  expect(skill(bomb).record).toBeNull()
  expect(performance.now() - startedAt).toBeLessThan(2000)
})
