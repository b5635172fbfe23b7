import { importProgress, importRows, imports } from '@promptsheet/db/schema/imports'
import type { BlankStyle } from '@promptsheet/shared/look-alikes'
import { and, asc, count, countDistinct, desc, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import {
  type ImportRow,
  type ImportSummary,
  type ImportView,
  type importRowText,
  storedBlankStyles,
  storedDefaults,
  storedNotes,
} from './fields.ts'
import { findWanted } from './find-blank-styles.ts'
import { showBody, showRow } from './show-row.ts'

const firstRows = 50
const rowCursor = z.tuple([z.int().min(0).max(2_147_483_647)])
const importCursor = z.tuple([z.uuid()])

/** An import of one's own, with its first rows. Throws not found. */
export async function getImport(ctx: WorkspaceContext, importId: string): Promise<ImportView> {
  const [row] = await selectImports(ctx, eq(imports.id, importId), 1)
  if (row === undefined) throw notFound('import')
  const [summary] = await summarise(ctx, [row])
  if (summary === undefined) throw notFound('import')
  const { data } = await findRows(ctx, importId, { limit: firstRows })
  const made = await findMade(ctx, importId)
  const idsOf = (some: typeof made) => some.flatMap(({ promptId }) => promptId ?? [])
  const undone = {
    binnedPromptIds: idsOf(made.filter(({ isBinned }) => isBinned === true)),
    keptPromptIds: idsOf(made.filter(({ isBinned }) => isBinned === false)),
  }
  return {
    ...summary,
    category: storedDefaults.parse(row.defaults).category ?? null,
    promptIds: idsOf(made),
    undone: row.status === 'undone' ? undone : null,
    groups: await countGroups(ctx, importId),
    blankStyles: storedBlankStyles.parse(row.blankStyles),
    rows: data,
  }
}

function findMade(ctx: WorkspaceContext, importId: string) {
  return ctx.tx
    .select({ promptId: importRows.promptId, isBinned: importRows.isBinned })
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        isNotNull(importRows.madeRevision),
      ),
    )
    .orderBy(asc(importRows.number))
}

async function countGroups(ctx: WorkspaceContext, importId: string): Promise<number> {
  const [found] = await ctx.tx
    .select({ groups: countDistinct(importRows.groupNumber) })
    .from(importRows)
    .where(and(eq(importRows.workspaceId, ctx.actor.workspaceId), eq(importRows.importId, importId)))
  return found?.groups ?? 0
}

/** The notations that become blanks in an import of one's own. Throws not found. */
export async function findStyles(ctx: WorkspaceContext, importId: string): Promise<ReadonlySet<BlankStyle>> {
  const [row] = await ctx.tx
    .select({ blankStyles: imports.blankStyles })
    .from(imports)
    .where(and(eq(imports.workspaceId, ctx.actor.workspaceId), eq(imports.id, importId)))
  if (row === undefined) throw notFound('import')
  return findWanted(storedBlankStyles.parse(row.blankStyles))
}

/** One's own imports that are still kept, newest first. */
export async function findImports(
  ctx: WorkspaceContext,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ImportSummary>> {
  const after = readCursor(page.cursor, importCursor)
  const rows = await selectImports(ctx, after === null ? undefined : lt(imports.id, after[0]), page.limit + 1)
  const { data, nextCursor } = toPage(rows, page.limit, (row) => [row.id])
  return { data: await summarise(ctx, data), nextCursor }
}

/** The rows of an import of one's own, in the order of its files. Throws not found. */
export async function getImportRows(
  ctx: WorkspaceContext,
  importId: string,
  query: { limit: number; cursor?: string | undefined; action?: ImportRow['action'] | undefined },
): Promise<Page<ImportRow>> {
  return await findRows(ctx, importId, query)
}

/** One row with its whole text. Throws not found. */
export async function getImportRow(
  ctx: WorkspaceContext,
  importId: string,
  number: number,
): Promise<z.output<typeof importRowText>> {
  const wanted = await findStyles(ctx, importId)
  const [row] = await ctx.tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        eq(importRows.number, number),
      ),
    )
  if (row === undefined) throw notFound('row')
  return { ...showRow(row, wanted), body: showBody(row, wanted) }
}

type StoredSummary = Awaited<ReturnType<typeof selectImports>>[number]

function selectImports(ctx: WorkspaceContext, filter: ReturnType<typeof eq> | undefined, limit: number) {
  return ctx.tx
    .select({
      id: imports.id,
      kind: imports.kind,
      status: imports.status,
      failure: imports.failure,
      collectionId: imports.collectionId,
      defaults: imports.defaults,
      notes: imports.notes,
      blankStyles: imports.blankStyles,
      createdAt: imports.createdAt,
      expiresAt: imports.expiresAt,
      committedAt: imports.committedAt,
      undoneAt: imports.undoneAt,
      done: importProgress.done,
      total: importProgress.total,
    })
    .from(imports)
    .innerJoin(
      importProgress,
      and(eq(importProgress.workspaceId, imports.workspaceId), eq(importProgress.importId, imports.id)),
    )
    .where(and(eq(imports.workspaceId, ctx.actor.workspaceId), filter))
    .orderBy(desc(imports.id))
    .limit(limit)
}

async function summarise(ctx: WorkspaceContext, rows: readonly StoredSummary[]): Promise<ImportSummary[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const ofThese = and(eq(importRows.workspaceId, ctx.actor.workspaceId), inArray(importRows.importId, ids))
  const counted = await ctx.tx
    .select({ importId: importRows.importId, action: importRows.action, rows: count() })
    .from(importRows)
    .where(ofThese)
    .groupBy(importRows.importId, importRows.action)
  return rows.map(({ done, total, notes, blankStyles: _styles, defaults: _defaults, ...row }) => {
    const counts = { create: 0, update: 0, skip: 0, failed: 0 }
    for (const found of counted) if (found.importId === row.id) counts[found.action] = found.rows
    return {
      ...row,
      notes: storedNotes.parse(notes),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      committedAt: row.committedAt?.toISOString() ?? null,
      undoneAt: row.undoneAt?.toISOString() ?? null,
      progress: { done, total },
      counts,
    }
  })
}

async function findRows(
  ctx: WorkspaceContext,
  importId: string,
  query: { limit: number; cursor?: string | undefined; action?: ImportRow['action'] | undefined },
): Promise<Page<ImportRow>> {
  const wanted = await findStyles(ctx, importId)
  const after = readCursor(query.cursor, rowCursor)
  const rows = await ctx.tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        after === null ? undefined : gt(importRows.number, after[0]),
        query.action === undefined ? undefined : eq(importRows.action, query.action),
      ),
    )
    .orderBy(asc(importRows.number))
    .limit(query.limit + 1)
  const { data, nextCursor } = toPage(rows, query.limit, (row) => [row.number])
  return { data: data.map((row) => showRow(row, wanted)), nextCursor }
}
