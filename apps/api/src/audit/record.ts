import { auditEntries } from '@promptsheet/db/schema/audit'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'

export type Entry = {
  /** Dotted, past tense, forever: `prompt.version_published`. */
  action: string
  subject: { type: string; id: string | null }
  /** What the entry hangs on: it is seen only by who may see these. */
  promptId?: string
  collectionId?: string | null
  detail?: Record<string, unknown>
}

/** Writes who changed what, in the transaction of the change. */
export function recordAudit(ctx: WorkspaceContext, entry: Entry): Promise<void> {
  return recordAudits(ctx, [entry])
}

/** The same for changes of many things at once. */
export async function recordAudits(ctx: WorkspaceContext, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await ctx.tx.insert(auditEntries).values(
    entries.map((entry) => ({
      workspaceId: ctx.actor.workspaceId,
      id: newId(ctx),
      actorKind: ctx.actor.kind,
      memberId: ctx.actor.memberId,
      keyId: ctx.actor.keyId,
      action: entry.action,
      subjectType: entry.subject.type,
      subjectId: entry.subject.id,
      promptId: entry.promptId ?? null,
      collectionId: entry.collectionId ?? null,
      detail: entry.detail ?? {},
      requestId: ctx.requestId,
      createdAt: ctx.clock(),
    })),
  )
}
