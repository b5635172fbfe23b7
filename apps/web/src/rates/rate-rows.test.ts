import { expect, it } from 'vitest'
import { rateRows } from './rate-rows.ts'

const rate = (id: string, effectiveFrom: string, more: object = {}) => ({
  id,
  taskId: null,
  projectId: null,
  clientId: null,
  memberId: null,
  rate: { amount: 9500, currency: 'EUR' },
  effectiveFrom,
  isCurrent: false,
  createdAt: '2026-01-01T00:00:00Z',
  ...more,
})

it('puts the rates of one thing in one currency together, each up to the day before the next', () => {
  const [row, ...others] = rateRows([
    rate('old', '2025-01-01'),
    rate('now', '2026-03-01', { isCurrent: true }),
    rate('soon', '2027-01-01'),
  ])
  expect(others).toEqual([])
  expect(row).toMatchObject({ shown: { id: 'now', until: '2026-12-31' }, next: { id: 'soon', until: null } })
  expect(row?.spans.map(({ id, until }) => [id, until])).toEqual([
    ['soon', null],
    ['now', '2026-12-31'],
    ['old', '2026-02-28'],
  ])
})

it('goes from everything to tasks, and keeps currencies apart', () => {
  const rows = rateRows([
    rate('t', '2026-01-01', { taskId: 'task' }),
    rate('p', '2026-01-01', { projectId: 'project' }),
    rate('c', '2026-01-01', { clientId: 'client' }),
    rate('m', '2026-01-01', { memberId: 'member' }),
    rate('w', '2026-01-01'),
    rate('gbp', '2026-01-01', { rate: { amount: 1, currency: 'GBP' } }),
  ])
  expect(rows.map(({ kind, shown }) => [kind, shown.id])).toEqual([
    ['workspace', 'w'],
    ['workspace', 'gbp'],
    ['member', 'm'],
    ['client', 'c'],
    ['project', 'p'],
    ['task', 't'],
  ])
})

it('shows what comes first where nothing counts yet', () => {
  const [row] = rateRows([rate('later', '2028-01-01'), rate('soon', '2027-01-01')])
  expect(row).toMatchObject({ shown: { id: 'soon' }, next: null })
})
