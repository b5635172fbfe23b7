import { inWorkspace } from '@promptsheet/db/in-workspace'
import { clients, projects, tasks, timeEntries } from '@promptsheet/db/schema/time'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import type { startHarness } from './harness.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
export type TimeWorld = Awaited<ReturnType<typeof makeTimeWorld>>

export type GivenEntry = {
  day: string
  seconds: number
  projectId?: string | null
  taskId?: string | null
  memberId?: string
  billable?: boolean
  description?: string
  status?: 'open' | 'approved'
}

/** Somebody's workspace with what time is booked on, written straight into the database, quickly and in any state. */
export async function makeTimeWorld({ deps, person }: Harness, label = 'Mia') {
  const owner = await person(label)
  const workspaceId = owner.workspace.id
  const memberId = owner.workspace.memberId
  const tenant = { workspaceId, memberId, userId: owner.user.id }
  const now = new Date('2026-11-01T00:00:00Z')
  const fresh = () => ({ workspaceId, id: newId(deps), createdAt: now, updatedAt: now })

  /** Runs a verb as the owner. */
  const run = <T>(work: (ctx: WorkspaceContext) => Promise<T>): Promise<T> =>
    inWorkspace(deps.db, tenant, (tx) =>
      work({
        tx,
        clock: deps.clock,
        random: deps.random,
        requestId: null,
        actor: { kind: 'member', ...tenant, role: 'owner', scopes: null, keyId: null },
      }),
    )

  return {
    ...owner,
    workspaceId,
    memberId,
    run,
    async client(name = 'Acme', currency = 'EUR') {
      const row = { ...fresh(), name, currency }
      await run(({ tx }) => tx.insert(clients).values(row))
      return row.id
    },
    async project(clientId: string | null, name = 'Site') {
      const row = { ...fresh(), clientId, name }
      await run(({ tx }) => tx.insert(projects).values(row))
      return row.id
    },
    async task(projectId: string, name = 'Design', parent: { id: string; path: string[] } | null = null) {
      const base = fresh()
      const path = [...(parent?.path ?? []), base.id]
      await run(({ tx }) =>
        tx.insert(tasks).values({ ...base, projectId, parentId: parent?.id ?? null, path, name }),
      )
      return { id: base.id, path }
    },
    /** Approved and billable unless it is said otherwise; each begins at nine of its day in Berlin. */
    async entries(given: readonly GivenEntry[]): Promise<string[]> {
      const rows = given.map(({ day, seconds, ...entry }) => {
        const startedAt = new Date(`${day}T08:00:00Z`)
        return {
          memberId,
          billable: true,
          status: 'approved' as const,
          ...fresh(),
          ...entry,
          startedAt,
          endedAt: new Date(startedAt.getTime() + seconds * 1000),
          timezone: 'Europe/Berlin',
          source: 'manual' as const,
          createdBy: memberId,
        }
      })
      await run(({ tx }) => tx.insert(timeEntries).values(rows))
      return rows.map(({ id }) => id)
    },
  }
}
