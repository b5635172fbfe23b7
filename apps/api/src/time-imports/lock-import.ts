import type { Tx } from '@promptsheet/db/client'
import { timeImports } from '@promptsheet/db/schema/time'
import { and, eq } from 'drizzle-orm'
import { forRequests } from '../imports/states.ts'

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

export type StoredImport = NonNullable<Awaited<ReturnType<typeof lockImport>>>

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

export const { getLockedImport, getOpenImport } = forRequests(lockImport)

export const ofImport = ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  and(eq(timeImports.workspaceId, workspaceId), eq(timeImports.id, id))
