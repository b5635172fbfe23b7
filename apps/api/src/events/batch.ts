import type { Change } from '../cache/changes.ts'

type WorkspaceChange = Exclude<Change, { about: 'user' | 'missed' }>

/** What changed in one workspace within a moment. */
export type Batch = {
  access: boolean
  tree: boolean
  invoices: boolean
  rates: boolean
  /** Whose entries or weeks. */
  time: Set<string>
  /** Imports, by the member whose they are. */
  imports: Map<string, Set<string>>
  prompts: Set<string>
  /** Prompts by the collection they were in before. */
  moved: Map<string | null, Set<string>>
}

export function emptyBatch(): Batch {
  return {
    access: false,
    tree: false,
    invoices: false,
    rates: false,
    time: new Set(),
    imports: new Map(),
    prompts: new Set(),
    moved: new Map(),
  }
}

export function addChange(batch: Batch, change: WorkspaceChange): void {
  if (change.about === 'prompts') addAll(batch.prompts, change.promptIds)
  else if (change.about === 'moved') addAll(setIn(batch.moved, change.collectionId), change.promptIds)
  else if (change.about === 'imports') addAll(setIn(batch.imports, change.memberId), change.importIds)
  else if (change.about === 'time') addAll(batch.time, change.memberIds)
  else batch[change.about] = true
}

/** Several as one. */
export function mergeBatches(batches: readonly Batch[]): Batch {
  const merged = emptyBatch()
  for (const batch of batches) {
    for (const about of ['access', 'tree', 'invoices', 'rates'] as const) merged[about] ||= batch[about]
    addAll(merged.time, batch.time)
    addAll(merged.prompts, batch.prompts)
    for (const [member, ids] of batch.imports) addAll(setIn(merged.imports, member), ids)
    for (const [collection, ids] of batch.moved) addAll(setIn(merged.moved, collection), ids)
  }
  return merged
}

function addAll<T>(set: Set<T>, more: Iterable<T>): void {
  for (const one of more) set.add(one)
}

function setIn<K>(map: Map<K, Set<string>>, key: K): Set<string> {
  const known = map.get(key) ?? new Set()
  map.set(key, known)
  return known
}
