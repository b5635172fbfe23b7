import { z } from 'zod'
import type { Send, startHarness } from '../../testing/harness.ts'
import { type ImportKind, importShape } from '../fields.ts'

type Harness = Pick<Awaited<ReturnType<typeof startHarness>>, 'runJobs'>
type Files = Record<string, string | Uint8Array<ArrayBuffer>>

const started = z.object({ id: z.string() })

/** A multipart body of these files, by their names. */
export function formOf(kind: string, files: Files, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.append('kind', kind)
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, content] of Object.entries(files)) form.append('file', new File([content], name))
  return form
}

/** Brings files and has them read; gives the import as it is then. */
export async function bring(
  { runJobs }: Harness,
  send: Send,
  kind: ImportKind,
  files: Files,
  fields: Record<string, string> = {},
) {
  const answer = await send('POST', '/v1/imports', formOf(kind, files, fields))
  if (answer.status !== 202) throw new Error(`the import was refused: ${answer.text}`)
  await runJobs()
  return await look(send, started.parse(answer.json).id)
}

/** The import as it is now. */
export async function look(send: Send, importId: string) {
  const answer = await send('GET', `/v1/imports/${importId}`)
  if (answer.status !== 200) throw new Error(`the import is not there: ${answer.text}`)
  return importShape.parse(answer.json)
}

/** Commits an import and has it done; gives it as it is then. */
export async function commit({ runJobs }: Harness, send: Send, importId: string, body?: unknown) {
  const answer = await send('POST', `/v1/imports/${importId}/commit`, body)
  if (answer.status !== 202) throw new Error(`the commit was refused: ${answer.text}`)
  await runJobs()
  return await look(send, importId)
}

/** Many different prompts, each in Markdown with front matter, in one text. */
export function manyPrompts(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index
    return `---\nname: Prompt ${n}\nid: many-${n}\ntags: [bulk]\n---\nAsk about ${words(n)} for {{client ${n % 7}}}.\n`
  }).join('\n')
}

const words = (n: number) =>
  Array.from({ length: 12 }, (_, index) => ((n + 7) * 7919 * (index + 3)).toString(36)).join(' ')
