import {
  promptRecentUses,
  promptUsageDaily,
  promptUses,
  rememberedInputs,
} from '@promptsheet/db/schema/prompts'
import { uuidv7 } from '@promptsheet/db/uuidv7'
import { fillTemplate, type Input } from '@promptsheet/shared/template'
import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { findVersion } from '../prompts/find-versions.ts'
import { getVersionNumber } from '../prompts/get-version-number.ts'
import type { NewUse } from './shapes.ts'
import { utcDay } from './utc-day.ts'

const longestRememberedValue = 10_000

type Values = NonNullable<NewUse['inputs']>

/**
 * Fills a prompt's blanks, remembers what was typed, and records that the actor used it: the use and its day's
 * count in one transaction. Throws not found, and 422 for a version that is not there.
 */
export async function recordUse(
  ctx: WorkspaceContext,
  promptId: string,
  wanted: NewUse,
): Promise<{ id: string; text: string; missingInputs: string[] }> {
  const { workspaceId, memberId } = ctx.actor
  const number = wanted.version ?? (await getVersionNumber(ctx, promptId))
  const version = await findVersion(ctx, promptId, number)
  if (version === null) {
    await getVersionNumber(ctx, promptId)
    throw invalid('body.version', 'This prompt has no such version.')
  }
  const values = wanted.inputs ?? {}
  // The id and the instant agree, so that a recount by either puts the use on the same day.
  const now = ctx.clock()
  const id = uuidv7(now, ctx.random)
  await ctx.tx.insert(promptUses).values({
    workspaceId,
    id,
    promptId,
    versionNumber: number,
    memberId,
    surface: wanted.surface,
    target: wanted.target,
    createdAt: now,
  })
  await ctx.tx
    .insert(promptUsageDaily)
    .values({ workspaceId, promptId, day: utcDay(now), memberId, uses: 1 })
    .onConflictDoUpdate({
      target: [
        promptUsageDaily.workspaceId,
        promptUsageDaily.promptId,
        promptUsageDaily.day,
        promptUsageDaily.memberId,
      ],
      set: { uses: sql`${promptUsageDaily.uses} + 1` },
    })
  await rememberValues(ctx, promptId, version.inputs, values)
  // Last: others who use the prompt wait for this row until the end of the transaction.
  await ctx.tx
    .update(promptRecentUses)
    .set({ uses: sql`${promptRecentUses.uses} + 1` })
    .where(and(eq(promptRecentUses.workspaceId, workspaceId), eq(promptRecentUses.promptId, promptId)))
  return { id, ...fillTemplate(version.body, version.inputs, values) }
}

/** Lays what was typed over what was typed before; a blank that was left out keeps its last value. */
async function rememberValues(
  ctx: WorkspaceContext,
  promptId: string,
  inputs: readonly Input[],
  values: Values,
): Promise<void> {
  const typed = inputs.flatMap(({ id }): [string, string][] => {
    const value = Object.hasOwn(values, id) ? values[id] : null
    const text = value === null || value === undefined ? '' : String(value)
    return text === '' || text.length > longestRememberedValue ? [] : [[id, text]]
  })
  if (typed.length === 0) return
  const inputValues = Object.fromEntries(typed)
  const { workspaceId, memberId } = ctx.actor
  const updatedAt = ctx.clock()
  await ctx.tx
    .insert(rememberedInputs)
    .values({ workspaceId, memberId, promptId, inputValues, updatedAt })
    .onConflictDoUpdate({
      target: [rememberedInputs.workspaceId, rememberedInputs.memberId, rememberedInputs.promptId],
      set: { inputValues: sql`${rememberedInputs.inputValues} || excluded.input_values`, updatedAt },
    })
}
