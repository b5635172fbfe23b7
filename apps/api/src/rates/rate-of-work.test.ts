import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'

const harness = await startHarness()
const unknown = '0198c1d2-0000-7000-8000-000000000000'

it('says which rate counts for somebody on a task, from the farthest to the nearest', async () => {
  const world = await makeTimeWorld(harness)
  const { send, memberId } = world
  const clientId = await world.client('Acme', 'GBP')
  const projectId = await world.project(clientId)
  const above = await world.task(projectId, 'Design')
  const { id: taskId } = await world.task(projectId, 'Logo', above)
  const ask = async (query: Record<string, string>) => {
    const { json } = await send('GET', `/v1/rate-of-work?${new URLSearchParams({ memberId, ...query })}`)
    return json
  }
  expect(await ask({})).toMatchObject({ currency: 'EUR', rate: null })
  expect(await ask({ taskId })).toMatchObject({ currency: 'GBP', rate: null })
  const steps = [{}, { memberId }, { clientId }, { projectId }, { taskId: above.id }, { taskId }]
  for (const [step, of] of steps.entries()) {
    const body = { ...of, amount: 1000 + step, currency: 'GBP', effectiveFrom: '2026-03-01' }
    expect((await send('PUT', '/v1/rates', body)).status).toBe(200)
    expect(await ask({ taskId })).toMatchObject({
      currency: 'GBP',
      rate: { ...of, rate: { amount: 1000 + step, currency: 'GBP' }, effectiveFrom: '2026-03-01' },
    })
  }
  expect(await ask({ projectId })).toMatchObject({ rate: { projectId } })
  expect(await ask({ taskId, day: '2026-02-28' })).toMatchObject({ day: '2026-02-28', rate: null })
  expect(await ask({})).toMatchObject({ currency: 'EUR', rate: null })
})

it('is for managers, and of people and work that are here', async () => {
  const world = await makeTimeWorld(harness)
  const { send, memberId } = world
  const { send: joe } = await joinWorkspace(harness, send)
  const of = (query: Record<string, string>) => `/v1/rate-of-work?${new URLSearchParams(query)}`
  expect(outcome(await joe('GET', of({ memberId })))).toEqual([403, 'forbidden'])
  expect((await send('GET', of({}))).status).toBe(422)
  expect((await send('GET', of({ memberId, day: 'soon' }))).status).toBe(422)
  const strange: Record<string, string>[] = [
    { memberId: unknown },
    { memberId, projectId: unknown },
    { memberId, taskId: unknown },
  ]
  for (const query of strange) expect((await send('GET', of(query))).status).toBe(404)
})
