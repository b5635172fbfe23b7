import { prompts } from '@promptsheet/db/schema/prompts'
import { binDays } from '@promptsheet/shared/bin'
import { tags as tagsField } from '@promptsheet/shared/prompt-fields'
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { recordAudits } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { invalid, notFound } from '../errors.ts'
import { indexPrompts } from '../search/index-prompts.ts'
import { auditOfChange } from './change-prompt.ts'
import { checkReferences } from './check-references.ts'
import { refuseDeletedCollection } from './delete-prompt.ts'
import type { StoredPrompt } from './lock-prompt.ts'
import type { promptGroup } from './request-fields.ts'

export type PromptGroup = z.infer<typeof promptGroup>
type GroupChange = PromptGroup['change']
type Columns = Pick<
  StoredPrompt,
  'category' | 'tags' | 'status' | 'collectionId' | 'ownerMemberId' | 'deletedAt'
>
/** `at` is the place of its group in the request. */
type Planned = { prompt: StoredPrompt; at: number; change: Partial<Columns>; undo: GroupChange }

/**
 * Changes many prompts at once, all of them or none. Gives how many really changed, and the groups that put
 * everything back when they are sent. Throws not found when one of the prompts is not there, and 422.
 */
export async function changePrompts(
  ctx: WorkspaceContext,
  groups: readonly PromptGroup[],
): Promise<{ changed: number; undo: PromptGroup[] }> {
  const stored = await lockPrompts(ctx, groups)
  const planned = groups.flatMap((group, at) =>
    group.ids.flatMap((id) => {
      const prompt = stored.get(id)
      if (prompt === undefined || (prompt.deletedAt !== null && group.change.deleted !== false))
        throw notFound('prompt')
      const plan = planChange(prompt, group.change, { at, now: ctx.clock() })
      return Object.keys(plan.change).length > 0 ? [plan] : []
    }),
  )
  await checkTargets(ctx, planned)
  await recordAudits(
    ctx,
    planned.map(({ prompt, change }) => auditOfChange(prompt, change)),
  )
  await writeChanges(ctx, planned)
  const reworded = planned.filter(({ change }) => 'tags' in change || 'category' in change)
  await indexPrompts(
    ctx,
    reworded.map(({ prompt }) => prompt.id),
  )
  return { changed: planned.length, undo: groupEqual(planned) }
}

/** In the order of their ids, so that two such changes never wait for each other. */
async function lockPrompts(ctx: WorkspaceContext, groups: readonly PromptGroup[]) {
  const oldest = new Date(ctx.clock().getTime() - binDays * dayMilliseconds)
  const rows = await ctx.tx
    .select()
    .from(prompts)
    .where(
      and(
        eq(prompts.workspaceId, ctx.actor.workspaceId),
        inArray(
          prompts.id,
          groups.flatMap(({ ids }) => ids),
        ),
        or(isNull(prompts.deletedAt), gt(prompts.deletedAt, oldest)),
      ),
    )
    .orderBy(prompts.id)
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

function planChange(prompt: StoredPrompt, wanted: GroupChange, given: { at: number; now: Date }): Planned {
  const change: Partial<Columns> = {}
  const undo: GroupChange = {}
  const category = wanted.category === null ? '' : wanted.category
  if (category !== undefined && category !== prompt.category) {
    change.category = category
    undo.category = prompt.category === '' ? null : prompt.category
  }
  if (wanted.status !== undefined && wanted.status !== prompt.status) {
    change.status = wanted.status
    undo.status = prompt.status
  }
  if (wanted.collectionId !== undefined && wanted.collectionId !== prompt.collectionId) {
    change.collectionId = wanted.collectionId
    undo.collectionId = prompt.collectionId
  }
  if (wanted.ownerId !== undefined && wanted.ownerId !== prompt.ownerMemberId) {
    change.ownerMemberId = wanted.ownerId
    undo.ownerId = prompt.ownerMemberId
  }
  if (wanted.deleted !== undefined && wanted.deleted !== (prompt.deletedAt !== null)) {
    change.deletedAt = wanted.deleted ? given.now : null
    undo.deleted = !wanted.deleted
  }
  planTags(prompt, wanted, given.at, { change, undo })
  return { prompt, at: given.at, change, undo }
}

function planTags(
  prompt: StoredPrompt,
  { addTags = [], removeTags = [] }: GroupChange,
  at: number,
  { change, undo }: Pick<Planned, 'change' | 'undo'>,
): void {
  const has = (list: readonly string[], tag: string) =>
    list.some((other) => other.toLowerCase() === tag.toLowerCase())
  const added = addTags.filter((tag) => !has(prompt.tags, tag))
  const removed = prompt.tags.filter((tag) => has(removeTags, tag) && !has(addTags, tag))
  if (added.length === 0 && removed.length === 0) return
  const tags = tagsField.safeParse([...prompt.tags.filter((tag) => !removed.includes(tag)), ...added])
  if (!tags.success)
    throw invalid(
      `body.changes.${at}.change.addTags`,
      `“${prompt.name}” would have too many tags: ${tags.error.issues[0]?.message ?? 'take some off first'}.`,
    )
  change.tags = tags.data
  if (added.length > 0) undo.removeTags = added
  if (removed.length > 0) undo.addTags = removed
}

/** Once for each collection and keeper there is among them, not once for each prompt. */
async function checkTargets(ctx: WorkspaceContext, planned: readonly Planned[]): Promise<void> {
  const targets = new Map<string, { at: number; target: Parameters<typeof checkReferences>[1] }>()
  const revived = new Set<string>()
  for (const { prompt, at, change } of planned) {
    const collectionId = change.collectionId === undefined ? prompt.collectionId : change.collectionId
    if (change.deletedAt === null && collectionId !== null) revived.add(collectionId)
    if (change.collectionId === undefined && change.ownerMemberId === undefined) continue
    const isOwnerNew = change.ownerMemberId !== undefined
    const ownerId = change.ownerMemberId ?? prompt.ownerMemberId
    targets.set(`${collectionId} ${ownerId} ${isOwnerNew}`, {
      at,
      target: { collectionId, ownerId, isOwnerNew },
    })
  }
  for (const { at, target } of targets.values())
    await checkReferences(ctx, target, {
      collectionId: `body.changes.${at}.change.collectionId`,
      ownerId: `body.changes.${at}.change.ownerId`,
    })
  for (const collectionId of revived) await refuseDeletedCollection(ctx, collectionId)
}

async function writeChanges(ctx: WorkspaceContext, planned: readonly Planned[]): Promise<void> {
  const rows = planned.map(({ prompt, change }) => {
    const { id, category, tags, status, collectionId, ownerMemberId, deletedAt } = { ...prompt, ...change }
    return {
      id,
      category,
      tags,
      status,
      collection_id: collectionId,
      owner_member_id: ownerMemberId,
      deleted_at: deletedAt,
    }
  })
  if (rows.length === 0) return
  await ctx.tx.execute(sql`
    update prompts p set category = c.category, tags = c.tags, status = c.status, collection_id = c.collection_id,
      owner_member_id = c.owner_member_id, deleted_at = c.deleted_at, revision = p.revision + 1,
      updated_at = ${ctx.clock().toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, category text, tags text[], status text,
      collection_id uuid, owner_member_id uuid, deleted_at timestamptz)
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = c.id`)
}

function groupEqual(planned: readonly Planned[]): PromptGroup[] {
  const groups = new Map<string, PromptGroup>()
  for (const { prompt, undo } of planned) {
    const key = JSON.stringify(undo)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ids: [prompt.id], change: undo })
    else group.ids.push(prompt.id)
  }
  return [...groups.values()]
}
