export type ImportKind = 'prompts-markdown' | 'prompts-csv'
export type SourceFile = { file: File; path: string }
export type Source = { kind: ImportKind; text: string } | { kind: ImportKind; files: SourceFile[] }

const readable = /\.(md|markdown|mdx|txt|text|zip|csv|tsv)$/i
const table = /\.(csv|tsv)$/i
const headerName = /^"?(name|title|act|prompt|body)"?$/i

/** Pasted text is a table when its first line looks like a header with a column for the prompt. */
export function kindOfText(pasted: string): ImportKind {
  const [header = ''] = pasted.trimStart().split(/\r?\n/, 1)
  const cells = header.split(/[,;\t]/).map((cell) => cell.trim())
  const named = cells.filter((cell) => headerName.test(cell))
  const hasPrompt = named.some((cell) => /prompt|body/i.test(cell))
  return cells.length > 1 && hasPrompt ? 'prompts-csv' : 'prompts-markdown'
}

/** Sorts out what can be read; says `mixed` when tables and texts come together, `none` when nothing fits. */
export function sourceOfFiles(files: readonly SourceFile[]): Source | 'mixed' | 'none' {
  const fit = files.filter(({ path }) => readable.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path))
  const tables = fit.filter(({ path }) => table.test(path))
  if (fit.length === 0) return 'none'
  if (tables.length === fit.length) return { kind: 'prompts-csv', files: fit }
  return tables.length > 0 ? 'mixed' : { kind: 'prompts-markdown', files: fit }
}

export function sizeOf(source: Source): number {
  if ('text' in source) return source.text.length
  return source.files.reduce((sum, { file }) => sum + file.size, 0)
}
