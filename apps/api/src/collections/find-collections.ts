import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, writeCursor } from '../http/pagination.ts'
import { type Collection, collectionShape } from './shapes.ts'

const byName = z.tuple([
  z
    .string()
    .max(400)
    .refine((key) => !key.includes('\u0000') && key.isWellFormed()),
  z.uuid(),
])
const row = collectionShape.omit({ createdBy: true }).extend({
  createdById: z.string(),
  createdByName: z.string(),
  key: z.string(),
})

/** The collections the actor may see, by name. */
export async function findCollections(
  ctx: WorkspaceContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Collection>> {
  const after = readCursor(cursor, byName)
  const rest =
    after === null
      ? sql`true`
      : sql`(lower(c.name collate "und-x-icu"), c.id) > (${after[0]} collate "und-x-icu", ${after[1]}::uuid)`
  const rows = await select(ctx, sql`${rest} order by key, c.id limit ${limit + 1}`)
  const last = rows.at(limit - 1)
  return {
    data: rows.slice(0, limit).map(toCollection),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor([last.key, last.id]) : null,
  }
}

/** Throws not found. */
export async function getCollection(ctx: WorkspaceContext, id: string): Promise<Collection> {
  const [found] = await select(ctx, sql`c.id = ${id}`)
  if (found === undefined) throw notFound('collection')
  return toCollection(found)
}

async function select(ctx: WorkspaceContext, which: SQL) {
  const rows = await ctx.tx.execute(sql`
    select c.id, c.name, c.description, c.visibility, m.id as "createdById", u.name as "createdByName",
      array(select ct.team_id from collection_teams ct
        where ct.workspace_id = c.workspace_id and ct.collection_id = c.id order by 1) as "teamIds",
      (select count(*)::int from prompts p where p.workspace_id = c.workspace_id and p.collection_id = c.id
        and p.deleted_at is null) as "promptCount",
      app.instant(c.created_at) as "createdAt", app.instant(c.updated_at) as "updatedAt",
      lower(c.name collate "und-x-icu") as key
    from collections c
    join members m on m.workspace_id = c.workspace_id and m.id = c.created_by
    join users u on u.id = m.user_id
    where c.workspace_id = ${ctx.actor.workspaceId} and c.deleted_at is null and ${which}`)
  return rows.map((found) => row.parse(found))
}

function toCollection({ createdById, createdByName, key: _, ...found }: z.infer<typeof row>): Collection {
  return { ...found, createdBy: { id: createdById, name: createdByName } }
}
