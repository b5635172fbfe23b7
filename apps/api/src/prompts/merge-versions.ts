import { isDeepStrictEqual } from 'node:util'
import { joinBoth, joinMerge, type MergePassage, mergeTexts } from '@promptsheet/shared/merge'
import * as fields from '@promptsheet/shared/prompt-fields'
import { findSettings, type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import { conflict, invalid } from '../errors.ts'
import type { VersionText } from './add-version.ts'

/** What there is now and what is to come into it, both made from one base. */
export type MergeSides<T> = { base: T; current: T; incoming: T }

/**
 * The text with the changes of both, or with the body that somebody chose. Notes that both changed are kept one
 * after the other; a blank whose settings both changed has those that come in. Throws `merge_conflict` with the
 * passages, and 422 when the merged body cannot be a prompt's.
 */
export function mergeVersions(sides: MergeSides<VersionText>, chosenBody: string | undefined): VersionText {
  const { base, current, incoming } = sides
  const body = chosenBody ?? mergeBodies(base.body, current.body, incoming.body)
  const settingsOf = (version: VersionText) => findSettings(version.body, version.inputs)
  const settings = mergeSettings({
    base: settingsOf(base),
    current: settingsOf(current),
    incoming: settingsOf(incoming),
  })
  return {
    body,
    inputs: resolveInputs(body, settings),
    notes: mergeNotes(mergeTexts(base.notes, current.notes, incoming.notes)) ?? incoming.notes,
    recommendedModels: mergeModels({
      base: base.recommendedModels,
      current: current.recommendedModels,
      incoming: incoming.recommendedModels,
    }),
  }
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

/** Null when they are too long together. */
function mergeNotes(passages: MergePassage[]): string | null {
  const notes = passages
    .map(({ change, current, incoming }) =>
      change === 'conflict' ? joinBoth(current, incoming) : change === 'incoming' ? incoming : current,
    )
    .join('')
  return fields.notes.safeParse(notes).success ? notes : null
}

function mergeSettings({ base, current, incoming }: MergeSides<InputSettings[]>): InputSettings[] {
  const find = (list: InputSettings[], id: string) => list.find((one) => one.id === id)
  const ids = new Set([...current, ...incoming].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const isUntouched = isDeepStrictEqual(find(incoming, id), find(base, id))
    return find(isUntouched ? current : incoming, id) ?? []
  })
}

function mergeModels({ base, current, incoming }: MergeSides<string[]>): string[] {
  const kept = current.filter((model) => incoming.includes(model) || !base.includes(model))
  const added = incoming.filter((model) => !base.includes(model) && !current.includes(model))
  const merged = fields.recommendedModels.safeParse([...kept, ...added])
  return merged.success ? merged.data : incoming
}
