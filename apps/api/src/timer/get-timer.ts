import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { entryShape, type TimeEntry } from '../time-entries/shapes.ts'
import { getMemberTimeSettings } from '../time-settings/get-time-settings.ts'
import { findLikelyEnd } from './find-likely-end.ts'
import type { Forgotten, Timer } from './shapes.ts'

const row = z.object({ json: entryShape })

/** What runs for the actor, if anything, and whether it looks forgotten. */
export async function getTimer(ctx: WorkspaceContext): Promise<Timer> {
  const { workspaceId, memberId } = ctx.actor
  const [found] = await ctx.tx.execute(sql`
    select json from app.entry_details where workspace_id = ${workspaceId} and member_id = ${memberId}
      and ended_at is null and deleted_at is null`)
  const entry = found === undefined ? null : row.parse(found).json
  return { ...tell(ctx, entry), forgotten: entry === null ? null : await findForgotten(ctx, entry) }
}

/** The timer as it was left by a call, which may have ended or discarded this entry. */
export async function showTimer(ctx: WorkspaceContext, entryId: string): Promise<Timer> {
  const [found] = await ctx.tx.execute(sql`
    select json from app.entry_details where workspace_id = ${ctx.actor.workspaceId} and id = ${entryId}`)
  return tell(ctx, row.parse(found).json)
}

function tell(ctx: WorkspaceContext, entry: TimeEntry | null): Timer {
  return { entry, serverTime: ctx.clock().toISOString(), forgotten: null }
}

async function findForgotten(ctx: WorkspaceContext, entry: TimeEntry): Promise<Forgotten | null> {
  const { forgottenAfterSeconds } = await getMemberTimeSettings(ctx)
  const since = new Date(Date.parse(entry.startedAt) + forgottenAfterSeconds * 1000)
  if (since > ctx.clock()) return null
  return { since: since.toISOString(), ...(await findLikelyEnd(ctx, entry, since)) }
}
