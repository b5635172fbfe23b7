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

  test('is several prompts though one of them is short, and says which lines above were left out', () => {
    const long = 'Write a launch email for [Product] to our customers.'
    const posts = 'Write three LinkedIn posts about [Topic].'
    expect(read(`1. ${long}\n\n2. Shorten this text.\n\n3. ${posts}`).map(({ body }) => body)).toEqual([
      long,
      'Shorten this text.',
      posts,
    ])
    expect(
      read(`Launch email\n${long}\n\nShorten\nShorten this text.\n\nBlog\n${posts}`).map(({ name }) => name),
    ).toEqual(['Launch email', 'Shorten', 'Blog'])
    for (const above of [
      'Marketing prompts\nCollected by Ana, October\n\n',
      'Here are my favourite prompts for marketing:\n',
    ]) {
      const { records, problems } = parsePromptMarkdown(`${above}1. ${long}\n\n2. ${posts}`)
      expect(records.map(({ body }) => body)).toEqual([long, posts])
      const message = expect.stringContaining(above.split('\n')[0] ?? '')
      expect(problems).toEqual([{ line: 1, message }])
    }
    expect(parsePromptMarkdown(`1. ${long}\n\n2. ${posts}`).problems).toEqual([])
  })

  test('keeps the lines below a number with it', () => {
    const text =
      '1. Write a launch email to customers.\n2. Write three posts.\n   Use a friendly tone.\n3. Sum it up.'
    expect(read(text).map(({ body }) => body)).toEqual([
      'Write a launch email to customers.',
      'Write three posts.\n   Use a friendly tone.',
      'Sum it up.',
    ])
    const nested = '1. Write a plan:\n   1. its goals\n   2. its steps\n\n2. Write a summary of the plan.'
    expect(read(nested).map(({ body }) => body)).toEqual([
      'Write a plan:\n   1. its goals\n   2. its steps',
      'Write a summary of the plan.',
    ])
  })

  test('is one prompt when the lines below its steps or above them are its own', () => {
    const steps = '1. Ask me what is launched.\n2. Write the plan for it.'
    for (const one of [
      `${steps}\nAnswer in English, please.`,
      `${steps}\n\nAnswer in English, please.`,
      '1. Ask me about this:\n- who it is for\n- when it is\n2. Write the plan for it.',
      '1. Write a plan with these parts:\n1. Goals of the plan\n2. Steps of the plan\n2. Write a summary of it.',
      '1. Read the text below.\n2. Then list its mistakes.\n3. Finally write it again.',
      '1. Read {text} twice.\n2. List five mistakes in it.\n3. Based on the above, write it again.',
      `You are a planner\nFollow these steps\n\n${steps}`,
      `Plan my launch:\n${steps}`,
      `Steps\n\n${steps}`,
      `Launch plan\nFor small teams\n${steps}`,
    ])
      expect(read(one), one).toHaveLength(1)
  })

  test('is several prompts when titles and texts come by turns, as they do out of Word', () => {
    const pile = `Launch email

Write a launch email for [Product] to our customers.

Social post

Write three LinkedIn posts about [Topic] for us.

Customer story

Write a story about [Customer]
from the notes below.`
    const found = [
      { name: 'Launch email', body: 'Write a launch email for [Product] to our customers.' },
      { name: 'Social post', body: 'Write three LinkedIn posts about [Topic] for us.' },
      { name: 'Customer story', body: 'Write a story about [Customer]\nfrom the notes below.' },
    ]
    expect(read(pile)).toEqual(found)
    expect(read(`Marketing team\n\n${pile}`)).toEqual(found)
    expect(parsePromptMarkdown(`\nMarketing team\n\n${pile}`).problems).toMatchObject([{ line: 2 }])
  })

  test('is one prompt when the short lines between its texts are parts of it', () => {
    for (const one of [
      'Email writer\n\nYou write for a shop.\n\nWhat I need\n\nWrite a mail to {name}.\n\nLength\n\nKeep it under 90 words.',
      'Write a launch email\n\nWe sell tea to small shops.\n\nKeep it short and warm\n\nAnswer in German.\n\nNo hashtags\n\nEnd with a question.',
      'Company overview\n\nWe sell tea to small shops in Berlin.\n\nReaders\n\nOwners who never bought from us.\n\nMain message\n\nFresh tea without a contract.',
      'Brand voice\n\nOur voice is warm and plain.\n\nThings to avoid\n\nNo jargon, no emojis.\n\nText\n\nMake this text ours: {text}',
      'Cold mail\n\nWrite a first mail to {name}.\n\nSubject\n\nMake it a question.',
      'Plan my launch\n\nAsk me what is launched, then write the plan for it.',
    ])
      expect(read(one), one).toHaveLength(1)
  })

  test('is one prompt when nothing but bullets, labels or empty lines divide it', () => {
    for (const one of [
      '- Write in British English.\n- Leave out every emoji.\n- Keep it under 90 words.',
      '• Write in British English.\n• Leave out every emoji.\n• Keep it under 90 words.',
      'Product: tea for small shops.\n\nReaders: people who run a shop.\n\nLength: ninety words at most.',
      'Write a mail to {name}.\n\nSay what is new in it.\n\nClose it with a question.',
    ])
      expect(read(one), one).toHaveLength(1)
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
