import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { invoiceOf, makeInvoiceScene } from './testing/invoice-scene.ts'

const harness = await startHarness()

describe('an issued invoice', () => {
  async function issued() {
    const s = await makeInvoiceScene(harness)
    await s.work([{ seconds: 5000 }, { seconds: 4000, day: '2026-11-03' }])
    const rounding = { mode: 'nearest', minutes: 15, per: 'day' }
    const id = idOf(await s.draft({ taxPercent: 19, rounding, groupBy: ['project', 'day'] }))
    await s.send('POST', `/v1/invoices/${id}/issue`)
    return { ...s, id }
  }

  it('can be rebuilt from its entries to the cent, whatever the rates and names are now', async () => {
    const s = await issued()
    await s.setRate({ amount: 20_000, clientId: s.clientId })
    await s.send('PATCH', `/v1/projects/${s.projectId}`, { name: 'Other' })
    const { json } = await s.send('GET', `/v1/invoices/${s.id}/audit`)
    expect(json).toMatchObject({
      matches: true,
      differences: [],
      entries: [{ seconds: 5000 }, { seconds: 4000 }],
    })
  })

  it('keeps who billed whom as it was', async () => {
    const s = await issued()
    await s.send('PATCH', '/v1/workspace/time-settings', { senderName: 'New name' })
    const { parties } = invoiceOf(await s.send('GET', `/v1/invoices/${s.id}`))
    expect(parties.sender.name).toBe('Mia & co')
  })

  it('is made void once, and its time can be billed again', async () => {
    const s = await issued()
    const reason = 'Sent to the wrong address'
    const made = await s.send('POST', `/v1/invoices/${s.id}/void`, { reason })
    expect(invoiceOf(made)).toMatchObject({ status: 'void', voidReason: reason })
    expect((await s.send('GET', '/v1/audit-entries')).text).toContain(reason)
    expect(outcome(await s.send('POST', `/v1/invoices/${s.id}/void`))).toEqual([409, 'invoice_void'])
    expect(await s.states()).toMatchObject([{ status: 'approved', invoiceId: null }, { status: 'approved' }])
    const again = idOf(await s.draft())
    const { number } = invoiceOf(await s.send('POST', `/v1/invoices/${again}/issue`))
    expect(number).toMatch(/-0002$/)
  })

  it('is paid, and not paid after all', async () => {
    const s = await issued()
    expect(outcome(await s.send('POST', `/v1/invoices/${s.id}/unpay`))).toEqual([409, 'invoice_issued'])
    expect(invoiceOf(await s.send('POST', `/v1/invoices/${s.id}/pay`)).paidAt).not.toBeNull()
    expect(outcome(await s.send('POST', `/v1/invoices/${s.id}/pay`))).toEqual([409, 'invoice_paid'])
    expect(invoiceOf(await s.send('POST', `/v1/invoices/${s.id}/unpay`)).paidAt).toBeNull()
  })

  it('is in the list, with what all come to', async () => {
    const s = await issued()
    await s.work([{}])
    await s.draft()
    const list = await s.send('GET', '/v1/invoices')
    expect(rowsOf(list)).toMatchObject([{ status: 'draft' }, { status: 'issued', clientName: 'Acme' }])
    expect(list.json).toMatchObject({
      totals: [
        { currency: 'EUR', draft: { amount: 9500 }, outstanding: { amount: 28_263 }, paid: { amount: 0 } },
      ],
    })
    expect(rowsOf(await s.send('GET', '/v1/invoices?status=paid'))).toEqual([])
    const page = z
      .object({ nextCursor: z.string() })
      .parse((await s.send('GET', '/v1/invoices?limit=1')).json)
    expect(rowsOf(await s.send('GET', `/v1/invoices?limit=1&cursor=${page.nextCursor}`))).toHaveLength(1)
  })
})
