import type { Tx } from '@promptsheet/db/client'
import type { importStatuses } from '@promptsheet/db/schema/imports'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { conflict, notFound } from '../errors.ts'

// What imports of prompts and of hours have in common: the states they go through, and what may be asked in each.
type Status = (typeof importStatuses)[number]
type InState = { status: Status; failure: string | null; updatedAt: Date; committedAt: Date | null }
type OfImport = { workspaceId: string; importId: string }

// After this, asking again asks a new job, though the old one may still be tried: the first to come does the work.
const staleMinutes = 15

/** The row of an import as a request gets it, by the lock a job takes on it. */
export function forRequests<T extends { status: Status }>(
  lockImport: (tx: Tx, of: OfImport) => Promise<T | null>,
) {
  /** Throws not found. */
  async function getLockedImport(ctx: WorkspaceContext, importId: string): Promise<T> {
    const row = await lockImport(ctx.tx, { workspaceId: ctx.actor.workspaceId, importId })
    if (row === null) throw notFound('import')
    return row
  }

  /** To make a choice: it may be made once all is read and until the commit. Throws not found, and 409 else. */
  async function getOpenImport(ctx: WorkspaceContext, importId: string): Promise<T> {
    const found = await getLockedImport(ctx, importId)
    if (found.status !== 'ready')
      throw conflict('import_not_open', whyNotOpen(found.status), { importStatus: found.status })
    return found
  }

  return { getLockedImport, getOpenImport }
}

function whyNotOpen(status: Status): string {
  if (status === 'pending') return 'This is still being read. Choose when that is done.'
  if (status === 'failed') return 'This could not be read, so there is nothing to choose.'
  return 'This is imported already, so nothing can be chosen any more.'
}

/** Throws 409 for an import that is committed, or is being. */
export function refuseCommitted({ status }: InState): void {
  if (!['pending', 'ready', 'failed'].includes(status))
    throw conflict('import_committed', 'This is imported already. Undo it instead.')
}

/**
 * Whether a commit is to be asked for: not once there is one, nor while a job is at it. Throws 409 while the import is not
 * read, and when it failed or was undone.
 */
export function needsCommit(found: InState, now: Date, files: 'file' | 'files'): boolean {
  const { status, failure } = found
  if (status === 'committed') return false
  if (status === 'committing') return isStale(found, now)
  if (status === 'pending')
    throw conflict('import_not_ready', `The ${files} ${files === 'file' ? 'is' : 'are'} still being read.`)
  if (status === 'failed') throw conflict('import_failed', failure ?? `The ${files} could not be read.`)
  if (status === 'undoing' || status === 'undone')
    throw conflict('import_undone', `This import was undone. Import the ${files} again.`)
  return true
}

/** Throws 409 for rows that cannot be imported; `rows` are the first of them. */
export function refuseFailedRows(detail: { failed: number; rows?: number[] }): void {
  const { failed } = detail
  if (failed === 0) return
  throw conflict(
    'import_has_failed_rows',
    `${failed === 1 ? 'One row' : `${failed} rows`} cannot be imported. Skip them, or put the file right.`,
    detail,
  )
}

/** Whether an undo is to be asked for: not while a job is at it. Throws 409 unless it was committed in so many days. */
export function needsUndo(found: InState, now: Date, undoDays: number): boolean {
  const { status, committedAt } = found
  if (status === 'undoing' && !isStale(found, now)) return false
  if (status === 'undone') throw conflict('import_undone', 'This import is undone already.')
  if (!['committed', 'undoing'].includes(status) || committedAt === null)
    throw conflict('import_not_committed', 'There is nothing to undo: this was not imported.')
  if (now.getTime() - committedAt.getTime() > undoDays * dayMilliseconds)
    throw conflict('import_too_old', `An import can be undone for ${undoDays} days.`)
  return true
}

/** Whether the job that should be at work on it seems to be lost. */
const isStale = ({ updatedAt }: InState, now: Date) =>
  now.getTime() - updatedAt.getTime() >= staleMinutes * 60_000
