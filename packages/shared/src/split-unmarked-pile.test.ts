import { describe, expect, test } from 'vitest'
import { parsePromptMarkdown } from './prompt-markdown.ts'

const read = (text: string) => parsePromptMarkdown(text).records.map(({ name, body }) => ({ name, body }))

describe('a pasted pile without headings', () => {
  test('is several prompts when they are numbered, whatever stands above them', () => {
    const pile = `Marketing prompts - from my notes

1. Write a LinkedIn post about [TOPIC]. No hashtags.

2) Summarise this interview: <paste interview>
Pull out three quotes.

3. You are a copywriter. Make this warmer: {text}
`
    expect(read(pile)).toEqual([
      {
        name: 'Write a LinkedIn post about [TOPIC]. No hashtags.',
        body: 'Write a LinkedIn post about [TOPIC]. No hashtags.',
      },
      {
        name: 'Summarise this interview: <paste interview>',
        body: 'Summarise this interview: <paste interview>\nPull out three quotes.',
      },
      {
        name: 'You are a copywriter. Make this warmer: {text}',
        body: 'You are a copywriter. Make this warmer: {text}',
      },
    ])
    expect(read('1. Write a short thank-you note.\r\n2. Write a long thank-you note.\r\n')).toHaveLength(2)
  })

  test('takes a name from the line of the number, or from the line below it', () => {
    expect(
      read(
        'Prompt 1: Thank-you note\nWrite a short thank-you note.\n\nPrompt 2:\nRecap\nSum this up in a line.',
      ),
    ).toEqual([
      { name: 'Thank-you note', body: 'Write a short thank-you note.' },
      { name: 'Recap', body: 'Sum this up in a line.' },
    ])
  })

  test('is one prompt when the numbers are its steps', () => {
    for (const one of [
      'You plan launches for small teams. Do this:\n\n1. Ask me what is launched.\n\n2. Write the plan.',
      'Plan my launch.\n1. Ask me what is launched.\n2. Write the plan.',
      'Steps\n\n1. Ask.\n\n2. Write.',
      '1. Ask me what is launched.\n\n3. Write the plan for it.',
    ])
      expect(read(one)).toHaveLength(1)
  })

  test('is several prompts when lines of dashes, stars or the like stand between them', () => {
    for (const rule of ['---', '***', '=====', '- - -', '-------'])
      expect(
        read(`Write a short thank-you note.\n${rule}\nRecap\nSum this up in a line.\n${rule}\n`),
      ).toEqual([
        { name: 'Write a short thank-you note.', body: 'Write a short thank-you note.' },
        { name: 'Recap', body: 'Sum this up in a line.' },
      ])
  })

  test('is one prompt when the dashes are around what it is about', () => {
    const about = 'Make this text shorter and warmer:\n---\n{text}\n---\nAnswer with the text alone, please.'
    expect(read(about)).toHaveLength(1)
    expect(read('Make this text shorter.\n---\n{text}\n---\nAnswer with the text alone.')).toHaveLength(1)
  })

  test('is several prompts when each block has a title, and one when they are sections of it', () => {
    expect(
      read('Cold mail\nWrite a first mail to {name}.\n\n**Follow-up:**\nWrite a second mail to {name}.'),
    ).toEqual([
      { name: 'Cold mail', body: 'Write a first mail to {name}.' },
      { name: 'Follow-up', body: 'Write a second mail to {name}.' },
    ])
    expect(read('Role\nYou are a poet of note.\n\nTask\nWrite a verse about tea.')).toHaveLength(1)
    expect(read('You write for a shop.\n\nWrite a text about {thing}.\n\nKeep it short.')).toHaveLength(1)
  })

  test('of ten thousand is read in linear time', () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `${at + 1}. Write a note about it.`)
    const start = performance.now()
    expect(read(text.join('\n'))).toHaveLength(10_000)
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test('stays one prompt when it is a file', () => {
    const pile = '1. Write a short thank-you note.\n2. Write a long thank-you note.'
    expect(parsePromptMarkdown(pile, { fileName: 'notes.md' }).records).toHaveLength(1)
  })
})
