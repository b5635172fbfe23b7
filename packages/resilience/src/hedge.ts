import type { Clock } from './clock.ts'

type Options<T> = {
  /** Made once, and perhaps once more. */
  call: (signal: AbortSignal, isHedge: boolean) => Promise<T>
  /** An answer that is not good wins only when the other is no better. */
  isGood: (answer: T) => boolean
  afterMilliseconds: number
  /** Asked once the call is late: whether it may be made once more. */
  mayHedge: () => boolean
  clock: Clock
  signal: AbortSignal
}

/** Makes a call once more when it is late; the first good answer wins, and the other call is aborted. */
export async function hedge<T>({ call, isGood, afterMilliseconds, mayHedge, clock, signal }: Options<T>) {
  const lanes = [new AbortController(), new AbortController()] as const
  const start = (lane: 0 | 1) => call(AbortSignal.any([signal, lanes[lane].signal]), lane === 1)
  const original = start(0)
  const isOver = new AbortController()
  const isLate = await Promise.race([
    original.then(no, no),
    clock.wait(afterMilliseconds, AbortSignal.any([signal, isOver.signal])).then(() => true, no),
  ])
  isOver.abort()
  if (!isLate || !mayHedge()) return original
  const both = [original, start(1)] as const
  const good = both.map(async (answer, lane) => {
    if (!isGood(await answer)) throw new Error('not a good answer')
    return lane
  })
  const winner = (await Promise.any(good).catch(() => 0)) === 1 ? 1 : 0
  lanes[1 - winner === 1 ? 1 : 0].abort()
  return both[winner]
}

const no = () => false

/** How long calls took lately: `p95` in milliseconds, null until enough were seen. */
export function createLatencies({ minimumCalls, mostCalls }: { minimumCalls: number; mostCalls: number }) {
  const seen: number[] = []
  return {
    add(milliseconds: number) {
      seen.push(milliseconds)
      if (seen.length > mostCalls) seen.shift()
    },
    p95(): number | null {
      if (seen.length < minimumCalls) return null
      return seen.toSorted((a, b) => a - b)[Math.ceil(seen.length * 0.95) - 1] ?? null
    },
  }
}
