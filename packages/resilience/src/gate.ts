type Options = {
  /** As many at once. */
  places: number
  /** Of them, kept for rank 0. */
  reserved: number
  /** Whoever waited longer is turned away. */
  waitMilliseconds: number
  /** As many wait at most; then the least important is turned away. */
  mostWaiting: number
}

type Waiter = { rank: number; enter: () => void; turnAway: () => void }

/** Turned away: too much is going on. */
export class GateFull extends Error {
  override name = 'GateFull'
}

/**
 * Lets so much work in at once and has the rest wait its turn, the most important first (rank 0, then 1, …), for a short
 * while; then it is turned away with `GateFull`, before anything of it was begun.
 */
export function createGate({ places, reserved, waitMilliseconds, mostWaiting }: Options) {
  let inside = 0
  const waiting: Waiter[] = []
  const hasPlace = (rank: number) => inside < (rank === 0 ? places : places - reserved)

  function letNextIn(): void {
    const next = waiting[0]
    if (next === undefined || !hasPlace(next.rank)) return
    waiting.shift()
    next.enter()
  }

  function wait(rank: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const last = waiting.at(-1)
      if (waiting.length >= mostWaiting && last !== undefined) {
        if (last.rank <= rank) return reject(new GateFull('too many wait'))
        last.turnAway()
      }
      const leave = () => {
        clearTimeout(timer)
        const at = waiting.indexOf(waiter)
        if (at !== -1) waiting.splice(at, 1)
      }
      const waiter: Waiter = {
        rank,
        enter: () => {
          leave()
          inside += 1
          resolve()
        },
        turnAway: () => {
          leave()
          reject(new GateFull('waited too long'))
        },
      }
      const timer = setTimeout(waiter.turnAway, waitMilliseconds)
      const at = waiting.findIndex((one) => one.rank > rank)
      waiting.splice(at === -1 ? waiting.length : at, 0, waiter)
    })
  }

  return {
    async run<T>(rank: number, work: () => Promise<T>): Promise<T> {
      const isNext = waiting[0] === undefined || waiting[0].rank > rank
      if (isNext && hasPlace(rank)) inside += 1
      else await wait(rank)
      try {
        return await work()
      } finally {
        inside -= 1
        letNextIn()
      }
    },
    waiting: () => waiting.length,
    inside: () => inside,
  }
}

export type Gate = ReturnType<typeof createGate>
