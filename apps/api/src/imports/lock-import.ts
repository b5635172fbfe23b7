import type { Tx } from '@promptsheet/db/client'
import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict, notFound } from '../errors.ts'

export type StoredImport = typeof imports.$inferSelect

// Longer than a job's own retries: after this, asking again asks a new job, and the first to come does the work.
const staleMinutes = 15

/** Whether the job that should be at work on it seems to be lost. */
export const isStale = ({ updatedAt }: StoredImport, now: Date) =>
  now.getTime() - updatedAt.getTime() >= staleMinutes * 60_000

/**
 * The import's row, locked so that changes take turns; null when it is not there or not the caller's. The lock is
 * one beside which the progress, which refers to the row, can be written.
 */
export async function lockImport(
  tx: Tx,
  { workspaceId, importId }: { workspaceId: string; importId: string },
): Promise<StoredImport | null> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
    .for('no key update')
  return row ?? null
}

/** The same for a request. Throws not found. */
export async function getLockedImport(ctx: WorkspaceContext, importId: string): Promise<StoredImport> {
  const row = await lockImport(ctx.tx, { workspaceId: ctx.actor.workspaceId, importId })
  if (row === null) throw notFound('import')
  return row
}

/** The same for a request that makes a choice: it may be made once the files are read and until the commit. */
export async function getOpenImport(ctx: WorkspaceContext, importId: string): Promise<StoredImport> {
  const found = await getLockedImport(ctx, importId)
  if (found.status !== 'ready')
    throw conflict('import_not_open', 'Choose once the import is read and until it is committed.', {
      importStatus: found.status,
    })
  return found
}
