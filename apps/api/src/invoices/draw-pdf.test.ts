import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { readPdf } from '../testing/read-pdf.ts'
import { drawPdf } from './draw-pdf.ts'
import type { Invoice } from './shapes.ts'

const money = (amount: number) => ({ amount, currency: 'EUR' })

function invoice(lineCount: number, some: Partial<Invoice> = {}): Invoice {
  const lines = Array.from({ length: lineCount }, (_, index) => ({
    description: `Relaunch · Zażółć Ελληνικά Кириллица ${index + 1}`,
    quantitySeconds: 5400,
    rate: money(9500),
    amount: money(14_250),
  }))
  const subtotal = lineCount * 14_250
  return {
    id: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11',
    number: '2026-0042',
    clientId: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d12',
    clientName: 'Acme',
    status: 'issued',
    isOverdue: false,
    currency: 'EUR',
    from: '2026-10-01',
    to: '2026-10-31',
    lines,
    subtotal: money(subtotal),
    taxPercent: 19,
    tax: money(Math.round(subtotal * 0.19)),
    total: money(subtotal + Math.round(subtotal * 0.19)),
    dueDate: '2026-12-05',
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    issuedAt: '2026-11-20T10:00:00.000Z',
    paidAt: null,
    voidedAt: null,
    deletedAt: null,
    groupBy: ['project'],
    rounding: null,
    notes: 'Thank you.',
    voidReason: '',
    parties: {
      sender: { name: 'Northlight', address: 'Torstraße 99\nBerlin', details: 'VAT DE123' },
      client: { name: 'Acme Corp', address: '12 rue de la Paix' },
      issuedOn: '2026-11-20',
    },
    ...some,
  }
}

it('says everything an invoice has to', async () => {
  const [text = ''] = await readPdf(await drawPdf(invoice(2)))
  for (const part of [
    'Invoice 2026-0042',
    'Northlight',
    'Torstraße 99',
    'Acme Corp',
    '20 November 2026',
    '5 December 2026',
    '1 Oct 2026 to 31 Oct 2026',
    'Relaunch · Zażółć Ελληνικά Кириллица 2',
    '1:30',
    '142.50',
    '€285.00',
    'Tax 19%',
    '€339.15',
    'Thank you.',
    'VAT DE123',
  ])
    expect(text).toContain(part)
})

it('repeats the head of the table on every page, and numbers the pages', async () => {
  const pages = await readPdf(await drawPdf(invoice(100)))
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, text] of pages.entries()) {
    expect(text).toContain('Amount, EUR')
    expect(text).toContain(`page ${index + 1} of ${pages.length}`)
  }
  expect(pages.join(' ').match(/Кириллица \d+/g)).toHaveLength(100)
})

it('cuts no figure, however long it is', async () => {
  const [line] = invoice(1).lines
  const amount = { amount: 912_345_678_901_234, currency: 'IDR' }
  const lines = line === undefined ? [] : [{ ...line, quantitySeconds: 2_147_483_647, amount, rate: amount }]
  const [text = ''] = await readPdf(await drawPdf(invoice(0, { lines, total: amount })))
  expect(text.match(/9,123,456,789,012\.34/g)).toHaveLength(3)
  expect(text).toContain('596523:14')
})

it('is the same to the byte every time, paid or not', async () => {
  const once = await drawPdf(invoice(3))
  expect(await drawPdf(invoice(3))).toEqual(once)
  expect(await drawPdf(invoice(3, { status: 'paid', updatedAt: '2027-01-01T00:00:00.000Z' }))).toEqual(once)
})

it('says of a draft and a void one what they are', async () => {
  const draft = await drawPdf(invoice(1, { status: 'draft', number: null, issuedAt: null }))
  expect((await readPdf(draft))[0]).toContain('Draft invoice')
  expect((await readPdf(await drawPdf(invoice(1, { status: 'void' }))))[0]).toContain(
    'Void invoice 2026-0042',
  )
})

it('stays a page with texts as long as they can be', async () => {
  const long = 'Long and longer. '.repeat(58)
  const lines = `${'Line\n'.repeat(190)}`
  const [line] = invoice(1).lines
  const pages = await readPdf(
    await drawPdf(
      invoice(0, {
        lines: line === undefined ? [] : [{ ...line, description: long }, line],
        notes: lines,
        parties: {
          sender: { name: long.slice(0, 200), address: lines, details: lines },
          client: { name: long.slice(0, 200), address: lines },
          issuedOn: '2026-11-20',
        },
      }),
    ),
  )
  expect(pages.length).toBeLessThan(5)
})

it('lets others have their turn between one line and the next', async () => {
  const lineCount = 60
  let turns = 0
  let isDone = false
  const others = (async () => {
    for (; !isDone; turns++) await setImmediate()
  })()
  await drawPdf(invoice(lineCount))
  isDone = true
  await others
  expect(turns).toBeGreaterThanOrEqual(lineCount)
})
