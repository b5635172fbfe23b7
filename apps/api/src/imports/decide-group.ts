import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import type { Decision, ImportGroup } from './fields.ts'
import { getImportGroup, isFree } from './find-groups.ts'
import { getOpenImport } from './lock-import.ts'

type Choice = { decision: Decision; row?: number | undefined }

/**
 * Decides about one group of near duplicates. `keep_one` keeps the given row, or its first, and leaves the others
 * out. Throws not found, 409 unless the import is open to choices, and 422 for a row of no such group and for an
 * existing prompt where there is none.
 */
export async function decideGroup(
  ctx: WorkspaceContext,
  importId: string,
  number: number,
  { decision, row }: Choice,
): Promise<ImportGroup> {
  await getOpenImport(ctx, importId)
  const group = await getImportGroup(ctx, importId, number)
  if (decision === 'use_existing' && group.existing === null)
    throw invalid('body.decision', 'The library has none like these: keep one of them, or all.')
  if (row !== undefined && (decision !== 'keep_one' || !(await hasRow(ctx, importId, number, row))))
    throw invalid('body.row', 'Name a row of this group, to keep that one.')
  await ctx.tx.execute(sql`
    update import_rows set action = case
      when ${decision === 'keep_all'} then 'create'
      when ${decision === 'keep_one'} and number = coalesce(${row ?? null}::integer, (
        select coalesce(min(r.number) filter (where r.action = 'update'), min(r.number)) from import_rows r
        where r.workspace_id = import_rows.workspace_id and r.import_id = import_rows.import_id
          and r.group_number = import_rows.group_number)) then 'create'
      else 'skip' end
    where workspace_id = ${ctx.actor.workspaceId} and import_id = ${importId} and group_number = ${number} and ${isFree}`)
  return await getImportGroup(ctx, importId, number)
}

/**
 * Decides about all groups at once: all their rows, or one of each, which is the library's own where it has one.
 * Throws not found, and 409 unless the import is open to choices.
 */
export async function decideGroups(
  ctx: WorkspaceContext,
  importId: string,
  decision: 'keep_one' | 'keep_all',
): Promise<void> {
  await getOpenImport(ctx, importId)
  await ctx.tx.execute(sql`
    update import_rows set action = case
      when ${decision === 'keep_all'} then 'create'
      when number = group_number and prompt_id is null then 'create'
      else 'skip' end
    where workspace_id = ${ctx.actor.workspaceId} and import_id = ${importId} and group_number is not null and ${isFree}`)
}

async function hasRow(ctx: WorkspaceContext, importId: string, group: number, row: number): Promise<boolean> {
  const found = await ctx.tx.execute(sql`
    select 1 from import_rows where workspace_id = ${ctx.actor.workspaceId} and import_id = ${importId}
      and group_number = ${group} and number = ${row}`)
  return found.length > 0
}
