import type { Tx } from '@promptsheet/db/client'
import { sql } from 'drizzle-orm'
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
  const prompts = promptsOf.get(ctx.tx) ?? new Set()
  for (const { promptId } of entries) if (promptId !== undefined) prompts.add(promptId)
  promptsOf.set(ctx.tx, prompts)
  const { workspaceId, kind, memberId, keyId } = ctx.actor
  const rows = entries.map((entry) => ({
    id: newId(ctx),
    action: entry.action,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    prompt_id: entry.promptId ?? null,
    collection_id: entry.collectionId ?? null,
    detail: entry.detail ?? {},
    created_at: ctx.clock(),
  }))
  await ctx.tx.execute(sql`
    insert into audit_entries (workspace_id, id, actor_kind, member_id, key_id, action, subject_type, subject_id, prompt_id,
      collection_id, detail, request_id, created_at)
    select ${workspaceId}, e.id, ${kind}, ${memberId}::uuid, ${keyId}::uuid, e.action, e.subject_type, e.subject_id,
      e.prompt_id, e.collection_id, e.detail, ${ctx.requestId}, e.created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, action text, subject_type text, subject_id uuid,
      prompt_id uuid, collection_id uuid, detail jsonb, created_at timestamptz)`)
}

const promptsOf = new WeakMap<Tx, Set<string>>()

/** The prompts that this transaction changed, as its audit entries say. */
export function promptsChangedIn(tx: Tx): readonly string[] {
  return [...(promptsOf.get(tx) ?? [])]
}
