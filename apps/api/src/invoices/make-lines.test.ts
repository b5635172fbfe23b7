import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Billed, groupings, makeLines, type Terms } from './make-lines.ts'

type Given = {
  project?: string
  task?: string
  member?: string
  day?: string
  seconds: number
  rate?: number
}

let made = 0
function entry({
  project = 'Site',
  task = 'Design',
  member = 'Mia',
  day = '2026-11-02',
  seconds,
  rate = 9500,
}: Given): Billed {
  const group = (label: string) => ({ key: label, label, order: label })
  const id = String(made++).padStart(9, '0')
  return {
    day,
    seconds,
    rate,
    groups: {
      project: group(project),
      task: group(task),
      member: group(member),
      day: group(day),
      entry: { key: id, label: `Entry ${id}`, order: id },
    },
  }
}
const terms = (some: Partial<Terms>): Terms => ({
  groupBy: ['project'],
  rounding: null,
  taxMillipercent: 0,
  ...some,
})

describe('lines', () => {
  it('are one for each group, in its order', () => {
    const entries = [
      entry({ project: 'Site', seconds: 3600 }),
      entry({ project: 'App', seconds: 1800 }),
      entry({ project: 'Site', seconds: 1800 }),
    ]
    expect(makeLines(entries, terms({})).lines).toEqual([
      { description: 'App', quantitySeconds: 1800, rate: 9500, amount: 4750 },
      { description: 'Site', quantitySeconds: 5400, rate: 9500, amount: 14_250 },
    ])
    expect(makeLines(entries, terms({ groupBy: ['project', 'day'] })).lines[0]?.description).toBe(
      'App · 2026-11-02',
    )
    expect(makeLines(entries, terms({ groupBy: ['entry'] })).lines).toHaveLength(3)
  })

  it('are one for each rate too', () => {
    const entries = [entry({ seconds: 3600 }), entry({ seconds: 3600, rate: 12_000 })]
    expect(makeLines(entries, terms({})).lines.map(({ rate, amount }) => [rate, amount])).toEqual([
      [9500, 9500],
      [12_000, 12_000],
    ])
  })

  it('leave out what is rounded to nothing', () => {
    const rounding = { mode: 'down', minutes: 15, per: 'entry' } as const
    expect(makeLines([entry({ seconds: 600 })], terms({ rounding })).lines).toEqual([])
  })

  it('round tax half a unit up, once, of the subtotal', () => {
    expect(makeLines([entry({ seconds: 3600, rate: 50 })], terms({ taxMillipercent: 19_000 }))).toMatchObject(
      {
        subtotal: 50,
        tax: 10,
        total: 60,
      },
    )
  })
})

const choose = <T extends readonly [unknown, ...unknown[]]>(...some: T) => fc.constantFrom<T[number]>(...some)
const entries = fc.array(
  fc
    .record({
      project: choose('Site', 'App', 'Ops'),
      task: choose('Design', 'Build', 'Call'),
      member: choose('Mia', 'Ben'),
      day: choose('2026-11-01', '2026-11-02', '2026-11-03'),
      seconds: fc.oneof(
        choose(0, 1, 59, 60, 899, 900, 901, 3599, 3600),
        fc.integer({ min: 0, max: 2_678_400 }),
      ),
      rate: fc.oneof(choose(0, 1, 33, 9500), fc.integer({ min: 0, max: 100_000_000 })),
    })
    .map(entry),
  { minLength: 1, maxLength: 12 },
)
const anyTerms = fc.record({
  groupBy: fc.uniqueArray(fc.constantFrom(...groupings), { minLength: 1 }),
  rounding: fc.option(
    fc.record({
      mode: fc.constantFrom('nearest', 'up', 'down'),
      minutes: fc.integer({ min: 1, max: 480 }),
      per: fc.constantFrom('entry', 'day', 'group'),
    }),
  ),
  taxMillipercent: fc.integer({ min: 0, max: 100_000 }),
})

it('keeps its word for ten thousand random invoices', () => {
  fc.assert(
    fc.property(entries, anyTerms, (given, terms) => {
      const { lines, subtotal, tax, total } = makeLines(given, terms)
      const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0)
      expect(sum(lines.map(({ amount }) => amount))).toBe(subtotal)
      expect(subtotal + tax).toBe(total)
      expect(isHalfUp(tax, subtotal, terms.taxMillipercent, 100_000)).toBe(true)
      for (const { amount, quantitySeconds, rate } of lines)
        expect(isHalfUp(amount, quantitySeconds, rate, 3600)).toBe(true)

      const worked = sum(given.map(({ seconds }) => seconds))
      const billed = sum(lines.map(({ quantitySeconds }) => quantitySeconds))
      const { rounding } = terms
      const step = rounding === null ? 1 : rounding.minutes * 60
      expect(lines.every(({ quantitySeconds }) => quantitySeconds % step === 0)).toBe(true)
      if (rounding === null) expect(billed).toBe(worked)
      if (rounding?.mode === 'up') expect(billed).toBeGreaterThanOrEqual(worked)
      if (rounding?.mode === 'down') expect(billed).toBeLessThanOrEqual(worked)
      expect(Math.abs(billed - worked)).toBeLessThanOrEqual(step * given.length)

      expect(makeLines(given.toReversed(), terms)).toEqual({ lines, subtotal, tax, total })
    }),
    { numRuns: 10_000, seed: 20_261_121 },
  )
})

/** Whether it is `of * part / whole` with half a unit rounded up. */
function isHalfUp(amount: number, of: number, part: number, whole: number): boolean {
  const off = (BigInt(amount) * BigInt(whole) - BigInt(of) * BigInt(part)) * 2n
  return Number.isSafeInteger(amount) && off > -BigInt(whole) && off <= BigInt(whole)
}
