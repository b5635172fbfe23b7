import { z } from 'zod'
import type { Answer, Send } from '../../testing/harness.ts'
import { idOf } from '../../testing/read-answer.ts'

type Person = { send: Send }

export const entryOf = ({ json }: Answer) =>
  z
    .object({
      id: z.string(),
      startedAt: z.string(),
      endedAt: z.string().nullable(),
      durationSeconds: z.int().nullable(),
      localDate: z.string(),
      isTimed: z.boolean(),
      status: z.string(),
      revision: z.int(),
      billable: z.boolean(),
    })
    .loose()
    .parse(json)

export const weekOf = ({ json }: Answer) =>
  z
    .object({
      days: z.array(
        z.object({
          date: z.string(),
          seconds: z.int(),
          clockSeconds: z.int(),
          billableSeconds: z.int(),
          lengthSeconds: z.int(),
          startsAt: z.string(),
        }),
      ),
      seconds: z.int(),
      clockSeconds: z.int(),
      entries: z.array(z.object({ id: z.string() }).loose()),
      parts: z.array(
        z.object({
          entryId: z.string(),
          date: z.string(),
          endedAt: z.string(),
          seconds: z.int(),
          startTime: z.string(),
          endTime: z.string(),
        }),
      ),
      statuses: z.record(z.string(), z.object({ entries: z.int(), seconds: z.int() })),
      overlaps: z.array(z.object({ entryIds: z.array(z.string()), seconds: z.int() })),
      gaps: z.array(z.object({ date: z.string(), seconds: z.int() })),
      returnNote: z.string(),
      submittedAt: z.string().nullable(),
    })
    .loose()
    .parse(json)

/** Writes an entry down and gives it. */
export async function write({ send }: Person, fields: Record<string, unknown>) {
  const answer = await send('POST', '/v1/time-entries', fields)
  if (answer.status !== 201) throw new Error(`writing time down failed: ${answer.text}`)
  return entryOf(answer)
}

/** A project with a client, and a task in it that is not billable. */
export async function makeTree({ send }: Person, name = 'Harbour') {
  const clientId = idOf(await send('POST', '/v1/clients', { name, currency: 'EUR' }))
  const projectId = idOf(await send('POST', '/v1/projects', { name: 'Site', clientId, billable: true }))
  const taskId = idOf(await send('POST', '/v1/tasks', { name: 'Talks', projectId, billable: false }))
  return { clientId, projectId, taskId }
}
