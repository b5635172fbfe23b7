import { readFileSync } from 'node:fs'

/** One side of a comparison; `pid` is the Postgres backend that works for it alone. */
export interface Side {
  name: string
  pid: number
  /** The nth request. */
  run: (n: number) => Promise<unknown>
}

/** Per request: processor time in microseconds, times in milliseconds. */
export interface Measured {
  name: string
  postgresMicroseconds: number
  nodeMicroseconds: number
  medianMilliseconds: number
  p99Milliseconds: number
}

/**
 * Runs all sides in turn, request by request, so that whatever else the machine does strikes them alike. Gives
 * for each round what each side took. The first requests are not counted.
 */
export async function compare(
  sides: Side[],
  options: { rounds: number; requests: number },
): Promise<Measured[][]> {
  for (let n = 0; n < Math.min(options.requests, 60); n++) for (const side of sides) await side.run(n)
  const rounds: Measured[][] = []
  for (let round = 0; round < options.rounds; round++) {
    const tallies = sides.map((side) => ({ side, cpu: readCpuMicroseconds(side.pid), node: 0, times: [0] }))
    for (const tally of tallies) tally.times.pop()
    for (let n = 0; n < options.requests; n++) {
      for (const tally of n % 2 === 0 ? tallies : tallies.toReversed()) {
        const before = process.cpuUsage()
        const startedAt = performance.now()
        await tally.side.run(round * options.requests + n)
        tally.times.push(performance.now() - startedAt)
        const { user, system } = process.cpuUsage(before)
        tally.node += user + system
      }
    }
    rounds.push(
      tallies.map(({ side, cpu, node, times }) => ({
        name: side.name,
        postgresMicroseconds: (readCpuMicroseconds(side.pid) - cpu) / options.requests,
        nodeMicroseconds: node / options.requests,
        medianMilliseconds: quantile(times, 0.5),
        p99Milliseconds: quantile(times, 0.99),
      })),
    )
  }
  return rounds
}

/** The median over the rounds of what one side took, divided by what the other did. */
export function ratio(
  rounds: Measured[][],
  side: number,
  to: number,
  of: (measured: Measured) => number,
): number {
  return quantile(
    rounds.map((round) => {
      const [above, below] = [round[side], round[to]]
      return above && below ? of(above) / of(below) : Number.NaN
    }),
    0.5,
  )
}

/** The median over the rounds of what one side took. */
export function median(rounds: Measured[][], side: number, of: (measured: Measured) => number): number {
  return quantile(
    rounds.map((round) => (round[side] ? of(round[side]) : Number.NaN)),
    0.5,
  )
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** What a process has had of the processors so far; Linux only. */
function readCpuMicroseconds(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000
  } catch {
    return Number.NaN
  }
}
