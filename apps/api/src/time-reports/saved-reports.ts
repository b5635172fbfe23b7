import { savedReports } from '@promptsheet/db/schema/time'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { forbidden, notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import { can } from '../workspaces/can.ts'
import {
  type NewSavedReport,
  type SavedReport,
  type SavedReportChange,
  savedReportShape,
} from './saved-reports.shapes.ts'

type Row = typeof savedReports.$inferSelect

const after = z.tuple([
  z
    .string()
    .max(200)
    .refine((key) => !key.includes('\u0000') && key.isWellFormed()),
  z.uuid(),
])
const listed = z.object({ json: savedReportShape, key: z.string() })

/** One's own reports and those that are shared, by name. */
export async function findSavedReports(
  ctx: WorkspaceContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SavedReport>> {
  const from = readCursor(cursor, after)
  const rest =
    from === null
      ? sql`true`
      : sql`(lower(r.name collate "und-x-icu"), r.id) > (${from[0]} collate "und-x-icu", ${from[1]}::uuid)`
  const rows = await select(ctx, rest, limit + 1)
  const page = toPage(rows, limit, ({ key, json }) => [key, json.id])
  return { ...page, data: page.data.map(({ json }) => json) }
}

/** Saves a report under a name. */
export async function createSavedReport(ctx: WorkspaceContext, wanted: NewSavedReport): Promise<SavedReport> {
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(savedReports).values({
    ...wanted,
    workspaceId: ctx.actor.workspaceId,
    id,
    createdBy: ctx.actor.memberId,
    createdAt: now,
    updatedAt: now,
  })
  await record(ctx, 'report.saved', { id, ...wanted })
  return await getSavedReport(ctx, id)
}

/** Throws not found, and forbidden for what somebody else shared. */
export async function changeSavedReport(
  ctx: WorkspaceContext,
  id: string,
  change: SavedReportChange,
): Promise<SavedReport> {
  const before = await lock(ctx, id)
  if (change.isShared === false && before.createdBy !== ctx.actor.memberId)
    throw forbidden('Only who saved this report can keep it to themselves.')
  const { name = before.name, isShared = before.isShared, query = before.query } = change
  await ctx.tx
    .update(savedReports)
    .set({ name, isShared, query, updatedAt: ctx.clock() })
    .where(isThis(ctx, id))
  await record(ctx, 'report.changed', { id, name, isShared: isShared || before.isShared })
  return await getSavedReport(ctx, id)
}

/** Throws not found, and forbidden for what somebody else shared. */
export async function deleteSavedReport(ctx: WorkspaceContext, id: string): Promise<void> {
  const before = await lock(ctx, id)
  await ctx.tx.delete(savedReports).where(isThis(ctx, id))
  await record(ctx, 'report.deleted', before)
}

async function getSavedReport(ctx: WorkspaceContext, id: string): Promise<SavedReport> {
  const [found] = await select(ctx, sql`r.id = ${id}`, 1)
  if (found === undefined) throw notFound('saved report')
  return found.json
}

async function lock(ctx: WorkspaceContext, id: string): Promise<Row> {
  const [row] = await ctx.tx.select().from(savedReports).where(isThis(ctx, id)).for('update')
  if (row === undefined) throw notFound('saved report')
  if (row.createdBy !== ctx.actor.memberId && !can(ctx.actor.role, 'manage_time'))
    throw forbidden('Only managers and whoever saved this report may do this.')
  return row
}

function isThis(ctx: WorkspaceContext, id: string): SQL | undefined {
  return and(eq(savedReports.workspaceId, ctx.actor.workspaceId), eq(savedReports.id, id))
}

/** What one keeps to oneself is not told by name. */
function record(
  ctx: WorkspaceContext,
  action: string,
  { id, name, isShared }: Pick<Row, 'id' | 'name' | 'isShared'>,
): Promise<void> {
  return recordAudit(ctx, { action, subject: { type: 'saved_report', id }, detail: isShared ? { name } : {} })
}

async function select(ctx: WorkspaceContext, which: SQL, limit: number) {
  const rows = await ctx.tx.execute(sql`
    select lower(r.name collate "und-x-icu") as key, json_build_object('id', r.id, 'name', r.name, 'isShared', r.is_shared,
      'query', r.query, 'createdBy', json_build_object('id', m.id, 'name', u.name),
      'isMine', r.created_by = ${ctx.actor.memberId}::uuid,
      'createdAt', app.instant(r.created_at), 'updatedAt', app.instant(r.updated_at)) as json
    from saved_reports r
    join members m on m.workspace_id = r.workspace_id and m.id = r.created_by
    join users u on u.id = m.user_id
    where r.workspace_id = ${ctx.actor.workspaceId} and ${which} order by key, r.id limit ${limit}`)
  return rows.map((row) => listed.parse(row))
}
