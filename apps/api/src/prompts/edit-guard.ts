import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { getPrompt } from './get-prompt.ts'

const neverTheRevision = -1

/** The ETag of a prompt at a revision. */
export function etagOf(revision: number): string {
  return `"r${revision}"`
}

/** The revision an `If-Match` asks for; null when it is absent or `*`. One that we never gave matches nothing. */
export function readIfMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null
  const digits = /^\s*(?:W\/)?"r(\d{1,9})"\s*$/.exec(header)?.[1]
  return digits === undefined ? neverTheRevision : Number(digits)
}

/** The same where an edit must say what it is based on. Throws 428. */
export function needIfMatch(header: string | undefined): number | null {
  if (header === undefined)
    throw conflict(
      'edit_guard_missing',
      'Send the ETag of the prompt you edited as If-Match, so that nobody writes over somebody else.',
    )
  return readIfMatch(header)
}

/** Throws 412 with the prompt as it is now, so that both texts can be shown side by side. */
export async function refuseStaleEdit(
  ctx: WorkspaceContext,
  prompt: { id: string; revision: number },
  expectedRevision: number | null,
): Promise<void> {
  if (expectedRevision === null || expectedRevision === prompt.revision) return
  throw conflict(
    'stale_edit',
    'Somebody changed this prompt in the meantime. The current one is in `current`.',
    {
      current: await getPrompt(ctx, prompt.id),
    },
  )
}
