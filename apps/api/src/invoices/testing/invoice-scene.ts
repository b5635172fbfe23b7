import { timeEntries } from '@promptsheet/db/schema/time'
import { and, asc, eq } from 'drizzle-orm'
import { freezeRates } from '../../rates/freeze-rates.ts'
import type { Answer, startHarness } from '../../testing/harness.ts'
import { type GivenEntry, makeTimeWorld } from '../../testing/time-world.ts'
import { invoiceShape } from '../shapes.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>

export const november = { from: '2026-11-01', to: '2026-11-30' }

/** A client with a project and a rate of an hour, and what invoices are made of and from. */
export async function makeInvoiceScene(harness: Harness, { currency = 'EUR', amount = 9500 } = {}) {
  const world = await makeTimeWorld(harness)
  const clientId = await world.client('Acme', currency)
  const projectId = await world.project(clientId)
  const setRate = (fields: Record<string, unknown>) =>
    world.send('PUT', '/v1/rates', { effectiveFrom: '2026-01-01', ...fields })
  await setRate({ amount, clientId })
  return {
    ...world,
    clientId,
    projectId,
    setRate,
    /** Approved entries of the project, with their money. */
    async work(given: readonly Partial<GivenEntry>[]) {
      const ids = await world.entries(
        given.map((entry) => ({ day: '2026-11-02', seconds: 3600, projectId, ...entry })),
      )
      await world.run((ctx) => freezeRates(ctx, ids))
      return ids
    },
    draft: (fields: Record<string, unknown> = {}) =>
      world.send('POST', '/v1/invoices', { clientId, ...november, groupBy: ['project'], ...fields }),
    states: () =>
      world.run(({ tx }) =>
        tx
          .select({
            status: timeEntries.status,
            invoiceId: timeEntries.invoiceId,
            amount: timeEntries.amount,
          })
          .from(timeEntries)
          .where(and(eq(timeEntries.workspaceId, world.workspaceId)))
          .orderBy(asc(timeEntries.startedAt), asc(timeEntries.id)),
      ),
  }
}

export const invoiceOf = ({ status, json, text }: Answer) => {
  if (status >= 300) throw new Error(text)
  return invoiceShape.parse(json)
}
