import { expect, it } from 'vitest'
import { mayBeSeveral } from './reads-as-one.ts'

const name = 'Write a mail to [NAME].'

it.each([
  ['Write a mail to [NAME].\n\nWrite a post about it.', true],
  ['Write a mail to {{name}}.\r\n\r\nWrite a post about it.'.replace('name', 'NAME'), true],
  ['- Write a mail to [NAME].\n- Write a post about it.', true],
  ['• Write a mail to [NAME].\n• Write a post about it.', true],
  ['Write a mail to [NAME].\nKeep it short.', false],
  ['You write for a shop.\n\nSay what is new.', false],
])('a lone prompt without a heading that reads %j may be several: %s', (body, expected) => {
  expect(mayBeSeveral({ name, body })).toBe(expected)
})

it('a row that cannot be read is never several', () => {
  expect(mayBeSeveral({ name: 'A', body: null })).toBe(false)
})
