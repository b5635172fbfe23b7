import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import { type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import { sql } from 'drizzle-orm'
import { recordAudits } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { indexTexts } from '../search/index-prompts.ts'
import { checkReferences } from './check-references.ts'

/** Checked by the field schemas of `@promptsheet/shared/prompt-fields`; only the name and the text are needed. */
export type NewPrompt = {
  name: string
  body: string
  useCase?: string | undefined
  category?: string | null | undefined
  tags?: string[] | undefined
  status?: PromptStatus | undefined
  notes?: string | undefined
  recommendedModels?: string[] | undefined
  collectionId?: string | null | undefined
  ownerId?: string | undefined
  /** What was set by hand about the blanks; the rest follows from the text. */
  inputs?: InputSettings[] | undefined
  changeNote?: string | undefined
  externalId?: string | null | undefined
}

/**
 * Makes prompts with their first versions, in as many statements for a thousand as for one; a few hundred at a time
 * keep them small. Gives their ids, which sort as the prompts were given. Throws 422 for a collection or keeper that
 * cannot be.
 */
export async function createPrompts(ctx: WorkspaceContext, wanted: readonly NewPrompt[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const ids = wanted.map(() => newId(ctx)).sort()
  const made = wanted.map((fields, index) => toColumns(fields, ids[index] ?? '', ctx.actor.memberId))
  await checkTargets(ctx, made)
  await insertPrompts(ctx, made)
  await insertVersions(ctx, made)
  await recordAudits(
    ctx,
    made.map(({ id, name, collection_id: collectionId }) => ({
      action: 'prompt.created',
      subject: { type: 'prompt', id },
      promptId: id,
      collectionId,
      detail: { name },
    })),
  )
  await indexTexts(
    ctx,
    made.map(({ use_case: useCase, ...rest }) => ({ ...rest, useCase })),
  )
  return ids
}

type Columns = ReturnType<typeof toColumns>

function toColumns(fields: NewPrompt, id: string, memberId: string) {
  return {
    id,
    name: fields.name,
    use_case: fields.useCase ?? '',
    category: fields.category ?? '',
    tags: fields.tags ?? [],
    status: fields.status ?? 'active',
    owner_member_id: fields.ownerId ?? memberId,
    collection_id: fields.collectionId ?? null,
    external_id: fields.externalId ?? null,
    body: fields.body,
    inputs: resolveInputs(fields.body, fields.inputs ?? []),
    notes: fields.notes ?? '',
    recommended_models: fields.recommendedModels ?? [],
    change_note: fields.changeNote ?? '',
  }
}

/** Once for each pair of collection and keeper there is among them. */
async function checkTargets(ctx: WorkspaceContext, made: readonly Columns[]): Promise<void> {
  const targets = new Map(made.map((one) => [`${one.collection_id} ${one.owner_member_id}`, one]))
  for (const { collection_id: collectionId, owner_member_id: ownerId } of targets.values())
    await checkReferences(ctx, { collectionId, ownerId, isOwnerNew: true })
}

async function insertPrompts(
  { tx, actor, clock }: WorkspaceContext,
  made: readonly Columns[],
): Promise<void> {
  const now = clock().toISOString()
  await tx.execute(sql`
    insert into prompts (workspace_id, id, name, use_case, category, tags, status, owner_member_id, collection_id,
      external_id, created_by, created_at, updated_at)
    select ${actor.workspaceId}, n.id, n.name, n.use_case, n.category, n.tags, n.status, n.owner_member_id, n.collection_id,
      n.external_id, ${actor.memberId}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as n (id uuid, name text, use_case text, category text,
      tags text[], status text, owner_member_id uuid, collection_id uuid, external_id text)`)
}

async function insertVersions(
  { tx, actor, clock }: WorkspaceContext,
  made: readonly Columns[],
): Promise<void> {
  await tx.execute(sql`
    insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, notes, recommended_models, change_note,
      author_member_id, created_at)
    select ${actor.workspaceId}, n.id, 1, n.body, n.inputs, n.notes, n.recommended_models, n.change_note,
      ${actor.memberId}, ${clock().toISOString()}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as n (id uuid, body text, inputs jsonb, notes text,
      recommended_models text[], change_note text)`)
}
