import { prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { createPrompts } from '../prompts/create-prompts.ts'
import type { StarterPack } from './packs.ts'

type Wanted = { promptKeys?: string[] | undefined; collectionId?: string | null | undefined }

/**
 * Puts a pack, or some prompts of it, into the library. What was added before and is still there is left alone, so
 * that asking twice adds nothing twice. Throws 422 for a prompt the pack has not, and for the collection.
 */
export async function addStarters(
  ctx: WorkspaceContext,
  pack: StarterPack,
  { promptKeys, collectionId }: Wanted,
): Promise<{ promptIds: string[]; skipped: number }> {
  const unknown = promptKeys?.find((key) => !pack.prompts.some((prompt) => prompt.key === key))
  if (unknown !== undefined)
    throw invalid('body.promptKeys', `This pack has no prompt “${unknown.slice(0, 100)}”.`)
  const wanted = pack.prompts.filter(({ key }) => promptKeys === undefined || promptKeys.includes(key))
  const { workspaceId } = ctx.actor
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`starters ${workspaceId}`}, 2))`)
  const there = await ctx.tx
    .select({ externalId: prompts.externalId })
    .from(prompts)
    .where(
      and(
        eq(prompts.workspaceId, workspaceId),
        isNull(prompts.deletedAt),
        inArray(
          prompts.externalId,
          wanted.map(({ key }) => externalIdOf(pack, key)),
        ),
      ),
    )
  const known = new Set(there.map(({ externalId }) => externalId))
  const promptIds = await createPrompts(
    ctx,
    wanted
      .map(({ key, ...fields }) => ({ ...fields, externalId: externalIdOf(pack, key), collectionId }))
      .filter(({ externalId }) => !known.has(externalId)),
  )
  return { promptIds, skipped: wanted.length - promptIds.length }
}

const externalIdOf = (pack: StarterPack, key: string) => `starter:${pack.key}/${key}`
