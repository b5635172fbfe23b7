import { postgresCode } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { invalid } from '../errors.ts'
import type { Chosen } from './choose-rows.ts'
import { type Placed, placeKey } from './place-cells.ts'

const rowsAtOnce = 2000

/** Writes entries, many at once. Gives those the database left out because they overlap, where that is forbidden. */
export async function insertRows(
  ctx: WorkspaceContext,
  importId: string,
  { places }: Placed,
  chosen: readonly Chosen[],
  report: (done: number) => Promise<void>,
): Promise<Chosen[]> {
  const leftOut: Chosen[] = []
  for (let at = 0; at < chosen.length; at += rowsAtOnce) {
    const some = chosen.slice(at, at + rowsAtOnce)
    const written = await insert(
      ctx,
      importId,
      some.map((one) => toColumns(ctx, one, places)),
    )
    if (written.size < some.length) leftOut.push(...some.filter(({ key }) => !written.has(key)))
    await report(at + some.length)
  }
  return leftOut
}

function toColumns(
  ctx: WorkspaceContext,
  { row, key, memberId, startedAt, endedAt }: Chosen,
  places: Placed['places'],
) {
  const place = places.get(placeKey(row))
  return {
    id: newId(ctx),
    member_id: memberId,
    project_id: place?.projectId ?? null,
    task_id: place?.taskId ?? null,
    description: row.description,
    billable: row.billable ?? place?.isBillable() ?? false,
    tags: row.tags,
    started_at: new Date(startedAt).toISOString(),
    ended_at: new Date(endedAt).toISOString(),
    timezone: row.timezone,
    is_timed: row.isTimed,
    external_key: key,
  }
}

async function insert(
  ctx: WorkspaceContext,
  importId: string,
  rows: readonly ReturnType<typeof toColumns>[],
): Promise<Set<string>> {
  const { workspaceId, memberId } = ctx.actor
  const now = ctx.clock().toISOString()
  try {
    const written = await ctx.tx.execute<{ key: string }>(sql`
      insert into time_entries (workspace_id, id, member_id, project_id, task_id, description, billable, tags, started_at, ended_at,
        timezone, is_timed, source, import_id, external_key, created_by, created_at, updated_at)
      select ${workspaceId}, r.id, r.member_id, r.project_id, r.task_id, r.description, r.billable,
        array(select jsonb_array_elements_text(r.tags)), r.started_at, r.ended_at, r.timezone, r.is_timed, 'import', ${importId},
        r.external_key, ${memberId}, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, member_id uuid, project_id uuid, task_id uuid,
        description text, billable boolean, tags jsonb, started_at timestamptz, ended_at timestamptz, timezone text, is_timed boolean,
        external_key text)
      on conflict do nothing returning external_key as key`)
    return new Set(written.map(({ key }) => key))
  } catch (error) {
    // Postgres and Node do not know quite the same zones.
    if (postgresCode(error) === '22023')
      throw invalid('body.timezone', 'One of the time zones is not known here. Choose another.')
    throw error
  }
}
