import { stepThroughCsv } from '@promptsheet/shared/prompt-csv'
import { category } from '@promptsheet/shared/prompt-fields'
import { stepThroughJson } from '@promptsheet/shared/prompt-json'
import { stepThroughMarkdown } from '@promptsheet/shared/prompt-markdown'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import { isSkillFile, parseSkill } from '@promptsheet/shared/prompt-skill'
import type { Steps } from '@promptsheet/shared/steps'
import { type FileNote, type ImportKind, pastedNames, type RowProblem } from './fields.ts'
import type { OpenedFile } from './open-files.ts'
import { storable } from './storable.ts'

/** One prompt of a file, or what stands where one should be. */
export type FoundRow = {
  file: string
  line: number | null
  folder: string | null
  record: PromptRecord | null
  problems: RowProblem[]
  isForeign: boolean
}

type Found = { rows: FoundRow[]; notes: FileNote[] }

/** The prompts of a file, in its order. Nothing it holds makes this throw. */
export function* readPrompts(kind: ImportKind, file: OpenedFile): Steps<Found> {
  const base = { file: file.name, folder: readFolder(file.folder), isForeign: file.isForeign }
  if (file.problem !== null) {
    const severity = file.isForeign ? 'warning' : 'error'
    const problem = { line: null, column: null, severity, message: file.problem } as const
    return { rows: [{ ...base, line: null, record: null, problems: [problem] }], notes: [] }
  }
  if (kind === 'prompts-json') return yield* readJson(file, base)
  if (kind === 'prompts-csv') return yield* readCsv(file, base)
  return isSkillFile(file.name) ? readSkill(file, base) : yield* readMarkdown(file, base)
}

type Base = Pick<FoundRow, 'file' | 'folder' | 'isForeign'>

function* readMarkdown(file: OpenedFile, base: Base): Steps<Found> {
  const fileName = file.name === pastedNames['prompts-markdown'] ? undefined : file.name
  const found = yield* stepThroughMarkdown(file.text, { fileName })
  const rows = found.map(({ line, record, problems }) => {
    const severity = severityFor(record)
    return {
      ...base,
      line,
      record,
      problems: problems.map((problem) => ({ ...problem, column: null, severity, message: tell(problem) })),
    }
  })
  return { rows, notes: [] }
}

function* readJson(file: OpenedFile, base: Base): Steps<Found> {
  const found = yield* stepThroughJson(file.text)
  const rows = found.map(({ row, record, problems }) => ({
    ...base,
    line: row,
    record,
    problems: problems.map(({ column, message }) => asProblem(record, row, message, column)),
  }))
  return { rows, notes: [] }
}

/** Its folder is the skill's own, so it says nothing about a category. */
function readSkill(file: OpenedFile, base: Base): Found {
  const { record, problems } = parseSkill(file.text)
  const found = problems.map((message) => asProblem(record, null, message))
  return { rows: [{ ...base, folder: null, line: 1, record, problems: found }], notes: [] }
}

function asProblem(
  record: PromptRecord | null,
  line: number | null,
  message: string,
  title: string | null = null,
): RowProblem {
  const column = title === null ? null : storable(title, 100)
  return { line, column, severity: severityFor(record), message: storable(message, 500) }
}

function* readCsv(file: OpenedFile, base: Base): Steps<Found> {
  const { records, problems } = yield* stepThroughCsv(file.text)
  const rows = new Map<number, FoundRow>()
  const notes: FileNote[] = []
  const headerRow = /^\ufeff?sep=/.test(file.text) ? 2 : 1
  for (const { row, record } of records) rows.set(row, { ...base, line: row, record, problems: [] })
  for (const { row, column: title, ...problem } of problems) {
    const column = title === null ? null : storable(title, 100)
    const known = rows.get(row)
    if (row <= headerRow && known === undefined && records.length > 0) {
      notes.push({ file: file.name, line: row, column, message: tell(problem) })
      continue
    }
    const found = known ?? { ...base, line: row, record: null, problems: [] }
    found.problems.push({ line: row, column, severity: severityFor(found.record), message: tell(problem) })
    rows.set(row, found)
  }
  return { rows: [...rows.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), notes }
}

const severityFor = (record: PromptRecord | null): RowProblem['severity'] =>
  record === null ? 'error' : 'warning'
const tell = ({ message }: { message: string }) => storable(message, 500)

function readFolder(folder: string | null): string | null {
  const result = category.safeParse(folder)
  return result.success ? result.data : null
}
