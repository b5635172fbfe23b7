import { describe, expect, it, test } from 'vitest'
import { parsePromptJson, promptJson } from './prompt-json.ts'
import { emptyRecord } from './prompt-record.ts'

const only = (value: unknown) => parsePromptJson(JSON.stringify(value))
const record = (value: unknown) => only(value)[0]?.record

it('reads back what it wrote, to the letter', () => {
  const whole = {
    ...emptyRecord,
    externalId: 'a-1',
    name: 'Letter "x"',
    useCase: 'Now',
    category: 'Sales',
    tags: ['a', 'b'],
    recommendedModels: ['Claude'],
    owner: 'mia@example.com',
    inputs: [{ id: 'size', type: 'choice' as const, options: ['S', 'M'] }],
    notes: ' n\n',
    version: 3,
    changeNote: 'Shorter',
    status: 'battle_tested' as const,
    body: '  Dear {{size}}\u2028\r\n☂ ',
  }
  const records = [whole, { ...emptyRecord, name: 'B', body: 'b' }]
  const rows = parsePromptJson(
    `${promptJson.open}${records.map(promptJson.item).join('')}${promptJson.close(records.length)}`,
  )
  expect(rows.map(({ problems }) => problems)).toEqual([[], []])
  expect(rows[0]?.record).toEqual(whole)
})

describe('what others export', () => {
  it('reads Langfuse: folders in the name, chat prompts, its labels', () => {
    expect(
      record([
        {
          id: 'clx',
          name: 'sales/outbound/First mail',
          type: 'chat',
          prompt: [
            { role: 'system', content: 'You write mails.' },
            { role: 'user', content: 'To {{name}}' },
          ],
          config: { model: 'x' },
          labels: ['production', 'latest'],
          tags: ['mail'],
          commitMessage: 'Shorter',
          version: 4,
        },
      ]),
    ).toMatchObject({
      name: 'First mail',
      category: 'sales',
      body: 'Instructions:\nYou write mails.\n\nMessage:\nTo {{name}}',
      changeNote: 'Shorter',
      version: 4,
    })
  })

  it('reads OpenAI’s prompt objects', () => {
    expect(
      record({ id: 'pmpt_1', name: 'Mail', instructions: 'Write to {{who}}.', variables: ['who'] }),
    ).toMatchObject({
      name: 'Mail',
      body: 'Write to {{who}}.',
    })
    const messages = [{ role: 'developer', content: [{ type: 'input_text', text: 'Be short.' }] }]
    expect(record({ name: 'Mail', messages })).toMatchObject({ body: 'Be short.' })
  })

  it('reads lists under usual names, and names a prompt by its words', () => {
    expect(record({ items: [{ text: 'Write a haiku about {{x}}', tags: 'a, b', name: '' }] })).toMatchObject({
      name: 'Write a haiku about x',
      tags: ['a', 'b'],
    })
    expect(record(['Just a text'])).toMatchObject({ name: 'Just a text', body: 'Just a text' })
    expect(
      record([{ command: '/mail', title: 'Mail', content: 'Write it', access_control: null }]),
    ).toMatchObject({
      name: 'Mail',
    })
  })
})

describe('what cannot be read', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '3',
    '[null]',
    '[[]]',
    '{"prompts":[]}',
    '{"__proto__":{"body":"x"}}',
  ])('is told and throws nothing: %s', (text) => {
    const rows = parsePromptJson(text)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.record).toBeNull()
    expect(rows[0]?.problems[0]).toBeTruthy()
  })

  it('names the field, and what was left out', () => {
    expect(only([{ name: 'A', body: 'x', temperature: 1, contributor: 'a@b.c' }])).toMatchObject([
      {
        record: { name: 'A' },
        problems: [
          { column: expect.any(String), message: expect.stringContaining('contributors') },
          { column: 'temperature', message: expect.stringContaining('temperature') },
        ],
      },
    ])
    expect(only([{ name: 'A', body: 'x'.repeat(100_001) }])[0]?.problems[0]).toMatchObject({
      column: 'body',
      message: expect.stringMatching(/100,000/),
    })
  })

  it('survives deep nesting', () => {
    expect(parsePromptJson('['.repeat(50_000))[0]?.record).toBeNull()
    expect(parsePromptJson(`${'['.repeat(5000)}${']'.repeat(5000)}`)[0]?.record).toBeNull()
  })
})

test('a problem names what it is called in the file', () => {
  const [row] = parsePromptJson(
    JSON.stringify([
      { title: 'x'.repeat(300), content: 'Do {{it}}.', inputs: [{ label: 'It' }], status: 'gone' },
    ]),
  )
  expect(row?.record).toBeNull()
  expect(row?.problems.map(({ column }) => column)).toEqual(['title', 'inputs', 'status'])
})
