/** Gives changes their `Idempotency-Key`. */
export type Keys = {
  /** The key of a change that is about to be sent; `call` says all that it is. */
  keyFor: (call: string) => string
  /** It is over; `isAnswered` when we know what became of it. */
  settle: (call: string, isAnswered: boolean) => void
}

/** A new key for every call. */
export const freshKeys: Keys = { keyFor: newKey, settle: () => {} }

// Not `crypto.randomUUID`: plain http on a local network has none.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Options = {
  /** Where keys outlive a reload. */
  read: () => string | null
  write: (stored: string) => void
  /** Milliseconds since 1970. */
  now: () => number
}

type Remembered = { key: string; at: number }

const lifeMilliseconds = 3_600_000

/**
 * For people: what somebody asks for again because they never heard what became of it has the key it had, even after a
 * reload, so that it is done once. Any change that is answered ends that: from then on the same words mean it anew.
 * Only for POST: what sets a state may be wanted again on purpose, and is done once anyway.
 */
export function createRememberedKeys({ read, write, now }: Options): Keys {
  const open = new Map(parse(read()))
  const running = new Set<string>()
  const store = () => write(JSON.stringify([...open]))
  return {
    keyFor(call) {
      if (!call.startsWith('POST ')) return newKey()
      const known = open.get(call)
      const isGood = known !== undefined && now() - known.at < lifeMilliseconds
      const { key } = isGood ? known : remember(open, call, { key: newKey(), at: now() })
      running.add(call)
      store()
      return key
    },
    settle(call, isAnswered) {
      running.delete(call)
      if (!isAnswered) return
      open.delete(call)
      for (const one of open.keys()) if (!running.has(one)) open.delete(one)
      store()
    },
  }
}

function remember(open: Map<string, Remembered>, call: string, one: Remembered): Remembered {
  open.set(call, one)
  return one
}

function parse(stored: string | null): [string, Remembered][] {
  try {
    const found: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(found) ? found.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(value: unknown): value is [string, Remembered] {
  if (!Array.isArray(value)) return false
  const [call, one]: unknown[] = value
  if (typeof call !== 'string' || typeof one !== 'object' || one === null) return false
  return 'key' in one && typeof one.key === 'string' && 'at' in one && typeof one.at === 'number'
}
