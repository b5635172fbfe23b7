import { blankStyles, makeBlanksOf } from '@promptsheet/shared/look-alikes'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { forEach, type Steps, within } from '@promptsheet/shared/steps'
import type { ImportKind, RowPlan, RowProblem } from './fields.ts'
import { createAlikeIndex, printOf } from './find-alike.ts'
import { findChanges, plainText } from './find-changes.ts'
import { createKeeperFinder, keeperOfNew } from './find-keeper.ts'
import type { Keeper, LibraryPrompt } from './find-library.ts'
import { createGroups, type Leader } from './group-rows.ts'
import { placeBeside } from './place-of.ts'
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
  /** The group of near duplicates it is in. */
  groupNumber: number | null
}

/** What the importer may see: their library, and who can keep a prompt. */
export type Surroundings = {
  library: readonly LibraryPrompt[]
  keepers: readonly Keeper[]
  /** Null when the collection the prompts go to is open to everybody. */
  mayKeep: ReadonlySet<string> | null
}

type Proposal = Pick<PlannedRow, 'action' | 'promptId'> &
  Pick<RowPlan, 'reason' | 'changes' | 'alike'> & { leader?: Leader }
type Warn = (message: string) => void

/** Proposes for each row what to do with it, seen beside the library and the rows before it. */
export function* planRows(
  kind: ImportKind,
  found: readonly FoundRow[],
  around: Surroundings,
): Steps<PlannedRow[]> {
  const findMatch = createMatcher(around.library)
  const findKeeper = createKeeperFinder(around.keepers)
  const byText = new Map<string, { place: Leader; leader: Leader }>()
  const rowByPromptOrId = new Map<string, number>()
  const alikeIndex = createAlikeIndex<Leader>()
  const groups = createGroups()
  const learn = ({ id, name, body }: LibraryPrompt) => {
    const place = { promptId: id, name }
    const key = textKey(name, body)
    if (!byText.has(key)) byText.set(key, { place, leader: place })
    alikeIndex.add(printOf(body), place)
  }

  /** An earlier row as the person finds it, told beside a later one. */
  function tellOf(earlier: number, later: number): string {
    const [other, own] = [found[earlier - 1], found[later - 1]]
    return other === undefined || own === undefined ? `Row ${earlier}` : placeBeside(kind, other, own)
  }

  function propose(record: PromptRecord, number: number, ownerId: string | null, warn: Warn): Proposal {
    const match = record.externalId === undefined ? undefined : findMatch(record.externalId)
    const identity = match?.id ?? record.externalId
    const earlier = identity === undefined ? undefined : rowByPromptOrId.get(identity)
    if (identity !== undefined && earlier === undefined) rowByPromptOrId.set(identity, number)
    if (earlier !== undefined) {
      warn(`${tellOf(earlier, number)} has the same id; only the first is taken`)
      return repeats(null, earlier)
    }
    const own = { row: number, name: record.name }
    const key = textKey(record.name, record.body)
    const print = printOf(record.body)
    if (match !== undefined) {
      const changes = findChanges(record, match, ownerId)
      if (changes.length === 0)
        return { action: 'skip', promptId: match.id, reason: 'unchanged', changes, alike: null }
      if (record.version !== null && record.version < match.currentVersion && changes.includes('body'))
        warn(`The file says version ${record.version}, the library has version ${match.currentVersion}`)
      if (!byText.has(key)) byText.set(key, { place: own, leader: own })
      if (changes.includes('body')) alikeIndex.add(print, own)
      return { action: 'update', promptId: match.id, reason: 'changed', changes, alike: null }
    }
    const twin = byText.get(key)
    if (twin !== undefined) {
      const { place, leader } = twin
      const promptId = 'promptId' in leader ? leader.promptId : null
      warn(
        'row' in place
          ? `${tellOf(place.row, number)} has the same name and text`
          : 'The library has a prompt with the same name and text',
      )
      return { ...repeats(promptId, 'row' in place ? place.row : null), leader }
    }
    const near = alikeIndex.find(print)
    byText.set(key, { place: own, leader: near?.of ?? own })
    const fresh: Proposal = { action: 'create', reason: 'new', changes: [], promptId: null, alike: null }
    if (near === null) {
      alikeIndex.add(print, own)
      return fresh
    }
    warn(`${Math.floor(near.share * 100)}% the same text as "${near.of.name}"; is it needed beside it?`)
    const share = Math.floor(near.share * 100) / 100
    const leader = near.of
    return 'row' in leader
      ? { ...fresh, leader, alike: { row: leader.row, share } }
      : { ...fresh, leader, promptId: leader.promptId, alike: { row: null, share } }
  }

  function plan(row: FoundRow, number: number): PlannedRow {
    const { file, line, folder } = row
    const problems = [...row.problems]
    const base = { number, file, line, problems, groupNumber: null }
    const rest = { changes: [], alike: null, ownerId: null, folder, blankStyles: [] }
    if (row.record === null) {
      const action = row.isForeign ? 'skip' : 'failed'
      const reason = row.isForeign ? 'ignored_file' : 'unreadable'
      return { ...base, record: null, name: '', action, promptId: null, plan: { ...rest, reason } }
    }
    const record = withKnownBlanks(row.record)
    const warn: Warn = (message) =>
      problems.push({ line, column: null, severity: 'warning', message: storable(message, 500) })
    const owner = record.owner === null ? null : findKeeper(record.owner)
    const { action, promptId, reason, changes, alike, leader } = propose(record, number, owner, warn)
    if (leader !== undefined) groups.join(leader, number)
    const { ownerId, warning } =
      record.owner !== null && action === 'create'
        ? keeperOfNew(record.owner, owner, around.mayKeep)
        : { ownerId: owner, warning: null }
    if (warning !== null) warn(warning)
    return {
      ...base,
      record,
      name: record.name,
      action,
      promptId,
      plan: { ...rest, reason, changes, alike, ownerId },
    }
  }

  /** A text whose [THINGS] were made blanks when it came before is still the same text. */
  function withKnownBlanks(record: PromptRecord): PromptRecord {
    const match = record.externalId === undefined ? undefined : findMatch(record.externalId)
    const isKnown = match !== undefined && plainText(withAllBlanks(record.body)) === plainText(match.body)
    return isKnown ? { ...record, body: match.body } : record
  }

  yield* within(forEach(around.library, learn), 0, 0.5)
  const rows: PlannedRow[] = []
  yield* within(
    forEach(found, (row, index) => void rows.push(plan(row, index + 1))),
    0.5,
    1,
  )
  const groupOf = groups.numbers()
  return rows.map((row) => ({ ...row, groupNumber: groupOf.get(row.number) ?? null }))
}

function repeats(promptId: string | null, row: number | null): Proposal {
  const reason = row === null ? 'duplicate_of_prompt' : 'duplicate_of_row'
  return { action: 'skip', promptId, reason, changes: [], alike: { row, share: 1 } }
}

const withAllBlanks = (body: string) => makeBlanksOf(body, blankStyles)

/** The same for two texts that differ only in how they write their blanks, the case of the name and spaces at the ends. */
function textKey(name: string, body: string): string {
  const plainName = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return `${plainName}\n${plainText(withAllBlanks(body))}`
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
