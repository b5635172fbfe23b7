import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'

const harness = await startHarness()
const hour = 3600
const path = '/v1/budgets'

async function scene() {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client()
  const projectId = await world.project(clientId)
  const above = await world.task(projectId, 'Design')
  const below = await world.task(projectId, 'Logo', above)
  const set = async (body: object) => (await world.send('PUT', path, body)).json
  return { ...world, clientId, projectId, above, below, set }
}

describe('a budget of hours', () => {
  it('is used by all time, billable or not, and says when it is over', async () => {
    const s = await scene()
    await s.entries([
      { day: '2026-03-02', seconds: 2 * hour, projectId: s.projectId },
      { day: '2026-03-03', seconds: hour, projectId: s.projectId, billable: false },
    ])
    const used = { usedSeconds: 3 * hour, usedAmount: null }
    expect(await s.set({ projectId: s.projectId, period: 'total', seconds: 4 * hour })).toMatchObject({
      ...used,
      usedShare: 0.75,
    })
    // The same again takes the place of the one before.
    await s.set({ projectId: s.projectId, period: 'total', seconds: 2 * hour })
    expect((await s.send('GET', path)).json).toMatchObject({ data: [{ ...used, usedShare: 1.5 }] })
  })

  it('of a task is used by the tasks beneath it, and that of each month begins anew', async () => {
    const s = await scene()
    const of = { taskId: s.above.id, seconds: 10 * hour }
    const { since } = z.object({ since: z.string() }).parse(await s.set({ ...of, period: 'month' }))
    await s.entries([
      { day: '2020-03-02', seconds: hour, projectId: s.projectId, taskId: s.below.id },
      { day: since, seconds: 2 * hour, projectId: s.projectId, taskId: s.below.id },
      { day: since, seconds: 5 * hour, projectId: s.projectId },
    ])
    expect(await s.set({ ...of, period: 'total' })).toMatchObject({ usedSeconds: 3 * hour, since: null })
    expect(await s.set({ ...of, period: 'month' })).toMatchObject({ usedSeconds: 2 * hour, since })
  })
})

it('a budget of money is used by billable time alone, each entry at the rate of its day', async () => {
  const s = await scene()
  const rate = (amount: number, effectiveFrom: string) =>
    s.send('PUT', '/v1/rates', { clientId: s.clientId, amount, effectiveFrom })
  await rate(6000, '2026-01-01')
  await rate(9000, '2026-03-03')
  await s.entries([
    { day: '2026-03-02', seconds: hour, projectId: s.projectId, status: 'open' },
    { day: '2026-03-03', seconds: 2 * hour, projectId: s.projectId, status: 'open' },
    { day: '2026-03-03', seconds: 8 * hour, projectId: s.projectId, status: 'open', billable: false },
  ])
  expect(await s.set({ clientId: s.clientId, period: 'total', amount: 48_000 })).toMatchObject({
    usedAmount: { amount: 24_000, currency: 'EUR' },
    usedShare: 0.5,
  })
})

it('is of one thing that is here, in hours or in money, and for managers', async () => {
  const s = await scene()
  const { send: joe } = await joinWorkspace(harness, s.send)
  const good = { projectId: s.projectId, period: 'total', seconds: hour }
  const bad = [
    { ...good, clientId: s.clientId },
    { ...good, amount: 100 },
    { ...good, seconds: undefined },
    { period: 'total', seconds: hour },
    { ...good, projectId: s.clientId },
    { ...good, period: 'week' },
  ]
  for (const body of bad) expect([body, (await s.send('PUT', path, body)).status]).toEqual([body, 422])
  expect(outcome(await joe('PUT', path, good))).toEqual([403, 'forbidden'])
  expect(outcome(await joe('GET', path))).toEqual([403, 'forbidden'])
  const id = idOf(await s.send('PUT', path, good))
  const { send: ada } = await makeTimeWorld(harness, 'Ada')
  expect((await ada('DELETE', `${path}/${id}`)).status).toBe(404)
  expect((await s.send('DELETE', `${path}/${id}`)).status).toBe(204)
  expect((await s.send('GET', path)).json).toMatchObject({ data: [] })
})
