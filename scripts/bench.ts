import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BenchDatabase, makeBenchDatabases } from './bench/bench-database.ts'
import { compare, type Measured, median, ratio } from './bench/compare.ts'
import { explainCalls } from './bench/explain.ts'
import { measurePeople } from './bench/http/measure-people.ts'
import { measureRequests } from './bench/http/measure-requests.ts'
import { startProduct } from './bench/http/start-product.ts'
import { createSides, listSides, readSides } from './bench/prompt-calls.ts'
import { makeQueries, measureTypos, searchSide } from './bench/searches.ts'
import { explainTime } from './bench/time/explain-time.ts'
import { measureTime } from './bench/time/measure-time.ts'
import { repository } from './launch/settings.ts'
import { printFailure } from './plain-error.ts'
import { startPostgres } from './services/postgres.ts'
import { removeDataDir } from './services/service-folder.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './test/temporary-folder.ts'

// `npm run bench`: ratios of the product to the floor under it, both sides in one run. `--quick` proves that it
// runs, `--plans` shows how Postgres goes about it, `--only time` leaves the prompts out, `--save` writes docs/benchmarks.md.
type Row = { what: string; ratio: string; detail: string }

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    plans: { type: 'boolean' },
    save: { type: 'boolean' },
    only: { type: 'string' },
  },
})
const size = flags.quick
  ? {
      ofOne: 300,
      prompts: [400, 1_000, 3_000],
      rounds: 3,
      requests: 60,
      typos: 50,
      flood: 400,
      seconds: 2,
      entries: 20_000,
      reports: 3,
      starts: 2,
    }
  : {
      ofOne: 4_000,
      prompts: [5_000, 50_000, 500_000],
      rounds: 5,
      requests: 288,
      typos: 500,
      flood: 8_000,
      seconds: 15,
      entries: 1_000_000,
      reports: 2,
      starts: 6,
    }

sweepTemporaryFolders()
const dataDir = makeTemporaryFolder()
try {
  const postgres = await startPostgres({ dataDir, durable: false, log: console.error })
  try {
    const databases = await makeBenchDatabases(postgres.superuserUrl)
    const rows = flags.only === 'time' ? [] : await run(databases)
    rows.push(...(await runTime(databases)))
    const table = rows.map(({ what, ratio, detail }) => `| ${what} | ${ratio} | ${detail} |`)
    const text = ['| what | ratio | detail |', '|---|---|---|', ...table].join('\n')
    console.log(text)
    if (flags.save && flags.only === undefined) save(text)
  } finally {
    await postgres.stop()
  }
} catch (error) {
  printFailure(error)
  process.exitCode = 1
} finally {
  removeDataDir(dataDir)
}

type Databases = Awaited<ReturnType<typeof makeBenchDatabases>>

async function runTime({ ofTime }: Databases): Promise<Row[]> {
  console.error(`making a database of ${size.entries.toLocaleString('en')} entries`)
  const database = await ofTime(size.entries)
  if (flags.plans) console.log(await explainTime(database))
  const rows = await measureTime(database, size, dataDir)
  await database.close()
  return rows
}

async function run({ ofPrompts }: Databases): Promise<Row[]> {
  const databases = []
  for (const prompts of size.prompts) {
    console.error(`making a database of ${prompts.toLocaleString('en')} prompts`)
    databases.push(await ofPrompts({ prompts, ofOne: size.ofOne }))
  }
  const [, middle, large] = databases
  if (middle === undefined || large === undefined) throw new Error('there are three databases')
  const queries = makeQueries(middle.library.names)
  if (flags.plans) console.log(await explainCalls(large, queries[2] ?? ''))
  const rows: Row[] = []
  const options = { rounds: size.rounds, requests: size.requests }
  for (const sides of [readSides(large), listSides(large), createSides(large)]) {
    const [product = '', floor = ''] = sides.map(({ name }) => name)
    console.error(`${product} against ${floor}`)
    const rounds = await compare(sides, options)
    for (const [unit, of] of [
      ['Postgres CPU', (measured: Measured) => measured.postgresMicroseconds],
      ['Node CPU', (measured: Measured) => measured.nodeMicroseconds],
      ['both', (measured: Measured) => measured.postgresMicroseconds + measured.nodeMicroseconds],
    ] as const)
      rows.push({
        what: `${product} ÷ ${floor}: ${unit}`,
        ratio: ratio(rounds, 0, 1, of).toFixed(2),
        detail: `${median(rounds, 0, of).toFixed(0)} against ${median(rounds, 1, of).toFixed(0)} µs`,
      })
  }
  const names = size.prompts.map((prompts) => prompts.toLocaleString('en'))
  console.error('searching')
  const rounds = await compare(
    databases.map((database, n) => searchSide(names[n] ?? '', database, queries)),
    options,
  )
  for (const [side, name] of names.entries()) {
    if (side === 1) continue
    for (const [unit, of, label] of [
      ['Postgres CPU', (measured: Measured) => measured.postgresMicroseconds / 1000, 'ms'],
      ['p99', (measured: Measured) => measured.p99Milliseconds, 'ms'],
    ] as const)
      rows.push({
        what: `search one workspace, ${name} prompts in the table ÷ ${names[1]}: ${unit}`,
        ratio: ratio(rounds, side, 1, of).toFixed(2),
        detail: `${median(rounds, side, of).toFixed(2)} against ${median(rounds, 1, of).toFixed(2)} ${label}`,
      })
  }
  rows.push({
    what: 'name typed with two typos is in the first five',
    ratio: (await measureTypos(middle, size.typos)).toFixed(3),
    detail: `of ${size.typos} names in a workspace of ${size.ofOne.toLocaleString('en')}`,
  })
  rows.push(...(await measureServer(middle)))
  for (const { close } of databases) await close()
  return rows
}

/** The API as a process of its own: what a request costs it beside the floor, and what people feel who work at once. */
async function measureServer(database: BenchDatabase): Promise<Row[]> {
  console.error('asking the server')
  const product = await startProduct(database, dataDir)
  try {
    const { rounds } = await measureRequests(product, database, {
      rounds: size.rounds,
      requests: size.flood,
    })
    const of = (side: number, to: number) =>
      medianOf(rounds.map((costs) => (costs[side] ?? 0) / (costs[to] ?? 0)))
    const cost = (side: number) => medianOf(rounds.map((costs) => costs[side] ?? 0)).toFixed(0)
    const rows = [
      {
        what: 'node:http and one Redis GET ÷ a cached prompt, with key, limit and log: CPU',
        ratio: of(0, 3).toFixed(2),
        detail: `${cost(0)} against ${cost(3)} µs`,
      },
      {
        what: 'the whole middleware ÷ Hono alone: CPU',
        ratio: of(2, 1).toFixed(2),
        detail: `${cost(2)} against ${cost(1)} µs`,
      },
    ]
    for (const people of [1, 10, 50, 200]) {
      const felt = await measurePeople(product, database, { people, seconds: size.seconds })
      rows.push({
        what: `${people} at work, a request about every second: median and p99`,
        ratio: '',
        detail: `${felt.medianMilliseconds.toFixed(1)} and ${felt.p99Milliseconds.toFixed(0)} ms`,
      })
    }
    const flood = { seconds: size.seconds, pauseMilliseconds: 0 }
    const full = await measurePeople(product, database, { ...flood, people: 30 })
    const flooded = await measurePeople(product, database, { ...flood, people: 300 })
    rows.push({
      what: '300 who never pause ÷ 30 who never pause: requests served',
      ratio: (flooded.answered / full.answered).toFixed(2),
      detail: `${Math.round(flooded.answered / size.seconds)} against ${Math.round(full.answered / size.seconds)} a second; ${flooded.turnedAway} turned away with 503`,
    })
    return rows
  } finally {
    await product.stop()
  }
}

function medianOf(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function save(table: string): void {
  const path = join(repository, 'docs/benchmarks.md')
  // What comes under a heading of its own is not ours.
  const [, ...others] = readFileSync(path, 'utf8').split('\n## ')
  const text = `# Benchmarks

Ratios of the product to the floor under it, both sides in one run and in turn, request by request; medians of
${size.rounds} rounds of ${size.requests} requests. Everything runs on one machine, so read the ratios, not the times.

Command: \`npm run bench -- --save\`, last run on ${new Date().toISOString().slice(0, 10)} with Node ${process.version}.

${table}

Read: a prompt as JSON, one that its whole workspace may see. List: the latest 50 with their signals, for the product as the
JSON of the reply. Create: a prompt, its first version, its audit entry, and for the product its search words and the reply.
The bare SQL runs as a role like the application's, but without its policies.
A year's report: by client, project and month, cut in Berlin, with the money of what is approved and the rates of what is not; for
the SQL, one statement that groups the same rows. Week: one person's, of a hundred entries, with its days, gaps and overlaps; for the
SQL, the entries alone. Timer start: it stops the one that runs, and answers what runs now; for the SQL, the update and the insert.
The searches are six kinds in equal parts: a whole name, its beginning, a name with two typos, two of its words, a
word with \`tag:\`, a word of the name with one of the text.
`
  writeFileSync(path, [text, ...others].join('\n## '))
}
