import type { ImportKind } from './fields.ts'
import type { FoundRow } from './read-prompts.ts'

type Place = Pick<FoundRow, 'file' | 'line'>

const places: Record<ImportKind, string> = {
  'prompts-markdown': 'line',
  'prompts-csv': 'row',
  'prompts-json': 'prompt',
}

/** Where something stands, as one finds it again in the files. */
export function placeOf(kind: ImportKind, { file, line }: Place): string {
  return line === null ? file : `${file}, ${places[kind]} ${line}`
}

/** Another row as it is told beside one: without the file where that is the same. Begins a sentence. */
export function placeBeside(kind: ImportKind, other: Place, own: Place): string {
  if (other.file !== own.file || other.line === null) return placeOf(kind, other)
  if (kind === 'prompts-markdown') return `The prompt in line ${other.line}`
  return `${kind === 'prompts-csv' ? 'Row' : 'Prompt'} ${other.line}`
}
