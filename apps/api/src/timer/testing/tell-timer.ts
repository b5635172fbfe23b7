import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Answer, Send, startHarness } from '../../testing/harness.ts'
import { idOf, outcome } from '../../testing/read-answer.ts'
import { timerShape } from '../shapes.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
type Person = Pick<Awaited<ReturnType<Harness['person']>>, 'user' | 'workspace'>

export const timerOf = ({ json }: Answer) => timerShape.parse(json)
export const entryOf = (answer: Answer) => {
  const { entry } = timerOf(answer)
  if (entry === null) throw new Error('nothing runs')
  return entry
}
export const start = (send: Send, body?: unknown) => send('POST', '/v1/timer/start', body)
/** The same client, which asks again when it is turned away: a slow machine does so with the last of many who wait for one timer. */
export function insisting(send: Send): Send {
  return async (...request) => {
    const answer = await send(...request)
    return outcome(answer)[1] === 'overloaded' ? await insisting(send)(...request) : answer
  }
}
/** So many seconds before now. */
export const before = ({ deps }: Pick<Harness, 'deps'>, seconds: number) =>
  new Date(deps.clock().getTime() - seconds * 1000).toISOString()

/** A project of this workspace with a task. */
export async function makeBucket(send: Send) {
  const clientId = idOf(await send('POST', '/v1/clients', { name: 'Hafen' }))
  const projectId = idOf(await send('POST', '/v1/projects', { name: 'Website', clientId }))
  const taskId = idOf(await send('POST', '/v1/tasks', { name: 'Layout', projectId }))
  return { clientId, projectId, taskId }
}

const span = z.object({ id: z.string(), startedAt: z.string(), endedAt: z.string().nullable() })

/** All entries of a person, in order, straight from the database. */
export async function entriesOf({ deps }: Pick<Harness, 'deps'>, { user, workspace }: Person) {
  const them = { workspaceId: workspace.id, memberId: workspace.memberId, userId: user.id }
  const rows = await inWorkspace(deps.db, them, (tx) =>
    tx.execute(sql`
      select id, app.instant(started_at) as "startedAt", app.instant(ended_at) as "endedAt" from time_entries
      where member_id = ${workspace.memberId} and deleted_at is null order by started_at, ended_at nulls last`),
  )
  return z.array(span).parse(rows)
}
