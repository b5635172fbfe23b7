import { z } from 'zod'
import type { Answer } from './harness.ts'

const problem = z.object({ code: z.string() })
const made = z.object({ id: z.string() })
const list = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  nextCursor: z.string().nullable(),
})

/** An answer's status and, for a problem, its code: what most tests compare. */
export function outcome({ status, json }: Answer): [number, string?] {
  const parsed = problem.safeParse(json)
  return parsed.success && status >= 400 ? [status, parsed.data.code] : [status]
}

/** The whole body; of a stream of events, which has no end, its beginning. */
export async function readText(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return await response.text()
  const reader = response.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}

/** The id of what was made. */
export const idOf = ({ json }: Answer): string => made.parse(json).id

/** The rows of a list. */
export const rowsOf = ({ json }: Answer) => list.parse(json).data

export const cursorOf = ({ json }: Answer) => list.parse(json).nextCursor
