import { inWorkspace } from '@promptsheet/db/in-workspace'
import { demoEmail, demoPassword } from '@promptsheet/db/seed/content/people'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { seedDemo } from './seed-demo.ts'

const { client, deps } = await startHarness()
const page = z.object({
  data: z.array(z.object({ id: z.string(), name: z.string(), usesLast30Days: z.number() })),
})
const me = z.object({ workspace: z.object({ id: z.string() }) })
const invoices = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), isOverdue: z.boolean() })),
  totals: z.array(z.unknown()),
})
const rateList = z.object({ data: z.array(z.object({ isCurrent: z.boolean() })) })
const budgetList = z.object({ data: z.array(z.object({ usedShare: z.number() })) })
const insights = z.object({ totals: z.object({ prompts: z.number(), uses: z.number(), people: z.number() }) })

async function logIn(email: string) {
  const send = client()
  expect((await send('POST', '/v1/auth/login', { email, password: demoPassword })).status).toBe(200)
  return send
}

describe('the demo workspace', () => {
  beforeAll(() => seedDemo(deps), 60_000)

  it('shows its owner sixty prompts with three months of use', async () => {
    const mia = await logIn(demoEmail)
    expect((await mia('GET', '/v1/me')).json).toMatchObject({
      workspace: { name: 'Northlight Studio', role: 'owner' },
    })
    const all = page.parse((await mia('GET', '/v1/prompts?limit=200')).json).data
    const retired = page.parse((await mia('GET', '/v1/prompts?limit=200&status=retired')).json).data
    expect(all.length + retired.length).toBe(60)
    expect(all.filter(({ usesLast30Days }) => usesLast30Days > 0).length).toBeGreaterThan(40)
    const { totals } = insights.parse((await mia('GET', '/v1/prompts/insights?days=90')).json)
    expect(totals.people).toBe(9)
    expect(totals.uses).toBeGreaterThan(1500)
  })

  it('hides hiring from the admin outside that team', async () => {
    const [leyla, jonas] = [await logIn('leyla@northlight.example'), await logIn('jonas@northlight.example')]
    const names = async (send: typeof leyla) =>
      page.parse((await send('GET', '/v1/prompts?limit=200')).json).data.map(({ name }) => name)
    const hers = await names(leyla)
    const his = new Set(await names(jonas))
    expect(hers.filter((name) => !his.has(name)).length).toBe(9)
  })

  it('has three months of time by eight people, approved with its money but for the last two weeks', async () => {
    const mia = await logIn(demoEmail)
    const { workspace } = me.parse((await mia('GET', '/v1/me')).json)
    const rows = await inWorkspace(
      deps.db,
      { workspaceId: workspace.id, memberId: null, userId: null },
      (tx) =>
        tx.execute(sql`
        select status, count(*)::int as entries, count(distinct member_id)::int as people,
          count(*) filter (where billable and amount is null)::int as without
        from time_entries group by status order by status`),
    )
    const of = (wanted: string) => rows.find(({ status }) => status === wanted)
    expect(of('approved')).toMatchObject({ people: 8, without: 0 })
    expect(of('submitted')).toMatchObject({ people: 8 })
    expect(of('invoiced')).toMatchObject({ without: 0 })
  })

  it('has billed two months, of which one is paid, and every invoice stands on its hours', async () => {
    const mia = await logIn(demoEmail)
    const list = invoices.parse((await mia('GET', '/v1/invoices')).json)
    expect(list.data.map(({ status, isOverdue }) => [status, isOverdue])).toEqual([
      ['issued', false],
      ['paid', false],
    ])
    for (const { id } of list.data)
      expect((await mia('GET', `/v1/invoices/${id}/audit`)).json).toMatchObject({ matches: true })
    expect(list.totals).toMatchObject([{ currency: 'EUR', draft: { amount: 0 } }])
  })

  it('has rates that changed, and budgets that are partly used', async () => {
    const mia = await logIn(demoEmail)
    const rates = rateList.parse((await mia('GET', '/v1/rates')).json).data
    expect(rates.filter(({ isCurrent }) => !isCurrent).length).toBeGreaterThanOrEqual(2)
    const budgets = budgetList.parse((await mia('GET', '/v1/budgets')).json).data
    expect(budgets.map(({ usedShare }) => usedShare > 0 && usedShare < 1.3)).toEqual([true, true, true, true])
  })

  it('shows no money to those who keep only their own hours', async () => {
    const clara = await logIn('clara@northlight.example')
    expect((await clara('GET', '/v1/invoices')).status).toBe(403)
    const { text } = await clara('GET', '/v1/time-entries?limit=200')
    expect(text).not.toContain('"currency"')
  })
})
