import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

/**
 * Whether an entry `e` may reach into a span. No entry is longer than 31 days but for a timer that runs, so nothing older can.
 */
export function isWithin(ctx: WorkspaceContext, from: SQL, to: SQL): SQL {
  return sql`e.started_at < ${to} and e.started_at >= least(${from} - interval '31 days', (select min(r.started_at)
    from time_entries r where r.workspace_id = ${ctx.actor.workspaceId} and r.ended_at is null and r.deleted_at is null))`
}

/** Whole seconds since the entry `e` began, half a second up: what is cut at any instants adds up to the whole. */
export function secondsTo(instant: SQL): SQL {
  return sql`floor(date_part('epoch', ${instant} - e.started_at) + 0.5)::int`
}
