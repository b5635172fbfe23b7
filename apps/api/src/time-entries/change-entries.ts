import { timeEntries } from '@promptsheet/db/schema/time'
import { tags as tagsField } from '@promptsheet/shared/prompt-fields'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordAudits } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { invalid, notFound } from '../errors.ts'
import { auditOfChange } from './change-entry.ts'
import type { StoredEntry } from './get-entry.ts'
import { refusingOverlaps } from './insert-entry.ts'
import { planBucket } from './plan-change.ts'
import { refuseLocked } from './refuse-locked.ts'
import type { EntryGroup } from './request-fields.ts'
import { findingOnce } from './resolve-bucket.ts'

type GroupChange = EntryGroup['change']
type Columns = Pick<StoredEntry, 'projectId' | 'taskId' | 'description' | 'billable' | 'tags' | 'deletedAt'>
type Planned = { entry: StoredEntry; change: Partial<Columns>; undo: GroupChange }

/**
 * Changes many entries at once, all of them or none. Gives how many really changed, and the groups that put everything back
 * when they are sent. Throws not found when one of them is not there, conflict for what is locked, and invalid.
 */
export async function changeEntries(
  ctx: WorkspaceContext,
  groups: readonly EntryGroup[],
): Promise<{ changed: number; undo: EntryGroup[] }> {
  const stored = await lockEntries(ctx, groups)
  const planned: Planned[] = []
  const find = findingOnce()
  for (const [at, group] of groups.entries())
    for (const id of group.ids) {
      const entry = stored.get(id)
      if (entry === undefined || (entry.deletedAt !== null && group.change.deleted !== false))
        throw notFound('time entry')
      const plan = await planGroupChange(ctx, entry, group.change, { at: `body.changes.${at}.change`, find })
      if (Object.keys(plan.change).length === 0) continue
      refuseLocked(ctx, entry)
      planned.push(plan)
    }
  await writeChanges(ctx, planned)
  await recordAudits(
    ctx,
    planned.map(({ entry, change }) => auditOfChange(entry, change)),
  )
  return { changed: planned.length, undo: groupEqual(planned) }
}

/** In the order of their ids, so that two such changes never wait for each other. */
async function lockEntries(ctx: WorkspaceContext, groups: readonly EntryGroup[]) {
  const ids = groups.flatMap((group) => group.ids)
  const rows = await ctx.tx
    .select()
    .from(timeEntries)
    .where(and(eq(timeEntries.workspaceId, ctx.actor.workspaceId), inArray(timeEntries.id, ids)))
    .orderBy(timeEntries.id)
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

async function planGroupChange(
  ctx: WorkspaceContext,
  entry: StoredEntry,
  wanted: GroupChange,
  { at, find }: { at: string; find: ReturnType<typeof findingOnce> },
): Promise<Planned> {
  const { description, deleted } = wanted
  const asked: Partial<Columns> = {
    ...(await planBucket(ctx, entry, wanted, at, find)),
    ...(description === undefined ? {} : { description }),
  }
  const change: Partial<Columns> = {}
  const undo: GroupChange = {}
  if (asked.projectId !== undefined) {
    Object.assign(change, { projectId: asked.projectId, taskId: asked.taskId ?? null })
    Object.assign(undo, { projectId: entry.projectId, taskId: entry.taskId })
  }
  if (asked.description !== undefined && asked.description !== entry.description) {
    change.description = asked.description
    undo.description = entry.description
  }
  if (asked.billable !== undefined && asked.billable !== entry.billable) change.billable = asked.billable
  // Said again whenever the place changes, so that going back does not guess.
  if (change.billable !== undefined || change.projectId !== undefined) undo.billable = entry.billable
  if (deleted !== undefined && deleted !== (entry.deletedAt !== null)) {
    change.deletedAt = deleted ? ctx.clock() : null
    undo.deleted = !deleted
  }
  planTags(entry, wanted, at, { change, undo })
  return { entry, change, undo }
}

function planTags(
  entry: StoredEntry,
  { addTags = [], removeTags = [] }: GroupChange,
  at: string,
  { change, undo }: Pick<Planned, 'change' | 'undo'>,
): void {
  const has = (list: readonly string[], tag: string) =>
    list.some((other) => other.toLowerCase() === tag.toLowerCase())
  const added = addTags.filter((tag) => !has(entry.tags, tag))
  const removed = entry.tags.filter((tag) => has(removeTags, tag) && !has(addTags, tag))
  if (added.length === 0 && removed.length === 0) return
  const tags = tagsField.safeParse([...entry.tags.filter((tag) => !removed.includes(tag)), ...added])
  if (!tags.success)
    throw invalid(`${at}.addTags`, tags.error.issues[0]?.message ?? 'Take some tags off first.')
  change.tags = tags.data
  if (added.length > 0) undo.removeTags = added
  if (removed.length > 0) undo.addTags = removed
}

async function writeChanges(ctx: WorkspaceContext, planned: readonly Planned[]): Promise<void> {
  const rows = planned.map(({ entry, change }) => {
    const { id, projectId, taskId, description, billable, tags, deletedAt } = { ...entry, ...change }
    return { id, project_id: projectId, task_id: taskId, description, billable, tags, deleted_at: deletedAt }
  })
  if (rows.length === 0) return
  await refusingOverlaps(
    ctx.tx.execute(sql`
      update time_entries e set project_id = c.project_id, task_id = c.task_id, description = c.description,
        billable = c.billable, tags = c.tags, deleted_at = c.deleted_at, revision = e.revision + 1,
        updated_at = ${ctx.clock().toISOString()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, project_id uuid, task_id uuid,
        description text, billable boolean, tags text[], deleted_at timestamptz)
      where e.workspace_id = ${ctx.actor.workspaceId} and e.id = c.id`),
  )
}

function groupEqual(planned: readonly Planned[]): EntryGroup[] {
  const groups = new Map<string, EntryGroup>()
  for (const { entry, undo } of planned) {
    const key = JSON.stringify(undo)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ids: [entry.id], change: undo })
    else group.ids.push(entry.id)
  }
  return [...groups.values()]
}
