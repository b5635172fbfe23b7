import { importRows } from '@promptsheet/db/schema/imports'
import { prompts } from '@promptsheet/db/schema/prompts'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { changePrompt } from '../prompts/change-prompt.ts'
import { createPrompts, type NewPrompt } from '../prompts/create-prompts.ts'
import { publishVersion } from '../prompts/publish-version.ts'
import { type RowPlan, rowPlan, storedBlankStyles, storedDefaults, storedRecord } from './fields.ts'
import { findWanted, withBlanks } from './find-blank-styles.ts'
import { findChanges, isInVersion } from './find-changes.ts'
import { findLibrary, type LibraryPrompt } from './find-library.ts'
import type { StoredImport } from './lock-import.ts'
import { createMatcher } from './plan-rows.ts'

/** What came of a row: the prompt and its revision then. */
export type Applied = {
  number: number
  action: 'create' | 'update' | 'skip'
  promptId: string
  revision: number
}

type Row = {
  number: number
  action: 'create' | 'update' | 'skip' | 'failed'
  promptId: string | null
  record: PromptRecord | null
  plan: RowPlan
}

type Defaults = z.output<typeof storedDefaults> & { collectionId: string | null }

const batchRows = 100
// Enough for Postgres to know what becomes of an empty library.
const toLearnFrom = 3 * batchRows

/**
 * Makes and updates what the rows say, in the order of the files. A prompt that has come to be since the preview
 * under the id of a row is updated instead of made twice. Throws a conflict when the library moved so far that the
 * preview no longer holds.
 */
export async function applyRows(
  ctx: WorkspaceContext,
  found: StoredImport,
  report: (done: number) => Promise<void>,
): Promise<Applied[]> {
  // Two imports of one workspace take turns, so that neither makes what the other is making.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`import ${ctx.actor.workspaceId}`}, 0))`,
  )
  const defaults = { ...storedDefaults.parse(found.defaults), collectionId: found.collectionId }
  const wanted = findWanted(storedBlankStyles.parse(found.blankStyles))
  const applied: Applied[] = []
  let seen = 0
  for (let after = 0; ; ) {
    const rows = await findBatch(ctx, found.id, after)
    const last = rows.at(-1)
    if (last === undefined) break
    const written = rows.map((row) => ({
      ...row,
      record: row.record && withBlanks(row.record, row.plan.blankStyles, wanted),
    }))
    applied.push(...(await applyBatch(ctx, written, defaults)))
    after = last.number
    seen += rows.length
    if (seen === toLearnFrom) await ctx.tx.execute(sql`select app.learn_sizes()`)
    await report(seen)
  }
  if (seen !== found.rowCount) throw moved('Some of its prompts are out of your sight since.')
  return applied
}

async function findBatch(ctx: WorkspaceContext, importId: string, after: number): Promise<Row[]> {
  const rows = await ctx.tx
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        gt(importRows.number, after),
      ),
    )
    .orderBy(asc(importRows.number))
    .limit(batchRows)
  return rows.map((row) => ({
    number: row.number,
    action: row.action,
    promptId: row.promptId,
    record: row.record === null ? null : storedRecord.parse(row.record),
    plan: rowPlan.parse(row.plan),
  }))
}

async function applyBatch(
  ctx: WorkspaceContext,
  rows: readonly Row[],
  defaults: Defaults,
): Promise<Applied[]> {
  const findMatch = await findMatches(ctx, rows)
  const targets = new Map<string, LibraryPrompt>()
  const ids = rows.flatMap((row) => (row.action === 'update' ? (row.promptId ?? []) : []))
  if (ids.length > 0) for (const prompt of await findLibrary(ctx, { ids })) targets.set(prompt.id, prompt)
  const fresh: { number: number; fields: NewPrompt }[] = []
  const updated: Applied[] = []
  for (const { number, action, promptId, record, plan } of rows) {
    if (record === null || action === 'skip' || action === 'failed') continue
    const twin =
      action === 'create' && record.externalId !== undefined ? findMatch(record.externalId) : undefined
    if (action === 'create' && (twin === undefined || plan.reason !== 'new')) {
      fresh.push({ number, fields: newPrompt(record, plan, defaults) })
      continue
    }
    const [target] =
      twin === undefined ? [targets.get(promptId ?? '')] : await findLibrary(ctx, { ids: [twin.id] })
    if (target === undefined) throw moved(`The prompt that row ${number} updates is gone since.`)
    updated.push({ number, ...(await update(ctx, record, plan, target)) })
  }
  const madeIds = await createPrompts(
    ctx,
    fresh.map(({ fields }) => fields),
  )
  const made = fresh.map(({ number }, index): Applied => {
    return { number, action: 'create', promptId: madeIds[index] ?? '', revision: 1 }
  })
  return [...made, ...updated]
}

/** What the ids of these rows mean by now, for rows that are to make a prompt. */
async function findMatches(ctx: WorkspaceContext, rows: readonly Row[]) {
  const wanted = rows.flatMap(({ action, record }) => (action === 'create' ? (record?.externalId ?? []) : []))
  if (wanted.length === 0) return () => undefined
  const uuids = wanted.map((id) => id.toLowerCase()).filter((id) => uuidPattern.test(id))
  const known = await ctx.tx
    .select({ id: prompts.id, externalId: prompts.externalId })
    .from(prompts)
    .where(
      and(
        eq(prompts.workspaceId, ctx.actor.workspaceId),
        isNull(prompts.deletedAt),
        or(inArray(prompts.externalId, wanted), uuids.length === 0 ? undefined : inArray(prompts.id, uuids)),
      ),
    )
    .orderBy(asc(prompts.id))
  return createMatcher(known)
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function newPrompt(record: PromptRecord, plan: RowPlan, defaults: Defaults): NewPrompt {
  return {
    name: record.name,
    body: record.body,
    useCase: record.useCase,
    category: record.category ?? plan.folder ?? defaults.category,
    tags: record.tags.length > 0 ? record.tags : defaults.tags,
    status: record.status ?? defaults.status,
    notes: record.notes,
    recommendedModels: record.recommendedModels,
    collectionId: defaults.collectionId,
    ownerId: plan.ownerId ?? undefined,
    inputs: record.inputs,
    changeNote: record.changeNote,
    externalId: record.externalId,
  }
}

async function update(ctx: WorkspaceContext, record: PromptRecord, plan: RowPlan, target: LibraryPrompt) {
  const changes = findChanges(record, target, plan.ownerId)
  const has = (field: (typeof changes)[number]) => changes.includes(field)
  let { revision } = target
  if (changes.some(isInVersion)) {
    const isOldNote = record.changeNote === '' || record.changeNote === target.changeNote
    const published = await publishVersion(ctx, {
      promptId: target.id,
      expectedRevision: null,
      body: has('body') ? record.body : target.body,
      inputs: record.inputs.length > 0 ? record.inputs : undefined,
      notes: has('notes') ? record.notes : undefined,
      recommendedModels: has('recommendedModels') ? record.recommendedModels : undefined,
      changeNote: isOldNote ? 'Imported' : record.changeNote,
    })
    revision = published.revision
  }
  if (changes.some((change) => !isInVersion(change))) {
    const changed = await changePrompt(ctx, {
      promptId: target.id,
      expectedRevision: null,
      change: {
        name: has('name') ? record.name : undefined,
        useCase: has('useCase') ? record.useCase : undefined,
        category: has('category') ? record.category : undefined,
        tags: has('tags') ? record.tags : undefined,
        status: has('status') ? record.status : undefined,
        ownerId: has('owner') && plan.ownerId !== null ? plan.ownerId : undefined,
      },
    })
    revision = changed.revision
  }
  const action: 'update' | 'skip' = changes.length > 0 ? 'update' : 'skip'
  return { action, promptId: target.id, revision }
}

const moved = (why: string) =>
  conflict(
    'import_outdated',
    `The library has changed since these files were read. ${why} Import them again.`,
  )
