import { timeImportProgress, timeImports } from '@promptsheet/db/schema/time'
import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import {
  importSummary,
  storedPreview,
  storedProblems,
  storedResult,
  type TimeImport,
  type TimeImportSummary,
} from './fields.ts'
import { lightColumns } from './lock-import.ts'
import { showPreview } from './show-preview.ts'

const shownProblems = 50
const importCursor = z.tuple([z.uuid()])
const problemCursor = z.tuple([z.int().min(0).max(1_000_000)])

/** An import with all that a commit of it would do. Throws not found. */
export async function getTimeImport(ctx: WorkspaceContext, importId: string): Promise<TimeImport> {
  const [row] = await selectImports(ctx, eq(timeImports.id, importId), 1)
  if (row === undefined) throw notFound('import')
  const [large] = await ctx.tx
    .select({ preview: timeImports.preview, problems: timeImports.problems })
    .from(timeImports)
    .where(and(eq(timeImports.workspaceId, ctx.actor.workspaceId), eq(timeImports.id, importId)))
  const preview = storedPreview.nullable().parse(large?.preview ?? null)
  const problems = storedProblems.parse(large?.problems ?? []).slice(0, shownProblems)
  return { ...toSummary(row), ...(await showPreview(ctx, row, preview)), problems }
}

/** Newest first. */
export async function findTimeImports(
  ctx: WorkspaceContext,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<TimeImportSummary>> {
  const after = readCursor(page.cursor, importCursor)
  const rows = await selectImports(
    ctx,
    after === null ? undefined : lt(timeImports.id, after[0]),
    page.limit + 1,
  )
  const { data, nextCursor } = toPage(rows, page.limit, (row) => [row.id])
  return { data: data.map(toSummary), nextCursor }
}

/** The rows that cannot be read, in the order of the file. Throws not found. */
export async function getTimeImportProblems(
  ctx: WorkspaceContext,
  importId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<z.output<typeof storedProblems>[number]>> {
  const [from] = readCursor(page.cursor, problemCursor) ?? [0]
  const [row] = await ctx.tx
    .select({ problems: timeImports.problems })
    .from(timeImports)
    .where(and(eq(timeImports.workspaceId, ctx.actor.workspaceId), eq(timeImports.id, importId)))
  if (row === undefined) throw notFound('import')
  const problems = storedProblems.parse(row.problems).slice(from, from + page.limit + 1)
  return toPage(problems, page.limit, () => [from + page.limit])
}

function selectImports(ctx: WorkspaceContext, filter: SQL | undefined, limit: number) {
  return ctx.tx
    .select({ ...lightColumns, done: timeImportProgress.done, total: timeImportProgress.total })
    .from(timeImports)
    .innerJoin(
      timeImportProgress,
      and(
        eq(timeImportProgress.workspaceId, timeImports.workspaceId),
        eq(timeImportProgress.importId, timeImports.id),
      ),
    )
    .where(and(eq(timeImports.workspaceId, ctx.actor.workspaceId), filter))
    .orderBy(desc(timeImports.id))
    .limit(limit)
}

function toSummary(row: Awaited<ReturnType<typeof selectImports>>[number]): TimeImportSummary {
  const { id, kind, status, fileName, failure, done, total } = row
  const stored = storedResult.nullable().parse(row.result)
  return {
    ...{ id, kind, status, fileName, failure, progress: { done, total } },
    result: stored === null ? null : importSummary.shape.result.parse(stored),
    undone: stored?.undone ?? null,
    createdAt: row.createdAt.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}
