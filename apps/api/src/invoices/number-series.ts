import { z } from '@hono/zod-openapi'
import { workspaces } from '@promptsheet/db/schema/identity'
import { invoiceSeries, invoices } from '@promptsheet/db/schema/time'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { invalid, notFound } from '../errors.ts'
import { getTimeSettings } from '../time-settings/get-time-settings.ts'
import { dayIn } from './days.ts'

const nextNumber = z.int().min(1).max(99_999_999)
export const nextNumberChange = z.object({ nextNumber })
export const nextNumberShape = z
  .object({
    nextNumber,
    number: z.string().meta({ description: 'As it will stand there.', example: '2026-0042' }),
  })
  .openapi('NextInvoiceNumber')

type Next = z.infer<typeof nextNumberShape>

/** The next number of this year's series, whose counter is locked until the transaction ends: one that fails takes none. */
export async function takeNumber(ctx: WorkspaceContext): Promise<string> {
  const { workspaceId } = ctx.actor
  const series = await findSeries(ctx)
  for (;;) {
    const [row] = await ctx.tx
      .insert(invoiceSeries)
      .values({ workspaceId, series, lastNumber: 1 })
      .onConflictDoUpdate({
        target: [invoiceSeries.workspaceId, invoiceSeries.series],
        set: { lastNumber: sql`${invoiceSeries.lastNumber} + 1` },
      })
      .returning({ last: invoiceSeries.lastNumber })
    const number = write(series, row?.last ?? 0)
    // Another series may have given it: `A` and 11, `A1` and 1.
    const isNumber = and(eq(invoices.workspaceId, workspaceId), eq(invoices.number, number))
    if ((await ctx.tx.$count(invoices, isNumber)) === 0) return number
  }
}

export async function getNextNumber(ctx: WorkspaceContext): Promise<Next> {
  const series = await findSeries(ctx)
  const [found] = await ctx.tx
    .select({ last: invoiceSeries.lastNumber })
    .from(invoiceSeries)
    .where(and(eq(invoiceSeries.workspaceId, ctx.actor.workspaceId), eq(invoiceSeries.series, series)))
  const next = (found?.last ?? 0) + 1
  return { nextNumber: next, number: write(series, next) }
}

/** Lets the series go on from there. Throws invalid for a number that was given already. */
export async function setNextNumber(ctx: WorkspaceContext, next: number): Promise<Next> {
  const { workspaceId } = ctx.actor
  const series = await findSeries(ctx)
  const [row] = await ctx.tx
    .insert(invoiceSeries)
    .values({ workspaceId, series, lastNumber: next - 1 })
    .onConflictDoUpdate({
      target: [invoiceSeries.workspaceId, invoiceSeries.series],
      set: { lastNumber: sql`greatest(${invoiceSeries.lastNumber}, ${next - 1})` },
    })
    .returning({ last: invoiceSeries.lastNumber })
  const last = row?.last ?? 0
  if (last >= next)
    throw invalid('body.nextNumber', `Number ${next} is given already. The next one is ${last + 1}.`)
  await recordAudit(ctx, {
    action: 'invoice.next_number_set',
    subject: { type: 'workspace', id: workspaceId },
    detail: { number: write(series, next) },
  })
  return { nextNumber: next, number: write(series, next) }
}

function write(series: string, number: number): string {
  return `${series}${String(number).padStart(4, '0')}`
}

/** The prefix of the numbers of this year, as it is in the workspace. */
async function findSeries(ctx: WorkspaceContext): Promise<string> {
  const [workspace] = await ctx.tx
    .select({ timezone: workspaces.timezone })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.actor.workspaceId))
  if (workspace === undefined) throw notFound('workspace')
  const year = dayIn(ctx.clock(), workspace.timezone).slice(0, 4)
  return (await getTimeSettings(ctx)).invoiceSeries.replaceAll('{year}', year)
}
