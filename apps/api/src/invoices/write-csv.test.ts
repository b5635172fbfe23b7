import { currencyDigits } from '@promptsheet/shared/money'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toMoney } from './get-invoice.ts'
import { makeLines } from './make-lines.ts'
import { writeCsv } from './write-csv.ts'

const entry = fc.record({ seconds: fc.integer({ min: 1, max: 200_000 }), rate: fc.nat(99_999_999) })
const currency = fc.constantFrom('EUR', 'JPY', 'KRW', 'KWD', 'TND', 'BHD', 'USD', 'HUF')

it('writes amounts that add up to the total, whatever decimals the currency has', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 8 }),
      fc.nat(100_000),
      currency,
      (some, tax, unit) => {
        const terms = { groupBy: ['entry'] as const, rounding: null, taxMillipercent: tax }
        const bill = toMoney(makeLines(some.map(toBilled), terms), terms, unit)
        const csv = writeCsv({ ...empty, ...bill, currency: unit })
        const amounts = csv
          .trim()
          .split('\r\n')
          .slice(1)
          .map((row) => row.split('","')[7] ?? '')
        const digits = currencyDigits(unit)
        expect(amounts.every((amount) => (amount.split('.')[1] ?? '').length === digits)).toBe(true)
        const sum = amounts.reduce((all, amount) => all + BigInt(amount.replace('.', '')), 0n)
        expect(sum).toBe(BigInt(bill.total.amount))
      },
    ),
    { numRuns: 2000, seed: 20_261_121 },
  )
})

function toBilled({ seconds, rate }: { seconds: number; rate: number }, index: number) {
  const group = { key: String(index), label: `Line ${index}`, order: String(index) }
  const groups = { project: group, task: group, member: group, day: group, entry: group }
  return { day: '2026-11-02', seconds, rate, groups }
}

const empty = {
  id: 'x',
  number: '2026-0001',
  clientId: 'y',
  clientName: 'Acme',
  status: 'issued' as const,
  isOverdue: false,
  from: '2026-11-01',
  to: '2026-11-30',
  dueDate: null,
  createdAt: '',
  updatedAt: '',
  issuedAt: null,
  paidAt: null,
  voidedAt: null,
  deletedAt: null,
  groupBy: [],
  rounding: null,
  notes: '',
  voidReason: '',
  parties: {
    sender: { name: 'Northlight', address: '', details: '' },
    client: { name: 'Acme', address: '' },
    issuedOn: '2026-11-20',
  },
}
