import type { Tx } from '@promptsheet/db/client'
import { timeImports } from '@promptsheet/db/schema/time'
import type { ImportPayload } from '../imports/act-as-member.ts'
import { lockImport, ofImport, type StoredImport } from './lock-import.ts'
import { setProgress } from './progress.ts'

type Status = StoredImport['status']

/** Takes an import back to where it was before a job that could not be done, with the reason. */
export async function setStatus(
  tx: Tx,
  payload: ImportPayload,
  [from, to]: readonly [from: Status, to: Status],
  failure: string,
  now: Date,
): Promise<void> {
  const found = await lockImport(tx, payload)
  if (found?.status !== from) return
  await tx
    .update(timeImports)
    .set({ status: to, failure: failure.slice(0, 1000), updatedAt: now })
    .where(ofImport(found))
  await setProgress(tx, payload, { done: 0, total: 0 })
}
