import { budgets } from '@promptsheet/db/schema/time'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { invalid, limitReached } from '../errors.ts'
import { findTarget } from '../rates/find-target.ts'
import { getBudget } from './find-budgets.ts'
import type { Budget, NewBudget } from './shapes.ts'

const mostBudgets = 1_000

/** Gives a client, project or task a budget in all or for each month, in the place of the one of that kind it had. */
export async function setBudget(ctx: WorkspaceContext, wanted: NewBudget): Promise<Budget> {
  const { workspaceId } = ctx.actor
  const { taskId, projectId, clientId, period, seconds = null, amount = null } = wanted
  const of = { taskId, projectId, clientId }
  if (taskId === undefined && projectId === undefined && clientId === undefined)
    throw invalid('body.clientId', 'Name a client, a project or a task.')
  if ((seconds === null) === (amount === null))
    throw invalid('body.seconds', 'Give hours or money, one of the two.')
  const target = await findTarget(ctx, of)
  const currency = wanted.currency ?? target.currency
  if (amount !== null && currency !== target.currency)
    throw invalid('body.currency', `Time on this is billed in ${target.currency}. Give the budget in that.`)
  const now = ctx.clock()
  const size = { seconds, amount, currency: amount === null ? null : currency, updatedAt: now }
  await refuseTooMany(ctx)
  const [row] = await ctx.tx
    .insert(budgets)
    .values({ ...of, ...size, workspaceId, id: newId(ctx), period, createdAt: now })
    .onConflictDoUpdate({
      target: [budgets.workspaceId, budgets.taskId, budgets.projectId, budgets.clientId, budgets.period],
      set: size,
    })
    .returning({ id: budgets.id })
  const id = row?.id ?? ''
  await recordAudit(ctx, {
    action: 'budget.set',
    subject: { type: 'budget', id },
    detail: { ...of, period, seconds, amount, currency: size.currency },
  })
  return await getBudget(ctx, id)
}

export async function deleteBudget(ctx: WorkspaceContext, id: string): Promise<void> {
  const { taskId, projectId, clientId, period, seconds, amount } = await getBudget(ctx, id)
  await ctx.tx.delete(budgets).where(and(eq(budgets.workspaceId, ctx.actor.workspaceId), eq(budgets.id, id)))
  await recordAudit(ctx, {
    action: 'budget.deleted',
    subject: { type: 'budget', id },
    detail: { taskId, projectId, clientId, period, seconds, amount },
  })
}

async function refuseTooMany({ tx, actor }: WorkspaceContext): Promise<void> {
  if ((await tx.$count(budgets, eq(budgets.workspaceId, actor.workspaceId))) >= mostBudgets)
    throw limitReached('too_many_budgets', `A workspace keeps at most ${mostBudgets} budgets.`)
}
