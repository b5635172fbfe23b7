import type { Tx } from '@promptsheet/db/client'
import { timeImports } from '@promptsheet/db/schema/time'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict, notFound } from '../errors.ts'

/** All of an import but its file and what was read from it, which may be large. */
export const lightColumns = {
  workspaceId: timeImports.workspaceId,
  id: timeImports.id,
  kind: timeImports.kind,
  status: timeImports.status,
  fileName: timeImports.fileName,
  settings: timeImports.settings,
  result: timeImports.result,
  failure: timeImports.failure,
  createdBy: timeImports.createdBy,
  createdAt: timeImports.createdAt,
  updatedAt: timeImports.updatedAt,
  committedAt: timeImports.committedAt,
  undoneAt: timeImports.undoneAt,
}

// Longer than a job's own retries: after this, asking again asks a new job, and the first to come does the work.
const staleMinutes = 15

export type StoredImport = NonNullable<Awaited<ReturnType<typeof lockImport>>>

/** Whether the job that should be at work on it seems to be lost. */
export const isStale = ({ updatedAt }: Pick<StoredImport, 'updatedAt'>, now: Date) =>
  now.getTime() - updatedAt.getTime() >= staleMinutes * 60_000

/** The import's row, locked so that changes take turns, but so that its progress can be written; null when it is not there. */
export async function lockImport(
  tx: Tx,
  { workspaceId, importId }: { workspaceId: string; importId: string },
) {
  const [row] = await tx
    .select(lightColumns)
    .from(timeImports)
    .where(and(eq(timeImports.workspaceId, workspaceId), eq(timeImports.id, importId)))
    .for('no key update')
  return row ?? null
}

/** The same for a request. Throws not found. */
export async function getLockedImport(ctx: WorkspaceContext, importId: string): Promise<StoredImport> {
  const row = await lockImport(ctx.tx, { workspaceId: ctx.actor.workspaceId, importId })
  if (row === null) throw notFound('import')
  return row
}

/** The same for a request that makes a choice: it may be made once the file is read and until the commit. */
export async function getOpenImport(ctx: WorkspaceContext, importId: string): Promise<StoredImport> {
  const found = await getLockedImport(ctx, importId)
  if (found.status !== 'ready')
    throw conflict('import_not_open', 'Choose once the import is read and until it is committed.', {
      importStatus: found.status,
    })
  return found
}

export const ofImport = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  and(eq(timeImports.workspaceId, workspaceId), eq(timeImports.id, id))
