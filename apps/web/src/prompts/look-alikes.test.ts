import { expect, test } from 'vitest'
import { findLookAlikes, makeBlanks } from './look-alikes.ts'

const labels = (body: string) => findLookAlikes(body).map(({ label }) => label)

test('other notations for blanks are found in the order of the text', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the other notation
  expect(labels('Write to [CLIENT NAME] about {topic}, ${tone:warm}, <deadline>')).toEqual([
    'client name',
    'topic',
    'tone',
    'deadline',
  ])
})

test('links, tasks, footnotes, markup and our own blanks are left alone', () => {
  expect(labels('[docs](https://a.example) [x] [1] <b>bold</b> <notes>…</notes> {{client}} <br>')).toEqual([])
})

test('made blanks keep their default and come back as our own notation', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
  const body = 'To [CLIENT], a ${tone:warm} mail. Thank [CLIENT].'
  expect(makeBlanks(body, findLookAlikes(body))).toBe(
    'To {{client}}, a {{tone=warm}} mail. Thank {{client}}.',
  )
})
