export type ImportKind = 'prompts-markdown' | 'prompts-csv' | 'prompts-json'
export type SourceFile = { file: File; path: string }
/** Kinds that do not go together, documents to copy from, or nothing that can be read. */
export type Misfit = 'mixed' | 'document' | 'none'
export type Source = { kind: ImportKind; text: string } | { kind: ImportKind; files: SourceFile[] }

const readable = /\.(md|markdown|mdx|txt|text|zip|csv|tsv|json)$/i
const document = /\.(docx?|odt|pages|rtf|pdf)$/i
const json = /\.json$/i
const table = /\.(csv|tsv)$/i
const promptColumn = /^"?(prompts?|body|prompt (text|body))"?$/i
// Words of any sentence: with tabs and a column of names beside them they are a spreadsheet's.
const textColumn = /^"?(text|content|instructions?)"?$/i
const nameColumn = /^"?((prompt )?(name|title)|act)"?$/i

/** Pasted text is JSON when it is whole JSON, and a table when its first line looks like a header with a column for the prompt. */
export function kindOfText(pasted: string): ImportKind {
  if (/^\s*[[{]/.test(pasted) && isJson(pasted)) return 'prompts-json'
  const [header = ''] = pasted.trimStart().split(/\r?\n/, 1)
  const cells = header.split(/[,;\t]/).map((cell) => cell.trim())
  const has = (column: RegExp) => cells.some((cell) => column.test(cell))
  const isTable = has(promptColumn) || (header.includes('\t') && has(textColumn) && has(nameColumn))
  return cells.length > 1 && isTable ? 'prompts-csv' : 'prompts-markdown'
}

/** Sorts out what can be read; says why not when tables and texts come together, or when nothing fits. */
export function sourceOfFiles(files: readonly SourceFile[]): Source | Misfit {
  const fit = files.filter(({ path }) => readable.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path))
  const tables = fit.filter(({ path }) => table.test(path))
  if (fit.length === 0) return files.some(({ path }) => document.test(path)) ? 'document' : 'none'
  if (tables.length === fit.length) return { kind: 'prompts-csv', files: fit }
  const lists = fit.filter(({ path }) => json.test(path))
  if (lists.length === fit.length) return { kind: 'prompts-json', files: fit }
  return tables.length + lists.length > 0 ? 'mixed' : { kind: 'prompts-markdown', files: fit }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function sizeOf(source: Source): number {
  if ('text' in source) return source.text.length
  return source.files.reduce((sum, { file }) => sum + file.size, 0)
}
