import { prompts, promptVersions } from '@promptsheet/db/schema/prompts'
import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { findSettings } from '@promptsheet/shared/template'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { findKeepers, findLibrary, type Keeper, type LibraryPrompt } from '../imports/find-library.ts'

export type Exported = { record: PromptRecord; updatedAt: Date }

// What one reply can hold without taking the memory of everybody else's.
const mostBytes = 48 * 1024 * 1024
const longestOwner = 200

type Filter = { collectionId?: string | undefined; status?: PromptStatus | undefined }

/**
 * Everything the caller may see, but the bin, as records of the import and export formats: read now, and made one by one
 * as they are taken, since looking for blanks takes its time. Throws a conflict when it is too much for one file.
 */
export async function findRecords(ctx: WorkspaceContext, filter: Filter): Promise<Iterable<Exported>> {
  await refuseHuge(ctx, filter)
  const library = await findLibrary(ctx, filter)
  const keepers = new Map((await findKeepers(ctx)).map((keeper) => [keeper.id, keeper]))
  const shared = await findSharedIds(ctx)
  return makeRecords(library, keepers, shared)
}

function* makeRecords(
  library: readonly LibraryPrompt[],
  keepers: ReadonlyMap<string, Keeper>,
  shared: ReadonlySet<string>,
): Generator<Exported> {
  for (const prompt of library) {
    const keeper = keepers.get(prompt.ownerId)
    const owner = keeper === undefined || keeper.email.length <= longestOwner ? keeper?.email : keeper.name
    yield { record: toRecord(prompt, owner ?? null, shared), updatedAt: prompt.updatedAt }
  }
}

function toRecord(prompt: LibraryPrompt, owner: string | null, shared: ReadonlySet<string>): PromptRecord {
  const { externalId } = prompt
  return {
    externalId: externalId === null || shared.has(externalId) ? prompt.id : externalId,
    name: prompt.name,
    useCase: prompt.useCase,
    category: prompt.category === '' ? null : prompt.category,
    tags: prompt.tags,
    recommendedModels: prompt.recommendedModels,
    owner,
    inputs: findSettings(prompt.body, prompt.inputs),
    notes: prompt.notes,
    version: prompt.currentVersion,
    changeNote: prompt.changeNote,
    body: prompt.body,
    status: prompt.status,
  }
}

/** Ids from elsewhere that, among what the caller sees, do not name one prompt alone. */
async function findSharedIds(ctx: WorkspaceContext): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .select({ id: prompts.id, externalId: prompts.externalId })
    .from(prompts)
    .where(and(eq(prompts.workspaceId, ctx.actor.workspaceId), isNull(prompts.deletedAt)))
  const ids = new Set(rows.map(({ id }) => id))
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { externalId } of rows) {
    if (externalId === null) continue
    if (seen.has(externalId) || ids.has(externalId.toLowerCase())) shared.add(externalId)
    seen.add(externalId)
  }
  return shared
}

async function refuseHuge(ctx: WorkspaceContext, { collectionId, status }: Filter): Promise<void> {
  const { body, notes } = promptVersions
  const [size] = await ctx.tx
    .select({ bytes: sql<string>`coalesce(sum(octet_length(${body}) + octet_length(${notes})), 0)` })
    .from(prompts)
    .innerJoin(
      promptVersions,
      and(
        eq(promptVersions.workspaceId, prompts.workspaceId),
        eq(promptVersions.promptId, prompts.id),
        eq(promptVersions.number, prompts.currentVersion),
      ),
    )
    .where(
      and(
        eq(prompts.workspaceId, ctx.actor.workspaceId),
        isNull(prompts.deletedAt),
        collectionId === undefined ? undefined : eq(prompts.collectionId, collectionId),
        status === undefined ? undefined : eq(prompts.status, status),
      ),
    )
  if (Number(size?.bytes) > mostBytes)
    throw conflict(
      'export_too_large',
      `This is more than ${mostBytes / 1024 / 1024} MB of text. Export it in parts: collection by collection, or status by status.`,
    )
}
