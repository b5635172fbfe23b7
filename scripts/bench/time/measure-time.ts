import type { TimeDatabase } from '../bench-database.ts'
import { compare, type Measured, median, ratio } from '../compare.ts'
import { startProduct } from '../http/start-product.ts'
import { measureStarts, type Starts } from './measure-starts.ts'
import { reportSides, startSides, weekSides } from './time-sides.ts'

type Row = { what: string; ratio: string; detail: string }
type Size = { rounds: number; reports: number; requests: number; starts: number }

/** What a year's report, a week and a start cost beside the SQL alone, and what people feel who start timers at once. */
export async function measureTime(database: TimeDatabase, size: Size, dataDir: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [sides, requests, isLong] of [
    [reportSides(database), size.reports, true],
    [weekSides(database), size.requests, false],
    [startSides(database), size.requests, false],
  ] as const) {
    const [product = '', floor = ''] = sides.map(({ name }) => name)
    console.error(`${product} against ${floor}`)
    const rounds = await compare(sides, { rounds: size.rounds, requests })
    const [unit, per] = isLong ? ['ms', 1000] : ['µs', 1]
    for (const [name, of] of [
      ['Postgres CPU', (measured: Measured) => measured.postgresMicroseconds / per],
      ['time', (measured: Measured) => (measured.medianMilliseconds * 1000) / per],
    ] as const)
      rows.push({
        what: `${product} ÷ ${floor}: ${name}`,
        ratio: ratio(rounds, 0, 1, of).toFixed(2),
        detail: `${median(rounds, 0, of).toFixed(0)} against ${median(rounds, 1, of).toFixed(0)} ${unit}`,
      })
  }
  rows.push(...(await measureServer(database, size, dataDir)))
  return rows
}

async function measureServer(database: TimeDatabase, size: Size, dataDir: string): Promise<Row[]> {
  console.error('starting timers')
  const product = await startProduct(database, dataDir)
  const tell = (what: string, felt: Starts): Row => ({
    what: `${felt.people} ${what}: median and p99`,
    ratio: '',
    detail: `${felt.medianMilliseconds.toFixed(1)} and ${felt.p99Milliseconds.toFixed(0)} ms; of ${felt.answered + felt.turnedAway}, ${felt.turnedAway} turned away with 503`,
  })
  try {
    const often = { starts: size.starts, pauseMilliseconds: 10_000 }
    const atWork = await measureStarts(product, database, often)
    const atOnce = await measureStarts(product, database, { ...often, pauseMilliseconds: 0 })
    return [
      tell('people start a timer about every ten seconds', atWork),
      tell('people start a timer in the same instant', atOnce),
    ]
  } finally {
    await product.stop()
  }
}
