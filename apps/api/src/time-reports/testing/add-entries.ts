import { timeEntries } from '@promptsheet/db/schema/time'
import { newId } from '../../deps.ts'
import type { TimeWorld } from '../../testing/time-world.ts'

export type GivenSpan = {
  start: string
  /** Null runs. */
  seconds: number | null
  projectId?: string | null
  taskId?: string
  memberId?: string
  billable?: boolean
  tags?: string[]
  timezone?: string
  /** Approves it, in euros. */
  rate?: number
}

/** Entries from any instant on, as long as wanted, in Berlin; billable when they have a project, unless it is said otherwise. */
export async function addEntries(world: TimeWorld, given: readonly GivenSpan[]): Promise<string[]> {
  const { workspaceId } = world
  return await world.run(async (ctx) => {
    const rows = given.map(({ start, seconds, rate, projectId = null, ...entry }) => {
      const startedAt = new Date(start)
      const amount = Math.floor((2 * (rate ?? 0) * (seconds ?? 0) + 3600) / 7200)
      return {
        workspaceId,
        id: newId(ctx),
        memberId: world.memberId,
        billable: projectId !== null,
        timezone: 'Europe/Berlin',
        ...entry,
        projectId,
        startedAt,
        endedAt: seconds === null ? null : new Date(startedAt.getTime() + seconds * 1000),
        source: 'manual' as const,
        createdBy: world.memberId,
        createdAt: startedAt,
        updatedAt: startedAt,
        ...(rate === undefined ? {} : { status: 'approved' as const, rate, currency: 'EUR', amount }),
      }
    })
    await ctx.tx.insert(timeEntries).values(rows)
    return rows.map(({ id }) => id)
  })
}
