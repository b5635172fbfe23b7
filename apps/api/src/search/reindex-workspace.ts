import type { Tx } from '@promptsheet/db/client'
import { sql } from 'drizzle-orm'
import { indexWorkspace } from './index-prompts.ts'

/**
 * Makes all prompts of a workspace findable anew, and takes words that none has any more out of the lexicon. The
 * transaction must act in the workspace and for no member, as a job's does. Gives the number of prompts.
 */
export async function reindexWorkspace(tx: Tx, workspaceId: string, now: Date): Promise<number> {
  const count = await indexWorkspace(tx, workspaceId)
  await refreshSearch(tx, workspaceId, now)
  return count
}

/** The nightly part of it: what was used much comes first, and unused words go. */
export async function refreshSearch(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  await tx.execute(sql`select lookup.refresh_search(${workspaceId}, ${today}::date)`)
}
