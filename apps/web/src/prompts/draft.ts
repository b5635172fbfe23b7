import { mergeAround } from '@promptsheet/shared/merge-around'
import { findSettings, type Input, type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import { isRecord } from '../app/problem.ts'
import type { LoadedPrompt, PromptFields, VersionFields } from './prompts.queries.ts'

/** What stands in the editor's fields, as typed. */
export type Draft = {
  name: string
  useCase: string
  body: string
  notes: string
  models: string
  category: string
  tags: string
  collectionId: string
  changeNote: string
  settings: InputSettings[]
}

export const emptyDraft: Draft = {
  name: '',
  useCase: '',
  body: '',
  notes: '',
  models: '',
  category: '',
  tags: '',
  collectionId: '',
  changeNote: '',
  settings: [],
}

export function draftOf(prompt: LoadedPrompt): Draft {
  const { body, inputs, notes, recommendedModels } = prompt.currentVersion
  return {
    name: prompt.name,
    useCase: prompt.useCase,
    body,
    notes,
    models: recommendedModels.join(', '),
    category: prompt.category ?? '',
    tags: prompt.tags.join(', '),
    collectionId: prompt.collectionId ?? '',
    changeNote: '',
    settings: findSettings(body, inputs),
  }
}

export function fieldsOf(draft: Draft): PromptFields {
  return {
    name: draft.name.trim(),
    useCase: draft.useCase.trim(),
    category: draft.category.trim(),
    tags: splitList(draft.tags),
    collectionId: draft.collectionId || null,
  }
}

export function versionOf(draft: Draft): VersionFields {
  return {
    body: draft.body,
    inputs: blanksOf(draft),
    notes: draft.notes,
    recommendedModels: splitList(draft.models),
  }
}

export function blanksOf({ body, settings }: Pick<Draft, 'body' | 'settings'>): Input[] {
  return resolveInputs(body, settings)
}

/** Only the fields that differ, so that nobody's change to another field is written over. */
export function changedFields(before: Draft, after: Draft): Partial<PromptFields> {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return {
    ...(old.name !== now.name && { name: now.name }),
    ...(old.useCase !== now.useCase && { useCase: now.useCase }),
    ...(old.category !== now.category && { category: now.category }),
    ...(!isSame(old.tags, now.tags) && { tags: now.tags }),
    ...(old.collectionId !== now.collectionId && { collectionId: now.collectionId }),
  }
}

export function isVersionChanged(before: Draft, after: Draft): boolean {
  return !isSame(versionOf(before), versionOf(after))
}

/** My draft over what somebody else saved meanwhile, with the body that was chosen: what I left alone is theirs. */
export function mergeDraft(base: Draft, theirs: Draft, mine: Draft, body: string): Draft {
  const aroundOf = ({ settings, notes, models }: Draft) => ({
    settings,
    notes,
    recommendedModels: splitList(models),
  })
  const merged = mergeAround(aroundOf(base), aroundOf(theirs), aroundOf(mine))
  const { settings, notes, recommendedModels } = merged
  return { ...mine, body, settings, notes, models: recommendedModels.join(', ') }
}

export function splitList(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map((item) => item.trim().replace(/^#/, ''))
    .filter(Boolean)
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A draft as it comes out of storage; null when it is not one of ours. */
export function readDraft(stored: unknown): Draft | null {
  if (!isRecord(stored)) return null
  const texts = Object.keys(emptyDraft).filter((key) => key !== 'settings')
  if (!texts.every((key) => typeof stored[key] === 'string')) return null
  const settings = Array.isArray(stored.settings) ? stored.settings.filter(isSettings) : []
  const textOf = (key: keyof Draft) => String(stored[key])
  return {
    name: textOf('name'),
    useCase: textOf('useCase'),
    body: textOf('body'),
    notes: textOf('notes'),
    models: textOf('models'),
    category: textOf('category'),
    tags: textOf('tags'),
    collectionId: textOf('collectionId'),
    changeNote: textOf('changeNote'),
    settings,
  }
}

function isSettings(value: unknown): value is InputSettings {
  return isRecord(value) && typeof value.id === 'string'
}
