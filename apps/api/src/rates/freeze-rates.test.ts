import { rates, timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { newId } from '../deps.ts'
import { startHarness } from '../testing/harness.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { freezeRates } from './freeze-rates.ts'

const harness = await startHarness()

type Rate = {
  taskId?: string
  projectId?: string
  clientId?: string
  memberId?: string
  amount: number
  from?: string
  currency?: string
}

async function scene() {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client()
  const projectId = await world.project(clientId)
  const above = await world.task(projectId, 'Design')
  const below = await world.task(projectId, 'Logo', above)
  return {
    ...world,
    clientId,
    projectId,
    above,
    below,
    rate: ({ from = '2026-01-01', currency = 'EUR', ...rate }: Rate) =>
      world.run((ctx) =>
        ctx.tx.insert(rates).values({
          ...rate,
          workspaceId: world.workspaceId,
          id: newId(ctx),
          currency,
          effectiveFrom: from,
          createdAt: ctx.clock(),
        }),
      ),
    freeze: (ids: string[]) => world.run((ctx) => freezeRates(ctx, ids)),
    money: (ids: string[]) =>
      world.run(async ({ tx }) => {
        const found = await tx
          .select()
          .from(timeEntries)
          .where(and(eq(timeEntries.workspaceId, world.workspaceId), inArray(timeEntries.id, ids)))
        const byId = new Map(found.map((entry) => [entry.id, entry]))
        return ids.map((id) => byId.get(id)?.rate ?? null)
      }),
  }
}

describe('freezing rates', () => {
  it('takes the rate that is nearest to the work', async () => {
    const s = await scene()
    const at = { day: '2026-11-02', seconds: 3600, projectId: s.projectId, taskId: s.below.id }
    const steps: Rate[] = [
      { amount: 1 },
      { amount: 2, memberId: s.memberId },
      { amount: 3, clientId: s.clientId },
      { amount: 4, projectId: s.projectId },
      { amount: 5, taskId: s.above.id },
      { amount: 6, taskId: s.below.id },
    ]
    const seen = []
    for (const step of steps) {
      await s.rate(step)
      const ids = await s.entries([at])
      await s.freeze(ids)
      seen.push(...(await s.money(ids)))
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('takes the latest that had begun on the day of the entry, in the currency of the client', async () => {
    const s = await scene()
    await s.rate({ amount: 100, from: '2026-01-01' })
    await s.rate({ amount: 200, from: '2026-06-01' })
    await s.rate({ amount: 900, from: '2026-01-01', currency: 'USD', projectId: s.projectId })
    const ids = await s.entries(
      ['2025-12-31', '2026-05-31', '2026-06-01', '2026-11-02'].map((day) => ({
        day,
        seconds: 60,
        projectId: s.projectId,
      })),
    )
    await s.freeze(ids)
    expect(await s.money(ids)).toEqual([null, 100, 200, 200])
  })

  it('rounds half a unit up, and leaves what is frozen as it is', async () => {
    const s = await scene()
    await s.rate({ amount: 9500 })
    const ids = await s.entries([
      { day: '2026-11-02', seconds: 1800 + 18, projectId: s.projectId },
      { day: '2026-11-02', seconds: 3600, projectId: s.projectId, billable: false },
      { day: '2026-11-02', seconds: 3600, projectId: s.projectId, status: 'open' },
    ])
    await s.freeze(ids)
    expect(await s.money(ids)).toEqual([9500, null, null])
    await s.rate({ amount: 12_000, from: '2026-02-01' })
    await s.freeze(ids)
    const [entry] = await s.run(({ tx }) =>
      tx
        .select()
        .from(timeEntries)
        .where(and(eq(timeEntries.workspaceId, s.workspaceId), eq(timeEntries.id, ids[0] ?? ''))),
    )
    // 1818 s at 95.00 are 47.975.
    expect(entry).toMatchObject({ rate: 9500, amount: 4798, currency: 'EUR' })
  })

  it('takes the money off what is open again', async () => {
    const s = await scene()
    await s.rate({ amount: 9500 })
    const ids = await s.entries([{ day: '2026-11-02', seconds: 3600, projectId: s.projectId }])
    await s.freeze(ids)
    await s.run(({ tx }) =>
      tx
        .update(timeEntries)
        .set({ status: 'open' })
        .where(and(eq(timeEntries.workspaceId, s.workspaceId), inArray(timeEntries.id, ids))),
    )
    await s.freeze(ids)
    expect(await s.money(ids)).toEqual([null])
  })
})
