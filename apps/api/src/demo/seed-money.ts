import type { PersonKey } from '@promptsheet/db/seed/content/types'
import type { Actor } from '../auth/actor.ts'
import { setBudget } from '../budgets/set-budget.ts'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { markPaid } from '../invoices/change-state.ts'
import { createDraft } from '../invoices/draft-invoice.ts'
import { issueInvoice } from '../invoices/issue-invoice.ts'
import { setRate } from '../rates/set-rate.ts'

type Ids = ReadonlyMap<string, string>
type Tree = { clientIds: Ids; projectIds: Ids }

/** What changed since the rates that clients began with; before time is approved, which takes them. */
export async function seedRates(
  ctx: WorkspaceContext,
  { clientIds, projectIds, actorOf }: Tree & { actorOf: ReadonlyMap<PersonKey, Actor> },
): Promise<void> {
  const from = (monthsAgo: number) => ({ effectiveFrom: isoOf(startOfMonth(ctx.clock(), monthsAgo)) })
  const memberId = actorOf.get('tomasz')?.memberId
  const [clinic, architects] = [clientIds.get('VEG'), clientIds.get('LIN')]
  const launch = projectIds.get('HAR-1')
  await setRate(ctx, { memberId, amount: 9_800, ...from(3) })
  await setRate(ctx, { projectId: launch, amount: 10_500, ...from(3) })
  await setRate(ctx, { clientId: clinic, amount: 10_800, ...from(1) })
  await setRate(ctx, { clientId: architects, amount: 11_500, ...from(-1) })
}

export async function seedBudgets(ctx: WorkspaceContext, { clientIds, projectIds }: Tree): Promise<void> {
  const [launch, support, identity] = ['HAR-1', 'HAR-2', 'LIN-1'].map((code) => projectIds.get(code))
  await setBudget(ctx, { projectId: launch, period: 'total', amount: 9_500_000 })
  await setBudget(ctx, { projectId: support, period: 'month', seconds: 120 * 3600 })
  await setBudget(ctx, { projectId: identity, period: 'total', seconds: 720 * 3600 })
  await setBudget(ctx, { clientId: clientIds.get('VEG'), period: 'total', amount: 5_000_000 })
}

/** Two months billed as they were then: one invoice is paid, the other waits for its money. */
export async function seedInvoices(ctx: WorkspaceContext, clientIds: Ids): Promise<void> {
  const now = ctx.clock()
  const paidDay = new Date(startOfMonth(now, 1).getTime() + 13.4 * dayMilliseconds)
  // Far enough back for all of its month to be approved.
  const lately = new Date(now.getTime() - 12 * dayMilliseconds)
  const first = await bill(ctx, new Date(startOfMonth(now, 1).getTime() + 2.4 * dayMilliseconds), {
    clientId: clientIds.get('HAR') ?? '',
    taxPercent: 19,
    notes: 'Thank you for a good launch.',
  })
  await markPaid({ ...ctx, clock: () => paidDay }, first)
  await bill(ctx, lately, {
    clientId: clientIds.get('LIN') ?? '',
    taxPercent: 0,
    notes: 'Reverse charge: the tax is for the customer to declare.',
  })
}

type Terms = { clientId: string; taxPercent: number; notes: string }

/** Bills the month before that day, on it. Answers the invoice's id. */
async function bill(ctx: WorkspaceContext, at: Date, terms: Terms): Promise<string> {
  const then = { ...ctx, clock: () => at }
  const days = {
    from: isoOf(startOfMonth(at, 1)),
    to: isoOf(new Date(startOfMonth(at, 0).getTime() - dayMilliseconds)),
    dueDate: isoOf(new Date(at.getTime() + 14 * dayMilliseconds)),
  }
  const { id } = await createDraft(then, { ...terms, ...days, groupBy: ['project', 'task'] })
  await issueInvoice(then, id, {})
  return id
}

function startOfMonth(day: Date, monthsAgo: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - monthsAgo, 1))
}

const isoOf = (day: Date) => day.toISOString().slice(0, 10)
