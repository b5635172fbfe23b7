import { joinMerge, mergeTexts } from '@promptsheet/shared/merge'
import { type Around, mergeAround } from '@promptsheet/shared/merge-around'
import * as fields from '@promptsheet/shared/prompt-fields'
import { findSettings, resolveInputs } from '@promptsheet/shared/template'
import { conflict, invalid } from '../errors.ts'
import type { VersionText } from './add-version.ts'

/** What there is now and what is to come into it, both made from one base. */
export type MergeSides = { base: VersionText; current: VersionText; incoming: VersionText }

/**
 * The text with the changes of both, or with the body that somebody chose. Throws `merge_conflict` with the passages,
 * and 422 when the merged body cannot be a prompt's.
 */
export function mergeVersions(sides: MergeSides, chosenBody: string | undefined): VersionText {
  const { base, current, incoming } = sides
  const body = chosenBody ?? mergeBodies(base.body, current.body, incoming.body)
  const merged = mergeAround(aroundOf(base), aroundOf(current), aroundOf(incoming))
  const { settings, notes, recommendedModels } = merged
  return { body, inputs: resolveInputs(body, settings), notes, recommendedModels }
}

function mergeBodies(base: string, current: string, incoming: string): string {
  const passages = mergeTexts(base, current, incoming)
  const body = joinMerge(passages)
  if (body === null)
    throw conflict(
      'merge_conflict',
      'Both texts changed the same words. Choose in each passage, and send the text as `body`.',
      { passages },
    )
  const checked = fields.body.safeParse(body)
  if (!checked.success)
    throw invalid('body.body', checked.error.issues[0]?.message ?? 'Together they make no prompt.')
  return body
}

function aroundOf({ body, inputs, notes, recommendedModels }: VersionText): Around {
  return { settings: findSettings(body, inputs), notes, recommendedModels }
}
