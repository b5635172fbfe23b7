import { prompts } from '@promptsheet/db/schema/prompts'
import { binDays } from '@promptsheet/shared/bin'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { notFound } from '../errors.ts'

export type StoredPrompt = typeof prompts.$inferSelect

/** The prompt's row, locked until the transaction ends, so that changes of one prompt take turns. Throws not found. */
export async function lockPrompt(ctx: WorkspaceContext, id: string): Promise<StoredPrompt> {
  const [row] = await ctx.tx
    .select()
    .from(prompts)
    .where(and(eq(prompts.workspaceId, ctx.actor.workspaceId), eq(prompts.id, id), isNull(prompts.deletedAt)))
    .for('update')
  if (row === undefined) throw notFound('prompt')
  return row
}

/** The same for a prompt in the bin that may still come back. */
export async function lockBinnedPrompt(ctx: WorkspaceContext, id: string): Promise<StoredPrompt> {
  const oldest = new Date(ctx.clock().getTime() - binDays * dayMilliseconds)
  const [row] = await ctx.tx
    .select()
    .from(prompts)
    .where(
      and(eq(prompts.workspaceId, ctx.actor.workspaceId), eq(prompts.id, id), gt(prompts.deletedAt, oldest)),
    )
    .for('update')
  if (row === undefined) throw notFound('prompt')
  return row
}

type Change = Partial<Omit<StoredPrompt, 'workspaceId' | 'id' | 'revision' | 'createdAt' | 'updatedAt'>>

/** Writes a change of a locked prompt as its next revision, which this gives back. */
export async function updatePrompt(
  ctx: WorkspaceContext,
  { id, revision }: StoredPrompt,
  change: Change,
): Promise<number> {
  await ctx.tx
    .update(prompts)
    .set({ ...change, revision: revision + 1, updatedAt: ctx.clock() })
    .where(and(eq(prompts.workspaceId, ctx.actor.workspaceId), eq(prompts.id, id)))
  return revision + 1
}

/** The next revision of a locked prompt whose current text and name stay as they are: it does not count as edited. */
export async function bumpRevision(ctx: WorkspaceContext, { id, revision }: StoredPrompt): Promise<number> {
  await ctx.tx
    .update(prompts)
    .set({ revision: revision + 1 })
    .where(and(eq(prompts.workspaceId, ctx.actor.workspaceId), eq(prompts.id, id)))
  return revision + 1
}
