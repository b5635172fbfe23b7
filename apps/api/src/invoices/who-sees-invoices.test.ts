import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { makeInvoiceScene } from './testing/invoice-scene.ts'

const harness = await startHarness()

it('shows money to owners, admins and managers alone', async () => {
  const s = await makeInvoiceScene(harness)
  await s.work([{}])
  const id = idOf(await s.draft())
  const joe = await joinWorkspace(harness, s.send, { role: 'member' })
  for (const path of [
    'invoices',
    `invoices/${id}`,
    `invoices/${id}.pdf`,
    `invoices/${id}.csv`,
    `invoices/${id}/audit`,
    'unbilled-time',
    'invoice-number',
    'rates',
    'budgets',
  ])
    expect([path, ...outcome(await joe.send('GET', `/v1/${path}`))]).toEqual([path, 403, 'forbidden'])
  const manager = await joinWorkspace(harness, s.send, { role: 'manager' })
  expect((await manager.send('GET', `/v1/invoices/${id}`)).status).toBe(200)
  expect(rowsOf(await manager.send('GET', '/v1/unbilled-time'))).toEqual([])
})
