import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { previewShape } from './shapes.ts'
import { invoiceOf, makeInvoiceScene, november } from './testing/invoice-scene.ts'

const harness = await startHarness()
const scene = (given: { currency?: string; amount?: number } = {}) => makeInvoiceScene(harness, given)

describe('a draft', () => {
  it('has the approved, billable time of its days, and says what is left out', async () => {
    const s = await scene()
    await s.work([
      { seconds: 5400 },
      { day: '2026-11-30' },
      { day: '2026-12-01' },
      { billable: false },
      { status: 'open', seconds: 1800 },
    ])
    const preview = await s.send('POST', '/v1/invoice-previews', {
      clientId: s.clientId,
      ...november,
      groupBy: 'project',
    })
    const { lines, leftOut } = previewShape.parse(preview.json)
    expect(leftOut).toMatchObject({
      waiting: { entries: 1, seconds: 1800 },
      unpriced: { entries: 0, seconds: 0 },
    })
    const made = await s.draft({ taxPercent: 19 })
    expect(made.status).toBe(201)
    expect(invoiceOf(made)).toMatchObject({
      status: 'draft',
      number: null,
      currency: 'EUR',
      lines: [{ description: 'Site', quantitySeconds: 9000, amount: { amount: 23_750, currency: 'EUR' } }],
      subtotal: { amount: 23_750 },
      taxPercent: 19,
      tax: { amount: 4513 },
      total: { amount: 28_263 },
      parties: { client: { name: 'Acme' }, sender: { name: 'Mia & co' } },
    })
    expect(lines).toEqual(invoiceOf(made).lines)
  })

  it('can be seen as it would be after a change, with what is on it already', async () => {
    const s = await scene()
    await s.work([{}, { day: '2026-11-09' }])
    const id = idOf(await s.draft())
    const wanted = { clientId: s.clientId, from: '2026-11-01', to: '2026-11-05', groupBy: 'day' }
    const preview = (some: object) => s.send('POST', '/v1/invoice-previews', { ...wanted, ...some })
    expect(previewShape.parse((await preview({})).json).lines).toEqual([])
    expect(previewShape.parse((await preview({ invoiceId: id })).json)).toMatchObject({
      lines: [{ description: '2 Nov 2026' }],
      total: { amount: 9500 },
      leftOut: { elsewhere: { entries: 0 } },
    })
    expect(outcome(await preview({ invoiceId: s.projectId }))).toEqual([422, 'invalid'])
    expect(invoiceOf(await s.send('GET', `/v1/invoices/${id}`)).total.amount).toBe(19_000)
  })

  it('takes no time that another has, and none twice', async () => {
    const s = await scene()
    await s.work([{}])
    const first = await s.draft()
    expect(first.status).toBe(201)
    const second = await s.draft()
    expect(outcome(second)).toEqual([409, 'nothing_to_bill'])
    expect(second.json).toMatchObject({ leftOut: { elsewhere: { entries: 1 } } })
    await s.send('DELETE', `/v1/invoices/${idOf(first)}`)
    expect((await s.draft()).status).toBe(201)
  })

  it('says that approved time has no rate, until it gets one', async () => {
    const s = await scene()
    const other = await s.client('Bellweather')
    const projectId = await s.project(other, 'App')
    await s.work([{ projectId }])
    const draft = () => s.draft({ clientId: other })
    const refused = await draft()
    expect(outcome(refused)).toEqual([409, 'nothing_to_bill'])
    expect(refused.text).toContain('no rate is set')
    expect((await s.setRate({ amount: 10_000, projectId })).json).toMatchObject({ priced: 1 })
    expect(invoiceOf(await draft()).total).toEqual({ amount: 10_000, currency: 'EUR' })
  })

  it('has a line for each rate, task, day, member or entry', async () => {
    const s = await scene()
    const design = await s.task(s.projectId, 'Design')
    const logo = await s.task(s.projectId, 'Logo', design)
    await s.work([
      { taskId: logo.id, description: 'Sketches' },
      { taskId: design.id, day: '2026-11-03' },
      { day: '2026-11-04', description: '=1+1' },
    ])
    const id = idOf(await s.draft())
    const by = async (groupBy: unknown) => {
      const changed = invoiceOf(await s.send('PATCH', `/v1/invoices/${id}`, { groupBy }))
      return changed.lines.map(({ description }) => description)
    }
    expect(await by('task')).toEqual(['Site', 'Site › Design', 'Site › Design › Logo'])
    expect(await by('project,task')).toEqual(['Site', 'Site · Design', 'Site · Design › Logo'])
    expect(await by(['day', 'member'])).toEqual(['2 Nov 2026 · Mia', '3 Nov 2026 · Mia', '4 Nov 2026 · Mia'])
    expect(await by(['entry'])).toEqual([
      '2 Nov 2026 · Sketches',
      '3 Nov 2026 · Site › Design',
      '4 Nov 2026 · =1+1',
    ])
    expect(outcome(await s.send('PATCH', `/v1/invoices/${id}`, { groupBy: ['tag'] }))).toEqual([
      422,
      'invalid',
    ])
    expect(outcome(await s.send('PATCH', `/v1/invoices/${id}`, { groupBy: [] }))).toEqual([422, 'invalid'])
    const csv = await s.send('GET', `/v1/invoices/${id}.csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.text).toContain('"Draft","","Acme","4 Nov 2026 · =1+1","1:00","1.0000","95.00","95.00","EUR"')
  })

  it.each([
    ['JPY', 9500, 3960, 10_450],
    ['KWD', 12_345, 1800, 6173],
  ])('is right in %s', async (currency, amount, seconds, subtotal) => {
    const s = await scene({ currency, amount })
    await s.work([{ seconds }])
    const invoice = invoiceOf(await s.draft({ taxPercent: 7.7 }))
    expect(invoice.subtotal).toEqual({ amount: subtotal, currency })
    expect(invoice.tax.amount).toBe(Math.round(subtotal * 0.077))
    expect(invoice.total.amount).toBe(subtotal + invoice.tax.amount)
  })

  it('is rounded by its own rule, and an exact quarter no further', async () => {
    const s = await scene()
    await s.work([{ seconds: 5400 }, { seconds: 301, day: '2026-11-03' }])
    const rule = { mode: 'up', minutes: 15, per: 'entry' }
    const invoice = invoiceOf(await s.draft({ groupBy: ['day'], rounding: rule }))
    expect(invoice.lines.map(({ quantitySeconds }) => quantitySeconds)).toEqual([5400, 900])
    expect(invoice.rounding).toEqual(rule)
  })

  it('loses time that is opened again', async () => {
    const s = await scene()
    const [first] = await s.work([{}, { day: '2026-11-09' }])
    const id = idOf(await s.draft())
    const reopened = await s.send('POST', '/v1/weeks/2026-W45/reopen', { entryIds: [first] })
    expect(reopened.status).toBe(200)
    expect(invoiceOf(await s.send('GET', `/v1/invoices/${id}`)).total.amount).toBe(9500)
    expect(await s.states()).toEqual([
      { status: 'open', invoiceId: null, amount: null },
      { status: 'approved', invoiceId: id, amount: 9500 },
    ])
  })

  it('can be deleted, and comes back with its time', async () => {
    const s = await scene()
    await s.work([{}])
    const id = idOf(await s.draft({ notes: 'Thank you' }))
    expect((await s.send('DELETE', `/v1/invoices/${id}`)).status).toBe(204)
    expect(outcome(await s.send('GET', `/v1/invoices/${id}`))).toEqual([404, 'invoice_not_found'])
    expect(rowsOf(await s.send('GET', '/v1/invoices'))).toEqual([])
    expect(await s.states()).toMatchObject([{ invoiceId: null }])
    const back = invoiceOf(await s.send('POST', `/v1/invoices/${id}/undelete`))
    expect(back).toMatchObject({ notes: 'Thank you', total: { amount: 9500 } })
    expect(outcome(await s.send('POST', `/v1/invoices/${id}/undelete`))).toEqual([404, 'invoice_not_found'])
  })

  it('refuses what makes no sense', async () => {
    const s = await scene()
    const bad = { to: '2026-10-01' }
    expect(outcome(await s.draft(bad))).toEqual([422, 'invalid'])
    expect(outcome(await s.draft({ clientId: s.projectId }))).toEqual([422, 'invalid'])
    expect(outcome(await s.draft({ taxPercent: 7.77777 }))).toEqual([422, 'invalid'])
    expect(outcome(await s.draft({ from: '0000-01-01' }))).toEqual([422, 'invalid'])
  })
})
