import { describe, expect, it } from 'vitest'
import { kindOfText, sourceOfFiles } from './source.ts'

const file = (path: string) => ({ path, file: new File(['text'], path) })

describe('the kind of pasted text', () => {
  it.each([
    ['name,body\nCold mail,Write a mail', 'prompts-csv'],
    ['"act";"prompt"\nPoet;Be a poet', 'prompts-csv'],
    ['title\tprompt\nCold mail\tWrite a mail', 'prompts-csv'],
    ['Prompt name\tPrompt text\tWhen\nCold mail\tWrite a mail\tnow', 'prompts-csv'],
    ['Prompt title\tInstructions\nCold mail\tWrite a mail', 'prompts-csv'],
    ['Text, content\nWrite about it', 'prompts-markdown'],
    ['# Cold mail\n---\nWrite a mail, and a short prompt\n---', 'prompts-markdown'],
    ['Write a prompt, then the body of a mail', 'prompts-markdown'],
    ['Prompt', 'prompts-markdown'],
    ['', 'prompts-markdown'],
    ['[{"name": "A", "prompt": "x"}]', 'prompts-json'],
    ['{{name}}, write to me', 'prompts-markdown'],
    ['[draft] Write a mail', 'prompts-markdown'],
  ])('of %j is %s', (pasted, kind) => {
    expect(kindOfText(pasted)).toBe(kind)
  })
})

describe('what a handful of files is', () => {
  it('is texts for Markdown, text and zip, without hidden files and pictures', () => {
    const files = [file('a/one.md'), file('a/.git/x.md'), file('pic.png'), file('b.zip')]
    expect(sourceOfFiles(files)).toEqual({ kind: 'prompts-markdown', files: [files[0], files[3]] })
  })

  it('is a table for CSV files alone', () => {
    expect(sourceOfFiles([file('prompts.CSV')])).toMatchObject({ kind: 'prompts-csv' })
  })

  it('is mixed when both come, and none when nothing can be read', () => {
    expect(sourceOfFiles([file('a.md'), file('b.csv')])).toBe('mixed')
    expect(sourceOfFiles([file('a.png')])).toBe('none')
    expect(sourceOfFiles([])).toBe('none')
  })

  it('is a document when there is nothing else to read, which is for copying from', () => {
    expect(sourceOfFiles([file('a.pdf')])).toBe('document')
    expect(sourceOfFiles([file('Brief.DOCX'), file('pic.png')])).toBe('document')
    expect(sourceOfFiles([file('a.docx'), file('b.md')])).toMatchObject({ kind: 'prompts-markdown' })
  })
})
