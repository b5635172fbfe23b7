import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import type { RowPlan, RowProblem } from './fields.ts'
import { createAlikeIndex } from './find-alike.ts'
import { findChanges, plainText } from './find-changes.ts'
import type { Keeper, LibraryPrompt } from './find-library.ts'
import type { FoundRow } from './read-prompts.ts'
import { storable } from './storable.ts'

export type PlannedRow = {
  number: number
  file: string
  line: number | null
  name: string
  record: PromptRecord | null
  plan: RowPlan
  problems: RowProblem[]
  action: 'create' | 'update' | 'skip' | 'failed'
  promptId: string | null
}

/** What the importer may see: their library, and who can keep a prompt. */
export type Surroundings = {
  library: readonly LibraryPrompt[]
  keepers: readonly Keeper[]
  /** Null when the collection the prompts go to is open to everybody. */
  mayKeep: ReadonlySet<string> | null
}

type Place = { promptId: string; name: string } | { row: number; name: string }
type Proposal = Pick<PlannedRow, 'action' | 'promptId'> & Pick<RowPlan, 'reason' | 'changes' | 'alike'>

/** Proposes for each row what to do with it, seen beside the library and the rows before it. */
export function planRows(found: readonly FoundRow[], around: Surroundings): PlannedRow[] {
  const findMatch = createMatcher(around.library)
  const findKeeper = createKeeperFinder(around.keepers)
  const byText = new Map<string, Place>()
  const rowByPromptOrId = new Map<string, number>()
  const alikeIndex = createAlikeIndex<Place>()
  for (const { id, name, body } of around.library) {
    const place = { promptId: id, name }
    const key = textKey(name, body)
    if (!byText.has(key)) byText.set(key, place)
    alikeIndex.add(body, place)
  }

  function propose(record: PromptRecord, number: number, ownerId: string | null, warn: Warn): Proposal {
    const match = record.externalId === undefined ? undefined : findMatch(record.externalId)
    const identity = match?.id ?? record.externalId
    const earlier = identity === undefined ? undefined : rowByPromptOrId.get(identity)
    if (identity !== undefined && earlier === undefined) rowByPromptOrId.set(identity, number)
    if (earlier !== undefined) {
      warn(`Row ${earlier} has the same id; only the first is taken`)
      return repeats(null, earlier, 1)
    }
    const key = textKey(record.name, record.body)
    const twin = byText.get(key)
    if (twin === undefined) byText.set(key, { row: number, name: record.name })
    const near = alikeIndex.find(record.body)
    alikeIndex.add(record.body, { row: number, name: record.name })
    if (match !== undefined) {
      const changes = findChanges(record, match, ownerId)
      if (changes.length === 0)
        return { action: 'skip', promptId: match.id, reason: 'unchanged', changes, alike: null }
      if (record.version !== null && record.version < match.currentVersion && changes.includes('body'))
        warn(`The file says version ${record.version}, the library has version ${match.currentVersion}`)
      return { action: 'update', promptId: match.id, reason: 'changed', changes, alike: null }
    }
    if (twin !== undefined) {
      if ('row' in twin) {
        warn(`Row ${twin.row} has the same name and text`)
        return repeats(null, twin.row, 1)
      }
      warn('The library has a prompt with the same name and text')
      return repeats(twin.promptId, null, 1)
    }
    const fresh: Proposal = { action: 'create', reason: 'new', changes: [], promptId: null, alike: null }
    if (near === null) return fresh
    warn(`${Math.floor(near.share * 100)}% the same text as "${near.of.name}"; is it needed beside it?`)
    const share = Math.floor(near.share * 100) / 100
    return 'row' in near.of
      ? { ...fresh, alike: { row: near.of.row, share } }
      : { ...fresh, promptId: near.of.promptId, alike: { row: null, share } }
  }

  return found.map((row, index) => {
    const number = index + 1
    const { file, line, folder, record } = row
    const problems = [...row.problems]
    const base = { number, file, line, record, problems }
    const rest = { changes: [], alike: null, ownerId: null, folder }
    if (record === null) {
      const action = row.isForeign ? 'skip' : 'failed'
      const reason = row.isForeign ? 'ignored_file' : 'unreadable'
      return { ...base, name: '', action, promptId: null, plan: { ...rest, reason } }
    }
    const warn: Warn = (message) =>
      problems.push({ line, column: null, severity: 'warning', message: storable(message, 500) })
    const owner = record.owner === null ? null : findKeeper(record.owner)
    const isAllowed = owner !== null && (around.mayKeep === null || around.mayKeep.has(owner))
    const { action, promptId, reason, changes, alike } = propose(record, number, owner, warn)
    const ownerId = action === 'create' && !isAllowed ? null : owner
    if (record.owner !== null && ownerId === null && action === 'create')
      warn(
        owner === null
          ? `Nobody here is called "${record.owner}"; you will keep it`
          : `"${record.owner}" is in none of the teams of this collection; you will keep it`,
      )
    return {
      ...base,
      name: record.name,
      action,
      promptId,
      plan: { reason, changes, alike, ownerId, folder },
    }
  })
}

type Warn = (message: string) => void

function repeats(promptId: string | null, row: number | null, share: number): Proposal {
  const reason = row === null ? 'duplicate_of_prompt' : 'duplicate_of_row'
  return { action: 'skip', promptId, reason, changes: [], alike: { row, share } }
}

function textKey(name: string, body: string): string {
  return `${name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}\n${plainText(body)}`
}

/** A prompt by its own id, or by the id it had where it came from: the oldest, should several have that. */
export function createMatcher<T extends { id: string; externalId: string | null }>(library: readonly T[]) {
  const byId = new Map(library.map((prompt) => [prompt.id, prompt]))
  const byExternalId = new Map<string, T>()
  for (const prompt of library)
    if (prompt.externalId !== null && !byExternalId.has(prompt.externalId))
      byExternalId.set(prompt.externalId, prompt)
  return (externalId: string) => byId.get(externalId.toLowerCase()) ?? byExternalId.get(externalId)
}

/** A member by e-mail address, or by a name that only one has. */
function createKeeperFinder(keepers: readonly Keeper[]) {
  const active = keepers.filter(({ isActive }) => isActive)
  return (owner: string): string | null => {
    const wanted = owner.toLowerCase()
    const byEmail = active.find(({ email }) => email.toLowerCase() === wanted)
    if (byEmail !== undefined) return byEmail.id
    const byName = active.filter(({ name }) => name.trim().toLowerCase() === wanted)
    return byName.length === 1 ? (byName[0]?.id ?? null) : null
  }
}
