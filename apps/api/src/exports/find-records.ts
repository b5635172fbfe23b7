import { prompts, promptVersions } from '@promptsheet/db/schema/prompts'
import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { findSettings } from '@promptsheet/shared/template'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { findKeepers, findLibrary, type LibraryPrompt } from '../imports/find-library.ts'

export type Exported = { record: PromptRecord; updatedAt: Date }

const mostBytes = 100 * 1024 * 1024
const longestOwner = 200

/**
 * Everything the caller may see, but the bin, as records of the import and export formats. Throws a conflict for a
 * library too large to be made in one go.
 */
export async function findRecords(
  ctx: WorkspaceContext,
  filter: { collectionId?: string | undefined; status?: PromptStatus | undefined },
): Promise<Exported[]> {
  await refuseHuge(ctx)
  const library = await findLibrary(ctx, filter)
  const keepers = new Map((await findKeepers(ctx)).map((keeper) => [keeper.id, keeper]))
  const shared = await findSharedIds(ctx)
  return library.map((prompt) => {
    const keeper = keepers.get(prompt.ownerId)
    const owner = keeper === undefined || keeper.email.length <= longestOwner ? keeper?.email : keeper.name
    return { record: toRecord(prompt, owner ?? null, shared), updatedAt: prompt.updatedAt }
  })
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

async function refuseHuge(ctx: WorkspaceContext): Promise<void> {
  const [size] = await ctx.tx
    .select({ bytes: sql<string>`coalesce(sum(octet_length(${promptVersions.body})), 0)` })
    .from(prompts)
    .innerJoin(
      promptVersions,
      and(
        eq(promptVersions.workspaceId, prompts.workspaceId),
        eq(promptVersions.promptId, prompts.id),
        eq(promptVersions.number, prompts.currentVersion),
      ),
    )
    .where(and(eq(prompts.workspaceId, ctx.actor.workspaceId), isNull(prompts.deletedAt)))
  if (Number(size?.bytes) > mostBytes)
    throw conflict(
      'export_too_large',
      `Your library holds more than ${mostBytes / 1024 / 1024} MB of text. Ask us for an export of it.`,
    )
}
