// long because: an invoice from its draft to its void, and what each step refuses.
import { timeEntries } from '@promptsheet/db/schema/time'
import { and, asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freezeRates } from '../rates/freeze-rates.ts'
import type { Answer } from '../testing/harness.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { type GivenEntry, makeTimeWorld } from '../testing/time-world.ts'
import { invoiceShape, previewShape } from './shapes.ts'

const harness = await startHarness()
const november = { from: '2026-11-01', to: '2026-11-30' }

async function scene({ currency = 'EUR', amount = 9500 }: { currency?: string; amount?: number } = {}) {
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

const invoiceOf = ({ status, json, text }: Answer) => {
  if (status >= 300) throw new Error(text)
  return invoiceShape.parse(json)
}

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

describe('an issued invoice', () => {
  async function issued() {
    const s = await scene()
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

describe('money', () => {
  it('is for owners, admins and managers alone', async () => {
    const s = await scene()
    await s.work([{}])
    const id = idOf(await s.draft())
    const joe = await joinWorkspace(harness, s.send, { role: 'member' })
    for (const path of [
      'invoices',
      `invoices/${id}`,
      `invoices/${id}.pdf`,
      `invoices/${id}.csv`,
      `invoices/${id}/audit`,
      'unbilled-time',
      'invoice-number',
      'rates',
      'budgets',
    ])
      expect([path, ...outcome(await joe.send('GET', `/v1/${path}`))]).toEqual([path, 403, 'forbidden'])
    const manager = await joinWorkspace(harness, s.send, { role: 'manager' })
    expect((await manager.send('GET', `/v1/invoices/${id}`)).status).toBe(200)
    expect(rowsOf(await manager.send('GET', '/v1/unbilled-time'))).toEqual([])
  })
})
