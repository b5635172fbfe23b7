import type { Clock } from '@promptsheet/resilience/clock'

/** A clock that stands still until a test moves it on, or that jumps over pauses but not over deadlines. */
export function createManualClock() {
  let time = 0
  let waits: { at: number; milliseconds: number; end: () => void }[] = []
  const paused: number[] = []
  const clock: Clock = {
    now: () => time,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const one = { at: time + milliseconds, milliseconds, end: resolve }
        waits.push(one)
        const stop = () => {
          waits = waits.filter((other) => other !== one)
          reject(signal.reason)
        }
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop, { once: true })
      }),
  }
  const pass = (milliseconds: number) => {
    time += milliseconds
    const over = waits.filter(({ at }) => at <= time)
    waits = waits.filter(({ at }) => at > time)
    for (const { end } of over) end()
  }
  return {
    clock,
    /** How long each pause was that `pass` or `skip` ended. */
    paused,
    /** Moves on by so many milliseconds. */
    pass,
    /** Waits until something waits, at most so long, then moves on to its end. */
    async skip(mostMilliseconds: number) {
      const isNext = ({ milliseconds }: { milliseconds: number }) => milliseconds <= mostMilliseconds
      while (!waits.some(isNext)) await new Promise((resolve) => setTimeout(resolve, 1))
      const [next] = waits.filter(isNext)
      if (!next) return
      paused.push(next.milliseconds)
      pass(next.at - time)
    },
  }
}
