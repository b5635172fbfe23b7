import { parsePart } from '../http/parse.ts'
import { readForm, wrongFile } from '../http/read-form.ts'
import { storable } from '../imports/storable.ts'
import { uploadedHours } from './fields.ts'
import type { NewImport } from './start-import.ts'

const fields = uploadedHours.omit({ file: true })

/** The one file of a multipart body. Its name is only ever a name. */
export async function readUpload(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<NewImport> {
  const form = await readForm(
    bytes,
    contentType,
    'Send the file as multipart/form-data, or its text as JSON.',
  )
  const timezone = form.get('timezone')
  const given = parsePart(fields, typeof timezone === 'string' && timezone !== '' ? { timezone } : {}, 'body')
  const [file, more] = form.getAll('file').filter((value) => value instanceof File)
  if (file === undefined) throw wrongFile('Choose a file.')
  if (more !== undefined) throw wrongFile('Send one file at a time.')
  return {
    fileName: storable(file.name.split(/[/\\]/).at(-1) ?? '', 300),
    bytes: await file.bytes(),
    timezone: given.timezone ?? null,
  }
}
