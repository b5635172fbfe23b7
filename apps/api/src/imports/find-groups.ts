import { importRows } from '@promptsheet/db/schema/imports'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import type { ImportGroup } from './fields.ts'
import { findStyles } from './find-import.ts'
import { findLibrary } from './find-library.ts'
import { showRow, snippetOf } from './show-row.ts'

const shownRows = 10
const groupCursor = z.tuple([z.int().min(0).max(2_147_483_647)])

/** Rows that may be made or left out: not those that say which prompt they are. */
export const isFree = sql`(import_rows.plan ->> 'reason') in ('new', 'duplicate_of_row', 'duplicate_of_prompt')`

const counted = z.object({
  group_number: z.int(),
  rows: z.coerce.number(),
  shown: z.array(z.int()),
  free: z.coerce.number(),
  made: z.coerce.number(),
  first_made: z.int().nullable(),
  bound: z.int().nullable(),
  share: z.coerce.number(),
  prompt_id: z.string().nullable(),
})

type Counted = z.output<typeof counted>
type Query = { limit: number; cursor?: string | undefined }

/** The groups of near duplicates in an import of one's own, in the order of its files. Throws not found. */
export async function getImportGroups(
  ctx: WorkspaceContext,
  importId: string,
  { limit, cursor }: Query,
): Promise<Page<ImportGroup>> {
  const after = readCursor(cursor, groupCursor)?.[0] ?? 0
  return await findGroups(ctx, importId, sql`import_rows.group_number > ${after}`, limit)
}

/** One of them. Throws not found. */
export async function getImportGroup(
  ctx: WorkspaceContext,
  importId: string,
  group: number,
): Promise<ImportGroup> {
  const { data } = await findGroups(ctx, importId, sql`import_rows.group_number = ${group}`, 1)
  const [found] = data
  if (found === undefined) throw notFound('group')
  return found
}

async function findGroups(
  ctx: WorkspaceContext,
  importId: string,
  filter: ReturnType<typeof sql>,
  limit: number,
): Promise<Page<ImportGroup>> {
  const { workspaceId } = ctx.actor
  const wanted = await findStyles(ctx, importId)
  const groups = await ctx.tx.execute(sql`
    select group_number, count(*) as rows, (array_agg(number order by number))[1:${shownRows}] as shown, count(*) filter (where ${isFree}) as free,
      count(*) filter (where ${isFree} and action = 'create') as made,
      min(number) filter (where ${isFree} and action = 'create') as first_made,
      min(number) filter (where not ${isFree}) as bound,
      coalesce(min((plan -> 'alike' ->> 'share')::float8), 1) as share,
      (array_agg(prompt_id) filter (where ${isFree} and prompt_id is not null))[1] as prompt_id
    from import_rows
    where workspace_id = ${workspaceId} and import_id = ${importId} and group_number is not null and ${filter}
    group by group_number order by group_number limit ${limit + 1}`)
  const page = toPage(
    groups.map((row) => counted.parse(row)),
    limit,
    (row) => [row.group_number],
  )
  if (page.data.length === 0) return { data: [], nextCursor: null }
  const rows = await ctx.tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, workspaceId),
        eq(importRows.importId, importId),
        inArray(
          importRows.number,
          page.data.flatMap(({ shown }) => shown),
        ),
      ),
    )
    .orderBy(asc(importRows.number))
  const library = await findLibrary(ctx, { ids: page.data.flatMap((row) => row.prompt_id ?? []) })
  const data = page.data.map((group) => {
    const found = library.find(({ id }) => id === group.prompt_id)
    const existing = found ? { promptId: found.id, name: found.name, snippet: snippetOf(found.body) } : null
    return {
      group: group.group_number,
      share: group.share,
      existing,
      ...decisionOf(group, existing !== null),
      rowCount: group.rows,
      rows: rows.filter((row) => row.groupNumber === group.group_number).map((row) => showRow(row, wanted)),
    }
  })
  return { data, nextCursor: page.nextCursor }
}

/** What the rows of a group amount to, whoever chose it and how. */
function decisionOf(
  { free, made, first_made: firstMade, bound }: Counted,
  hasExisting: boolean,
): Pick<ImportGroup, 'decision' | 'keptRow'> {
  if (made === free) return { decision: 'keep_all', keptRow: null }
  if (made === 0 && hasExisting) return { decision: 'use_existing', keptRow: null }
  const kept = made === 0 ? bound : made === 1 && bound === null ? firstMade : null
  return kept === null ? { decision: 'mixed', keptRow: null } : { decision: 'keep_one', keptRow: kept }
}
