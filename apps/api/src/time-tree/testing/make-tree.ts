import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { timeEntries } from '@promptsheet/db/schema/time'
import { sql } from 'drizzle-orm'
import { newId } from '../../deps.ts'
import type { Send, startHarness } from '../../testing/harness.ts'
import { idOf } from '../../testing/read-answer.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
type Person = { user: { id: string }; workspace: { id: string; memberId: string } }

/** Acme, its Website, in it the task Draft, and Texts beneath that. */
export async function makeTree(send: Send) {
  const clientId = idOf(await send('POST', '/v1/clients', { name: 'Acme' }))
  const projectId = idOf(await send('POST', '/v1/projects', { name: 'Website', clientId }))
  const draftId = idOf(await send('POST', '/v1/tasks', { name: 'Draft', projectId }))
  const textsId = idOf(await send('POST', '/v1/tasks', { name: 'Texts', parentId: draftId }))
  return { clientId, projectId, draftId, textsId }
}

/** An entry of so many seconds, written as it stands; `change` sets columns of it. */
export async function track(
  { deps }: Pick<Harness, 'deps'>,
  { user, workspace }: Person,
  bucket: { projectId: string; taskId: string | null },
  startedAt: string,
  seconds: number,
  status: 'open' | 'approved' = 'open',
) {
  const tenant = { workspaceId: workspace.id, memberId: workspace.memberId, userId: user.id }
  const start = new Date(startedAt)
  const id = newId({ ...deps, clock: () => start })
  await inWorkspace(deps.db, tenant, (tx) =>
    tx.insert(timeEntries).values({
      ...bucket,
      workspaceId: workspace.id,
      id,
      memberId: workspace.memberId,
      createdBy: workspace.memberId,
      billable: true,
      startedAt: start,
      endedAt: new Date(start.getTime() + seconds * 1000),
      timezone: 'UTC',
      source: 'manual',
      status,
      description: randomUUID(),
      createdAt: start,
      updatedAt: start,
    }),
  )
  return {
    id,
    change: (columns: Record<string, string | null>) =>
      inWorkspace(deps.db, tenant, (tx) => {
        const sets = Object.entries(columns).map(
          ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
        )
        return tx.execute(sql`update time_entries set ${sql.join(sets, sql`, `)} where id = ${id}`)
      }),
  }
}
