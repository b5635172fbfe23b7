import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { makeTimeWorld } from '../testing/time-world.ts'

const harness = await startHarness()
const listed = z.object({ data: z.array(z.record(z.string(), z.unknown())) })

async function approvedWithoutRate() {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client('Acme')
  const projectId = await world.project(clientId)
  const entry = { projectId, date: '2026-03-02', durationSeconds: 7200, billable: true }
  expect((await world.send('POST', '/v1/time-entries', entry)).status).toBe(201)
  expect((await world.send('POST', '/v1/weeks/2026-W10/approve', {})).status).toBe(200)
  const unbilled = async () => listed.parse((await world.send('GET', '/v1/unbilled-time')).json).data
  const rateOn = async (day: string) => {
    const query = new URLSearchParams({ memberId: world.memberId, projectId, day })
    return (await world.send('GET', `/v1/rate-of-work?${query}`)).json
  }
  return { ...world, clientId, projectId, unbilled, rateOn }
}

it('gives hours of before a price, when nothing had one', async () => {
  const s = await approvedWithoutRate()
  expect(await s.unbilled()).toMatchObject([{ clientName: 'Acme', seconds: 7200, amount: null }])
  await s.send('PATCH', `/v1/clients/${s.clientId}`, { rate: { amount: 9500 } })
  expect(await s.unbilled()).toMatchObject([{ amount: { amount: 19_000, currency: 'EUR' } }])
})

it('begins today where another rate counted before, and leaves what was', async () => {
  const s = await approvedWithoutRate()
  const set = async (body: object) => (await s.send('PUT', '/v1/rates', body)).json
  expect(await set({ amount: 8000 })).toMatchObject({ effectiveFrom: '1970-01-01', priced: 1 })
  for (const of of [{}, { memberId: s.memberId }, { clientId: s.clientId }, { projectId: s.projectId }])
    expect(await set({ ...of, amount: 9000 })).not.toMatchObject({ effectiveFrom: '1970-01-01' })
  expect(await s.rateOn('2026-03-02')).toMatchObject({ rate: { rate: { amount: 8000 } } })
  const other = await s.client('Pell', 'GBP')
  expect(await set({ clientId: other, amount: 7000 })).toMatchObject({ effectiveFrom: '1970-01-01' })
})
