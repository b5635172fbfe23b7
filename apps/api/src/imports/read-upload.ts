import { splitList } from '@promptsheet/shared/prompt-record'
import type { z } from 'zod'
import { parsePart } from '../http/parse.ts'
import { readForm, wrongFile } from '../http/read-form.ts'
import { type ImportDefaults, importDefaults, kind, maxFiles } from './fields.ts'
import { storable } from './storable.ts'

export type SourceFile = { name: string; bytes: Uint8Array }
export type NewImport = { kind: z.output<typeof kind>; files: SourceFile[]; defaults: ImportDefaults }

const fields = importDefaults.extend({ kind })

/** The files and fields of a multipart body. A file's name may carry its folders, and is never a path of ours. */
export async function readUpload(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<NewImport> {
  const form = await readForm(bytes, contentType, 'Send files as multipart/form-data, or the text as JSON.')
  const given: Record<string, unknown> = {}
  for (const name of Object.keys(fields.shape)) {
    const values = form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .filter(Boolean)
    const [value] = values
    if (value === undefined) continue
    if (name === 'tags') given[name] = values.flatMap(splitList)
    else given[name] = name === 'blankStyles' ? readJson(value) : value
  }
  const { kind: parsedKind, ...defaults } = parsePart(fields, given, 'body')
  const uploads = form.getAll('file').filter((value) => value instanceof File)
  if (uploads.length === 0) throw wrongFile('Choose at least one file.')
  if (uploads.length > maxFiles)
    throw wrongFile(`Send at most ${maxFiles.toLocaleString('en')} files at once.`)
  const files = await Promise.all(
    uploads.map(async (file) => ({ name: storable(file.name, 500), bytes: await file.bytes() })),
  )
  return { kind: parsedKind, files, defaults }
}

/** What it says, or the text itself, which is no answer then. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
