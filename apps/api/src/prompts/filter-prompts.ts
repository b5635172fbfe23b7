import { binDays } from '@promptsheet/shared/bin'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import type { LookupFilter } from '../search/read-filter.ts'

/** Up to so many prompts with a facet are fetched and sorted; of more, a page is soon full on a walk in order. */
const fewPrompts = 500

/** Conditions on `prompts p`. */
export type Filtered = {
  where: SQL
  /** Whether the conditions name the prompts that may fit, because they are few. */
  isFew: boolean
}

const found = z.object({ hashes: z.array(z.string()), ids: z.array(z.uuid()) })

/** What a list shows: of each list in the filter one must hold, of the tags all. */
export async function filterPrompts(
  ctx: WorkspaceContext,
  filter: LookupFilter & { deleted: boolean },
): Promise<Filtered> {
  const facets = await findByFacet(ctx, filter)
  const ids = facets.map((facet) => facet.ids).sort((a, b) => a.length - b.length)[0] ?? []
  const isFew = facets.length > 0 && ids.length <= fewPrompts
  const where = sql.join(
    [
      sql`p.workspace_id = ${ctx.actor.workspaceId}`,
      ...(isFew ? [sql`p.id = any (${`{${ids.join(',')}}`}::uuid[])`] : []),
      ...writeConditions(ctx, filter),
      ...facets.map(({ hashes }) => sql`p.facets && ${`{${hashes.join(',')}}`}::bigint[]`),
    ],
    sql` and `,
  )
  return { where, isFew }
}

/** Of each facet asked for: what knows it, and the prompts that have it, up to one more than a few. */
async function findByFacet({ tx, actor }: WorkspaceContext, filter: LookupFilter) {
  const { tags = [], categories, owners, collections } = filter
  const facets = [
    ...tags.map((tag) => ({ kind: 'tag', names: [tag] })),
    { kind: 'category', names: categories },
    { kind: 'owner', names: owners },
    { kind: 'collection', names: collections },
  ].filter(({ names }) => names !== undefined)
  if (facets.length === 0) return []
  const rows = await tx.execute(sql`
    select f.hashes::text[] as hashes, f.ids
    from jsonb_to_recordset(${JSON.stringify(facets)}::jsonb) as l (kind text, names jsonb)
    cross join lateral lookup.find_by_facet(${actor.workspaceId}, ${actor.memberId}, l.kind, l.names, ${fewPrompts + 1}) f`)
  return rows.map((row) => found.parse(row))
}

function writeConditions(ctx: WorkspaceContext, filter: LookupFilter & { deleted: boolean }): SQL[] {
  const { statuses, teams, deleted } = filter
  const oldest = new Date(ctx.clock().getTime() - binDays * dayMilliseconds).toISOString()
  const parts = [
    deleted ? sql`p.deleted_at > ${oldest}::timestamptz` : sql`p.deleted_at is null`,
    statuses !== undefined
      ? sql`p.status = any (${toArray(statuses)})`
      : deleted
        ? null
        : sql`p.status <> 'retired'`,
    teams === undefined
      ? null
      : sql`p.collection_id in (select ct.collection_id from collection_teams ct
          where ct.workspace_id = ${ctx.actor.workspaceId} and ct.team_id = any (${toArray(teams)}::uuid[]))`,
  ]
  return parts.filter((part) => part !== null)
}

function toArray(values: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`
}
