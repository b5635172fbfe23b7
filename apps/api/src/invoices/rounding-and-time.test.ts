import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'
import { invoiceOf, makeInvoiceScene } from './testing/invoice-scene.ts'

const harness = await startHarness()
const tracked = z.object({ durationSeconds: z.int(), amount: z.unknown() })

it('time that was billed by one rule, freed and billed by another stays as it was tracked', async () => {
  const s = await makeInvoiceScene(harness)
  const [entry] = await s.work([{ seconds: 3661 }])
  const billed = async (mode: string, minutes: number) => {
    const id = idOf(await s.draft({ rounding: { mode, minutes, per: 'entry' } }))
    const { lines } = invoiceOf(await s.send('POST', `/v1/invoices/${id}/issue`))
    return { id, seconds: lines.map(({ quantitySeconds }) => quantitySeconds) }
  }
  const now = async () => tracked.parse((await s.send('GET', `/v1/time-entries/${entry}`)).json)
  const before = await now()
  expect(before.durationSeconds).toBe(3661)
  const first = await billed('up', 30)
  expect(first.seconds).toEqual([5400])
  await s.send('POST', `/v1/invoices/${first.id}/void`)
  expect(await now()).toEqual(before)
  expect((await billed('down', 6)).seconds).toEqual([3600])
  expect(await now()).toEqual(before)
})
