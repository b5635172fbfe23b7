import type { Redis } from 'ioredis'

const shareMilliseconds = 250

type Count = { window: number; known: number; sent: number; own: number; seconds: number }

/**
 * Counts per key and window of time, in this process at once and with all others four times a second, through Redis; in this
 * process alone while Redis is away. So no request waits for its count, and a limit is overstepped at most by what
 * other processes let through in a quarter of a second.
 */
export function createRequestCounts(redis: Redis, now: () => Date) {
  const counts = new Map<string, Count>()
  let isSharing = false

  async function share(): Promise<void> {
    const seconds = now().getTime() / 1000
    const pipeline = redis.pipeline()
    const sent: Count[] = []
    for (const [key, count] of counts) {
      if (count.window < Math.floor(seconds / count.seconds)) counts.delete(key)
      else if (count.own > 0) {
        const name = `count:${key}:${count.window}`
        pipeline.incrby(name, count.own).expire(name, count.seconds)
        count.sent = count.own
        count.own = 0
        sent.push(count)
      }
    }
    const replies = sent.length === 0 ? [] : await pipeline.exec().catch(() => null)
    for (const [at, count] of sent.entries()) {
      const total = replies?.[at * 2]?.[1]
      if (typeof total === 'number') count.known = total
      else count.own += count.sent
      count.sent = 0
    }
  }

  function shareSoon(): void {
    if (isSharing) return
    isSharing = true
    setTimeout(() => {
      void share().finally(() => {
        isSharing = false
        if (counts.size > 0) shareSoon()
      })
    }, shareMilliseconds).unref()
  }

  /** Counts one more; gives how many there are in this window, and how long it lasts. */
  return (key: string, seconds: number): { count: number; secondsLeft: number } => {
    const at = now().getTime() / 1000
    const window = Math.floor(at / seconds)
    let count = counts.get(key)
    if (count?.window !== window) {
      count = { window, known: 0, sent: 0, own: 0, seconds }
      counts.set(key, count)
    }
    count.own += 1
    shareSoon()
    return {
      count: count.known + count.sent + count.own,
      secondsLeft: Math.ceil((window + 1) * seconds - at),
    }
  }
}
