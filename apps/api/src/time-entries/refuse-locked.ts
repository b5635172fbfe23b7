import type { WorkspaceContext } from '../context.ts'
import { conflict, forbidden } from '../errors.ts'
import type { StoredEntry } from './get-entry.ts'

const reasons = {
  submitted: [
    'entry_locked',
    'This time is sent for approval. Take it back first, or ask for it to be sent back.',
  ],
  approved: ['entry_locked', 'This time is approved. A manager can open it again.'],
  invoiced: ['entry_invoiced', 'This time is on an invoice that was sent, so it stays as it is.'],
} as const

/** Throws forbidden for time of somebody else, and conflict for what was sent for approval, approved or invoiced. */
export function refuseLocked(
  { actor }: WorkspaceContext,
  { id, memberId, status }: Pick<StoredEntry, 'id' | 'memberId' | 'status'>,
): void {
  if (memberId !== actor.memberId)
    throw forbidden(
      'Only the person whose time it is can change it. Send it back to them with a note.',
      'not_your_entry',
    )
  if (status === 'open') return
  const [code, message] = reasons[status]
  throw conflict(code, message, { entryIds: [id] })
}
