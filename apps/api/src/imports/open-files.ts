import { type Steps, within } from '@promptsheet/shared/steps'
import { type ImportKind as Kind, maxFiles, maxInflatedBytes } from './fields.ts'
import type { SourceFile } from './read-upload.ts'
import { storable } from './storable.ts'
import { brokenArchive, isZip, unzip } from './unzip.ts'

/** A file as text, or what keeps it from being one. `isForeign`: it lies beside the prompts and is none of them. */
export type OpenedFile = {
  name: string
  folder: string | null
  text: string
  problem: string | null
  isForeign: boolean
}

const endings: Record<Kind, RegExp> = {
  'prompts-markdown': /\.(md|markdown|mdx|txt)$/i,
  'prompts-csv': /\.(csv|tsv|txt)$/i,
  'prompts-json': /\.(json|txt)$/i,
}

/** Opens archives and decodes. Names are only ever names: no path of theirs is read or written. */
export function* openFiles(
  kind: Kind,
  sources: readonly SourceFile[],
): Steps<{ files: OpenedFile[]; failure: string | null }> {
  const files: OpenedFile[] = []
  let bytesLeft = maxInflatedBytes
  for (const [index, source] of sources.entries()) {
    yield index / sources.length
    if (documents.test(source.name) || !isZip(source.bytes)) {
      files.push(open(kind, source, false))
      continue
    }
    const limits = { maxFiles: maxFiles - files.length, maxBytes: bytesLeft }
    const isWanted = (name: string) => !isClutter(tidyName(name))
    const { files: unpacked, failure } = yield* within(
      unzip(source.bytes, limits, isWanted),
      index / sources.length,
      (index + 1) / sources.length,
    )
    if (failure !== null) return { files: [], failure: `${tidyName(source.name)}: ${failure}` }
    for (const entry of unpacked) {
      bytesLeft -= entry.bytes.length
      files.push(open(kind, entry, true))
    }
  }
  return { files, failure: null }
}

function open(kind: Kind, { name: rawName, bytes }: SourceFile, isFromArchive: boolean): OpenedFile {
  const name = tidyName(rawName)
  const folder = name.split('/').at(-2) ?? null
  const opened = { name, folder, text: '', problem: null, isForeign: false }
  if (documents.test(name)) return { ...opened, isForeign: isFromArchive, problem: document }
  if (/\.zip$/i.test(name) && !isFromArchive) return { ...opened, problem: brokenArchive }
  const isOther = /\.\w{1,8}$/.test(name) && !endings[kind].test(name)
  if (isOther && (isFromArchive || !/\.(md|markdown|csv|tsv|json)$/i.test(name)))
    return { ...opened, isForeign: isFromArchive, problem: foreign(kind) }
  if (isOther) return { ...opened, problem: otherKind(kind, name) }
  if (bytes.length === 0) return { ...opened, problem: 'This file is empty' }
  const text = decode(bytes)
  return text === null ? { ...opened, problem: notText } : { ...opened, text }
}

// Some of these are archives inside, which nobody means to bring.
const documents = /\.(docx?|odt|pages|rtf|pdf)$/i
const document = 'This is a document: open it, copy its text and paste it here'
const notText = 'This is not text in UTF-8; save it again as UTF-8 (in a spreadsheet: "CSV UTF-8")'
const plainKinds: Record<Kind, string> = {
  'prompts-markdown': 'Markdown',
  'prompts-csv': 'CSV',
  'prompts-json': 'JSON',
}
const foreign = (kind: Kind) =>
  kind === 'prompts-markdown'
    ? 'This is not a Markdown or text file'
    : `This is not a ${plainKinds[kind]} file`

function otherKind(kind: Kind, name: string): string {
  const own = /\.(csv|tsv)$/i.test(name)
    ? 'prompts-csv'
    : /\.json$/i.test(name)
      ? 'prompts-json'
      : 'prompts-markdown'
  const what = { 'prompts-csv': 'a table', 'prompts-json': 'JSON', 'prompts-markdown': 'Markdown' }[own]
  return `This is ${what}; import it as ${plainKinds[own]} instead of ${plainKinds[kind]}`
}

/** What systems leave in folders and archives. */
function isClutter(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name)
}

/** A name without anything that steers: no drive, no root, no `..`. */
function tidyName(name: string): string {
  const parts = storable(name, 500)
    .split(/[/\\]/)
    .map((part) => part.replace(/\p{Cc}/gu, ' ').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
  return parts.join('/') || 'file'
}

/** UTF-8, or UTF-16 with its mark as spreadsheets save it; null for anything else, and for what holds NULs. */
export function decode(bytes: Uint8Array): string | null {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  try {
    const label = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8'
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
