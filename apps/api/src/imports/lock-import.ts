import type { Tx } from '@promptsheet/db/client'
import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import { forRequests } from './states.ts'

export type StoredImport = typeof imports.$inferSelect

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

export const { getLockedImport, getOpenImport } = forRequests(lockImport)
