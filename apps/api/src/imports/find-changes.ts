import { isDeepStrictEqual } from 'node:util'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { findSettings, resolveInputs } from '@promptsheet/shared/template'
import type { Changeable } from './fields.ts'
import type { LibraryPrompt } from './find-library.ts'

/**
 * What a record would change in the prompt it belongs to. A file that says nothing about a field, or leaves it
 * empty, leaves it as it is: an import never empties what somebody wrote. Line ends and blank ends are no change.
 */
export function findChanges(
  record: PromptRecord,
  prompt: LibraryPrompt,
  ownerId: string | null,
): Changeable[] {
  const changes: Changeable[] = []
  const say = (field: Changeable, isChanged: boolean) => {
    if (isChanged) changes.push(field)
  }
  say('name', record.name !== prompt.name)
  say('useCase', record.useCase !== '' && !isSameText(record.useCase, prompt.useCase))
  say('category', record.category !== null && record.category !== prompt.category)
  say('tags', record.tags.length > 0 && !isDeepStrictEqual(record.tags, prompt.tags))
  say('status', record.status !== undefined && record.status !== prompt.status)
  say('owner', ownerId !== null && ownerId !== prompt.ownerId)
  const isNewBody = !isSameText(record.body, prompt.body)
  say('body', isNewBody)
  say('inputs', record.inputs.length > 0 && !isSameInputs(record, prompt, isNewBody))
  say('notes', record.notes !== '' && !isSameText(record.notes, prompt.notes))
  say(
    'recommendedModels',
    record.recommendedModels.length > 0 &&
      !isDeepStrictEqual(record.recommendedModels, prompt.recommendedModels),
  )
  return changes
}

const inVersion: readonly Changeable[] = ['body', 'inputs', 'notes', 'recommendedModels']

/** Whether a change belongs to a version, or is around it. */
export function isInVersion(change: Changeable): boolean {
  return inVersion.includes(change)
}

/** The text as every system would save it: what tells two texts apart for a person. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

const isSameText = (a: string, b: string) => a === b || plainText(a) === plainText(b)

function isSameInputs(record: PromptRecord, prompt: LibraryPrompt, isNewBody: boolean): boolean {
  const body = isNewBody ? record.body : prompt.body
  const kept = resolveInputs(body, findSettings(prompt.body, prompt.inputs))
  return isDeepStrictEqual(resolveInputs(body, record.inputs), kept)
}
