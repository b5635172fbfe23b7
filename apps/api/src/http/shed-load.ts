import { createGate, type Gate, GateFull } from '@promptsheet/resilience/gate'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import type { HttpEnv } from './answer.ts'
import { HttpProblem } from './problem.ts'
import { readHeader } from './read-header.ts'

/** 0: somebody waits for it; 1: it is tried again; 2: it can wait, or is asked for twice at once. */
export type Rank = 0 | 1 | 2

// How late the event loop may be before a request of that rank is turned away at the door.
const mostLateMilliseconds = { 0: 1000, 1: 250, 2: 100 } as const satisfies Record<Rank, number>
const acquireMilliseconds = 1000
const mostWaiting = 1000
const sampleMilliseconds = 50
// One long turn is not yet a load: it is late as late as the least late of so many samples.
const samples = 5
// Large files, each of which may fill a good part of the memory.
const filesAtOnce = 2
const fileMilliseconds = 20_000
const mostFilesWaiting = 20
const retryAfterSeconds = { 0: '1', 1: '2', 2: '5' } as const satisfies Record<Rank, string>

/** What the client says of its request (`X-Attempt`, `X-Is-Hedge`, `X-Priority`): hints, which can only lower its rank. */
export function rankOf(c: Context<HttpEnv>): Rank {
  if (readHeader(c, 'x-is-hedge') === '1' || readHeader(c, 'x-priority') === 'background') return 2
  return Number(readHeader(c, 'x-attempt') ?? 1) > 1 ? 1 : 0
}

export type LoadShedder = ReturnType<typeof createLoadShedder>

/**
 * Turns requests away, with 503 and Retry-After and before anything was done for them, when this process cannot keep up:
 * at once when its event loop is late, and after a second without a connection to the database. Retries, hedges and
 * background work go first, and may never have the last third of the connections.
 */
export function createLoadShedder({ db }: Pick<Deps, 'db'>) {
  const places = db.$client.options.max
  const gate = createGate({
    places,
    reserved: Math.floor(places / 3),
    waitMilliseconds: acquireMilliseconds,
    mostWaiting,
  })
  const fileGate = createGate({
    places: filesAtOnce,
    reserved: 0,
    waitMilliseconds: fileMilliseconds,
    mostWaiting: mostFilesWaiting,
  })
  const late: number[] = []
  let lateMilliseconds = 0
  let expectedAt = performance.now() + sampleMilliseconds
  setInterval(() => {
    late.push(Math.max(0, performance.now() - expectedAt))
    if (late.length > samples) late.shift()
    lateMilliseconds = late.length < samples ? 0 : Math.min(...late)
    expectedAt = performance.now() + sampleMilliseconds
  }, sampleMilliseconds).unref()
  return {
    /** Throws 503 when even answering takes too long. */
    refuseWhenLate(rank: Rank): void {
      if (lateMilliseconds > mostLateMilliseconds[rank]) throw overloaded(rank)
    },
    /** Does what needs the database, when there is a connection for it. */
    admit: <T>(rank: Rank, work: () => Promise<T>): Promise<T> => enter(gate, rank, work),
    /** Makes a large file, when there are not too many of them. */
    admitFile: <T>(rank: Rank, work: () => Promise<T>): Promise<T> => enter(fileGate, rank, work),
  }
}

async function enter<T>(gate: Gate, rank: Rank, work: () => Promise<T>): Promise<T> {
  try {
    return await gate.run(rank, work)
  } catch (error) {
    throw error instanceof GateFull ? overloaded(rank) : error
  }
}

const overloaded = (rank: Rank) =>
  new HttpProblem(503, 'overloaded', 'Too much is going on right now. Try again in a moment.', {
    headers: { 'retry-after': retryAfterSeconds[rank] },
  })
