import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { ownPrefix } from './key-rows.ts'

/** Whether it is here, or was and is deleted. */
export type Known = 'here' | 'deleted'
/** What is known of a key. */
export type FindKnown = (key: string | undefined) => Known | undefined

/** Which of these keys have come before. */
export async function findKnown(ctx: WorkspaceContext, keys: readonly string[]): Promise<FindKnown> {
  const known = new Map<string, Known>([['', 'here']])
  const ids = keys.flatMap((key) => (key.startsWith(ownPrefix) ? key.slice(ownPrefix.length) : []))
  // The entries are gone through once, whatever Postgres believes of them: right after a first import it believes that there
  // is one, and went through all of them for each key.
  await ctx.tx.execute(sql`select set_config('enable_nestloop', 'off', true)`)
  const rows = await ctx.tx.execute<{ key: string; is_here: boolean }>(sql`
    select found.key, bool_or(found.deleted_at is null) as is_here from (
      select e.external_key as key, e.deleted_at from unnest(${arrayOf(keys)}::text[]) as given (key)
      join time_entries e on e.workspace_id = ${ctx.actor.workspaceId} and e.external_key = given.key
      union all
      select ${ownPrefix}::text || e.id, e.deleted_at from unnest(${arrayOf(ids)}::uuid[]) as given (id)
      join time_entries e on e.workspace_id = ${ctx.actor.workspaceId} and e.id = given.id) found
    group by found.key`)
  await ctx.tx.execute(sql`select set_config('enable_nestloop', 'on', true)`)
  for (const { key, is_here } of rows) known.set(key, is_here ? 'here' : 'deleted')
  return (key = '') => known.get(key)
}

function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
