import type { InputSettings } from './input.ts'
import { joinBoth, mergeTexts } from './merge.ts'

// As prompt-fields.ts has it; the web app loads no zod.
const longestNotes = 10_000
const mostModels = 20

/** What a version has around its body. */
export type Around = { settings: InputSettings[]; notes: string; recommendedModels: string[] }

/**
 * What is around two bodies that were made from one, with the changes of both. Notes that both changed are kept one
 * after the other; a blank whose settings both changed has those of `incoming`; what would be too much together too.
 */
export function mergeAround(base: Around, current: Around, incoming: Around): Around {
  return {
    settings: mergeSettings(base.settings, current.settings, incoming.settings),
    notes: mergeNotes(base.notes, current.notes, incoming.notes),
    recommendedModels: mergeModels(
      base.recommendedModels,
      current.recommendedModels,
      incoming.recommendedModels,
    ),
  }
}

function mergeNotes(base: string, current: string, incoming: string): string {
  const merged = mergeTexts(base, current, incoming)
    .map((passage) => {
      if (passage.change === 'conflict') return joinBoth(passage.current, passage.incoming)
      return passage.change === 'incoming' ? passage.incoming : passage.current
    })
    .join('')
  return merged.length <= longestNotes ? merged : incoming
}

function mergeSettings(
  base: readonly InputSettings[],
  current: readonly InputSettings[],
  incoming: readonly InputSettings[],
): InputSettings[] {
  const find = (list: readonly InputSettings[], id: string) => list.find((one) => one.id === id)
  const ids = new Set([...current, ...incoming].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const isUntouched = isSame(find(incoming, id), find(base, id))
    return find(isUntouched ? current : incoming, id) ?? []
  })
}

function mergeModels(
  base: readonly string[],
  current: readonly string[],
  incoming: readonly string[],
): string[] {
  const kept = current.filter((model) => incoming.includes(model) || !base.includes(model))
  const added = incoming.filter((model) => !base.includes(model) && !current.includes(model))
  const merged = [...kept, ...added]
  return merged.length <= mostModels ? merged : [...incoming]
}

function isSame(one: InputSettings | undefined, other: InputSettings | undefined): boolean {
  const sorted = (settings: InputSettings = { id: '' }) => JSON.stringify(Object.entries(settings).sort())
  return sorted(one) === sorted(other)
}
