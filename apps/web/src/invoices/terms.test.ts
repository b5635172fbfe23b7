import { expect, it } from 'vitest'
import { likeLast, readPercent, readTerms, type Terms, toRequest, writeTerms } from './terms.ts'

const terms: Terms = {
  client: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11',
  currency: '',
  from: '2026-10-01',
  to: '2026-10-31',
  by: 'project,member',
  rounding: 'up:15:entry',
  tax: '7,7',
  due: '',
  notes: 'Thank you & see you\nsoon',
}

it('keeps terms in an address', () => {
  expect(readTerms(new URLSearchParams(writeTerms(terms)))).toEqual(terms)
  expect(readTerms(new URLSearchParams('client=a&other=b'))).toEqual({ client: 'a' })
})

it('asks for what was chosen, in the order it was chosen', () => {
  expect(toRequest(terms)).toEqual({
    clientId: terms.client,
    from: '2026-10-01',
    to: '2026-10-31',
    groupBy: ['project', 'member'],
    rounding: { mode: 'up', minutes: 15, per: 'entry' },
    taxPercent: 7.7,
    dueDate: null,
    notes: terms.notes,
  })
  expect(toRequest({ ...terms, by: 'member,project' })?.groupBy).toEqual(['member', 'project'])
})

it.each([
  { client: '' },
  { from: '' },
  { to: '2026-09-30' },
  { to: '0002-10-31' },
  { tax: 'much' },
  { by: 'moon' },
])('asks for nothing as long as something is missing or wrong: %o', (some) => {
  expect(toRequest({ ...terms, ...some })).toBeNull()
})

it.each([
  ['19', 19],
  [' 7.7 % ', 7.7],
  ['7,775', 7.775],
  ['', 0],
  ['101', null],
  ['-1', null],
  ['7.7777', null],
  ['1e1', null],
])('reads %j as a percent', (typed, percent) => {
  expect(readPercent(typed)).toBe(percent)
})

it('makes the next invoice due as many days after its day as the last one', () => {
  const last = {
    ...{ clientId: terms.client, currency: 'EUR', from: '2026-09-01', to: '2026-09-30', notes: 'Thanks' },
    ...{ groupBy: ['task' as const], rounding: null, taxPercent: 19, dueDate: '2026-10-15' },
    parties: { issuedOn: '2026-10-01' },
  }
  const next = { by: 'task', rounding: '', tax: '19', notes: 'Thanks' }
  expect(likeLast(last, '2026-11-21')).toEqual({ ...next, due: '2026-12-05' })
  expect(likeLast({ ...last, dueDate: null }, '2026-11-21')).toEqual({ ...next, due: '' })
})
