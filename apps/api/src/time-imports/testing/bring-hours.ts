import { z } from 'zod'
import type { Send, startHarness } from '../../testing/harness.ts'
import { importShape } from '../fields.ts'

type Harness = Pick<Awaited<ReturnType<typeof startHarness>>, 'runJobs'>

const started = z.object({ id: z.string() })

/** Brings a file of hours and has it read; gives the import as it is then. */
export async function bringHours(
  { runJobs }: Harness,
  send: Send,
  content: string | Uint8Array<ArrayBuffer>,
  { name = 'hours.csv', timezone = '' } = {},
) {
  const form = new FormData()
  if (timezone !== '') form.append('timezone', timezone)
  form.append('file', new File([content], name))
  const answer = await send('POST', '/v1/time-imports', form)
  if (answer.status !== 202) throw new Error(`the import was refused: ${answer.text}`)
  await runJobs()
  return await lookAt(send, started.parse(answer.json).id)
}

/** The import as it is now. */
export async function lookAt(send: Send, importId: string) {
  const answer = await send('GET', `/v1/time-imports/${importId}`)
  if (answer.status !== 200) throw new Error(`the import is not there: ${answer.text}`)
  return importShape.parse(answer.json)
}

/** Says something about an import and has it read once more where that is needed. */
export async function changeHours({ runJobs }: Harness, send: Send, importId: string, body: unknown) {
  const answer = await send('PATCH', `/v1/time-imports/${importId}`, body)
  if (answer.status !== 200) throw new Error(`the change was refused: ${answer.text}`)
  await runJobs()
  return await lookAt(send, importId)
}

/** Commits an import and has it done. */
export async function commitHours({ runJobs }: Harness, send: Send, importId: string, body?: unknown) {
  const answer = await send('POST', `/v1/time-imports/${importId}/commit`, body)
  if (answer.status !== 202) throw new Error(`the commit was refused: ${answer.text}`)
  await runJobs()
  return await lookAt(send, importId)
}
