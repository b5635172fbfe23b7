import { expect, test } from 'vitest'
import { findFilters, setFilter, toggleFilter, wordsOf } from './search-text.ts'

test('a filter is written into the box, quoted when it has a space, and taken out again', () => {
  const q = toggleFilter('cold mail', 'tag', 'follow up')
  expect(q).toBe('cold mail tag:"follow up"')
  expect(toggleFilter(q, 'tag', 'Follow Up')).toBe('cold mail')
})

test('another category takes the place of the first', () => {
  expect(setFilter('category:Email offer', 'category', 'Sales')).toBe('offer category:Sales')
})

test('words and filters are told apart', () => {
  const q = 'launch tag:email "big day" status:draft'
  expect(wordsOf(q)).toBe('launch "big day"')
  expect(findFilters(q).map(({ raw }) => raw)).toEqual(['tag:email', 'status:draft'])
})
