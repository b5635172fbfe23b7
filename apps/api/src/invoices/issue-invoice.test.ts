import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { invoiceOf, makeInvoiceScene } from './testing/invoice-scene.ts'

const harness = await startHarness()
const scene = () => makeInvoiceScene(harness)

describe('issuing', () => {
  it('gives a number, and locks the invoice and its time', async () => {
    const s = await scene()
    const [entryId] = await s.work([{}])
    const id = idOf(await s.draft())
    const issued = invoiceOf(await s.send('POST', `/v1/invoices/${id}/issue`, { total: 9500 }))
    const year = new Date().getFullYear()
    expect(issued).toMatchObject({ status: 'issued', number: `${year}-0001` })
    expect(await s.states()).toEqual([{ status: 'invoiced', invoiceId: id, amount: 9500 }])
    expect(outcome(await s.send('PATCH', `/v1/invoices/${id}`, { notes: 'x' }))).toEqual([
      409,
      'invoice_issued',
    ])
    expect(outcome(await s.send('DELETE', `/v1/invoices/${id}`))).toEqual([409, 'invoice_issued'])
    expect(outcome(await s.send('POST', `/v1/invoices/${id}/issue`))).toEqual([409, 'invoice_issued'])
    const change = await s.send(
      'PATCH',
      `/v1/time-entries/${entryId}`,
      { description: 'x' },
      { 'if-match': '*' },
    )
    expect(change.status).toBe(409)
  })

  it('is refused when the total is not what was seen', async () => {
    const s = await scene()
    await s.work([{}])
    const id = idOf(await s.draft())
    const answer = await s.send('POST', `/v1/invoices/${id}/issue`, { total: 9501 })
    expect(outcome(answer)).toEqual([409, 'invoice_changed'])
    expect(await s.states()).toMatchObject([{ status: 'approved' }])
    expect((await s.send('GET', '/v1/invoice-number')).json).toMatchObject({ nextNumber: 1 })
  })

  it('takes numbers without gaps, twenty at once', async () => {
    const s = await scene()
    const ids = []
    for (let day = 1; day <= 20; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      await s.work([{ day: date }])
      ids.push(idOf(await s.draft({ from: date, to: date })))
    }
    const issue = async (id: string): ReturnType<typeof s.send> => {
      const answer = await s.send('POST', `/v1/invoices/${id}/issue`)
      // All wait for the one counter: a slow machine turns the last of them away, to be asked again.
      return answer.status === 503 ? await issue(id) : answer
    }
    const answers = await Promise.all(ids.map(issue))
    const numbers = answers.map((answer) => invoiceOf(answer).number).sort()
    const year = new Date().getFullYear()
    expect(numbers).toEqual(ids.map((_, index) => `${year}-${String(index + 1).padStart(4, '0')}`))
  })

  it('happens once, however often it is asked for at once', async () => {
    const s = await scene()
    await s.work([{}])
    const id = idOf(await s.draft())
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => s.send('POST', `/v1/invoices/${id}/issue`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
    expect((await s.send('GET', '/v1/invoice-number')).json).toMatchObject({ nextNumber: 2 })
  })

  it('leaves out no number of ten drafts, gives none twice, and bills each hour once', async () => {
    const s = await scene()
    const ids: string[] = []
    for (let day = 1; day <= 10; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      await s.work([{ day: date }])
    }
    // Three at once for each day: one of them gets the hours.
    for (let day = 1; day <= 10; day++) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      const made = await Promise.all([1, 2, 3].map(() => s.draft({ from: date, to: date })))
      expect(made.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
      ids.push(...made.filter(({ status }) => status === 201).map(idOf))
    }
    const issue = () => Promise.all(ids.map((id) => s.send('POST', `/v1/invoices/${id}/issue`)))
    const issued = [...(await issue()), ...(await issue())]
    expect(issued.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(issued.filter(({ status }) => status === 409)).toHaveLength(10)
    const numbers = rowsOf(await s.send('GET', '/v1/invoices?limit=100')).map(({ number }) =>
      String(number).slice(-4),
    )
    expect(numbers.toSorted()).toEqual(Array.from({ length: 10 }, (_, at) => String(at + 1).padStart(4, '0')))
    const voided = await Promise.all([1, 2, 3, 4].map(() => s.send('POST', `/v1/invoices/${ids[0]}/void`)))
    expect(voided.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
  })

  it('goes on from another number, upwards only, in a series of its own', async () => {
    const s = await scene()
    await s.send('PATCH', '/v1/workspace/time-settings', { invoiceSeries: 'NL-{year}/' })
    const year = new Date().getFullYear()
    const set = await s.send('PUT', '/v1/invoice-number', { nextNumber: 42 })
    expect(set.json).toEqual({ nextNumber: 42, number: `NL-${year}/0042` })
    await s.work([{}])
    const id = idOf(await s.draft())
    expect(invoiceOf(await s.send('POST', `/v1/invoices/${id}/issue`)).number).toBe(`NL-${year}/0042`)
    expect(outcome(await s.send('PUT', '/v1/invoice-number', { nextNumber: 42 }))).toEqual([422, 'invalid'])
  })
})
