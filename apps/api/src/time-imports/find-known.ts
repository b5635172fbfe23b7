import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { ownPrefix } from './key-rows.ts'

/** Whether it is here, or was and is deleted. */
export type Known = 'here' | 'deleted'
/** What is known of a key. */
export type FindKnown = (key: string | undefined) => Known | undefined

const keysAtOnce = 5000

/** Which of these keys have come before. */
export async function findKnown(ctx: WorkspaceContext, keys: readonly string[]): Promise<FindKnown> {
  const known = new Map<string, Known>([['', 'here']])
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const some = keys.slice(at, at + keysAtOnce)
    const ids = some.flatMap((key) => (key.startsWith(ownPrefix) ? key.slice(ownPrefix.length) : []))
    const rows = await ctx.tx.execute<{ key: string; is_here: boolean }>(sql`
      select found.key, bool_or(found.deleted_at is null) as is_here from (
        select e.external_key as key, e.deleted_at from time_entries e
        where e.workspace_id = ${ctx.actor.workspaceId} and e.external_key in (select jsonb_array_elements_text(${JSON.stringify(some)}::jsonb))
          and e.deleted_at is null
        union all
        select e.external_key, e.deleted_at from time_entries e
        where e.workspace_id = ${ctx.actor.workspaceId} and e.external_key in (select jsonb_array_elements_text(${JSON.stringify(some)}::jsonb))
          and e.deleted_at is not null
        union all
        select ${ownPrefix}::text || e.id, e.deleted_at from time_entries e
        where e.workspace_id = ${ctx.actor.workspaceId} and e.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)) found
      group by found.key`)
    for (const { key, is_here } of rows) known.set(key, is_here ? 'here' : 'deleted')
  }
  return (key = '') => known.get(key)
}
