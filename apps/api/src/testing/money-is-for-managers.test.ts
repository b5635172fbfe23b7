import { beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../app.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { can } from '../workspaces/can.ts'
import { goodCall, parametersOf, send } from './call-operation.ts'
import { startHarness } from './harness.ts'
import { makeWorld } from './operation-world.ts'
import { idOf, outcome } from './read-answer.ts'

const harness = await startHarness()
const world = await makeWorld(harness)
const member = await world.join('member')

// Nothing else is that number, or so many times it, in minor units or in major ones.
const rate = 98_765_432
const tellsMoney = (text: string) =>
  [...text.matchAll(/\d[\d,.]*/g)].some(([digits]) => {
    const amount = Number(digits.replaceAll(/[,.]/g, ''))
    return amount > 0 && amount % rate === 0
  })

const ofTime = ['Time', 'Reports', 'Rates and invoices']
const reads = endpoints.filter(
  ({ access, method }) => method === 'get' && access.who === 'member' && can('member', access.can),
)
const writes = endpoints.filter(
  ({ access, method, tag }) => method !== 'get' && access.who === 'member' && ofTime.includes(tag),
)
const named = (some: readonly Endpoint[]) => some.map((endpoint) => [endpoint.operationId, endpoint] as const)

/** What the good call of it is answered, and the bare path, which asks for everything, or for all these days. */
async function textsOf(endpoint: Endpoint, cookie: string): Promise<string> {
  const call = await goodCall(endpoint, world)
  const days = `${endpoint.path}?from=2026-10-01&to=2026-11-30`
  const isList = endpoint.method === 'get' && parametersOf(endpoint).length === 0
  const targets = [call.target, ...(isList ? [endpoint.path, days] : [])]
  const texts = []
  for (const target of targets) texts.push((await send(harness, { ...call, target }, { cookie })).text)
  return texts.join('\n')
}

/** The member's own hours, with money on them: approved, and invoiced. */
async function work(): Promise<void> {
  const onTask = { projectId: await world.project(), taskId: await world.task(), billable: true }
  for (const date of ['2026-10-05', '2026-11-18']) {
    const made = await member.send('POST', '/v1/time-entries', { date, durationSeconds: 3600, ...onTask })
    const week = date === '2026-10-05' ? '2026-W41' : '2026-W47'
    const entryIds = [idOf(made)]
    await member.send('POST', `/v1/weeks/${week}/submit`, { entryIds })
    const approval = { entryIds, memberId: member.memberId }
    expect(outcome(await world.owner.send('POST', `/v1/weeks/${week}/approve`, approval))).toEqual([200])
  }
  const october = { from: '2026-10-01', to: '2026-10-31', groupBy: 'project' }
  const drafted = await world.owner.send('POST', '/v1/invoices', {
    clientId: await world.client(),
    ...october,
  })
  expect(drafted.json).toMatchObject({ status: 'draft', total: { amount: rate } })
}

describe('what work costs', () => {
  beforeAll(async () => {
    for (const of of [{}, { memberId: member.memberId }, { clientId: await world.client() }])
      await world.owner.send('PUT', '/v1/rates', { ...of, amount: rate, effectiveFrom: '2020-01-01' })
    await world.owner.send('PUT', '/v1/rates', {
      taskId: await world.task(),
      amount: rate,
      effectiveFrom: '2020-01-01',
    })
    await world.owner.send('PUT', '/v1/budgets', {
      projectId: await world.project(),
      period: 'total',
      amount: rate * 10,
    })
    await work()
  })

  it.each(named(reads))('is told to no member by %s', async (_, endpoint) => {
    expect(tellsMoney(await textsOf(endpoint, member.cookie))).toBe(false)
  })

  it.each(named(writes))('is in no answer to a member of %s', async (_, endpoint) => {
    expect(tellsMoney(await textsOf(endpoint, member.cookie))).toBe(false)
  })

  it.each(named(endpoints.filter(({ tag }) => tag === 'Rates and invoices')))(
    'is for managers alone: %s',
    async (_, endpoint) => {
      const answer = await send(harness, await goodCall(endpoint, world), { cookie: member.cookie })
      expect(answer.status).toBe(403)
    },
  )

  it('is told to a manager, so that there was something to hide', async () => {
    const manager = await world.join('manager')
    const telling = []
    for (const endpoint of endpoints)
      if (
        endpoint.method === 'get' &&
        ofTime.includes(endpoint.tag) &&
        tellsMoney(await textsOf(endpoint, manager.cookie))
      )
        telling.push(endpoint.operationId)
    expect(telling).toEqual(
      expect.arrayContaining([
        'listTimeEntries',
        'getTimeTree',
        'getTimeReport',
        'listRates',
        'getRateOfWork',
        'listBudgets',
        'listInvoices',
      ]),
    )
  })
})
