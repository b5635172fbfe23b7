import type { Found } from '@promptsheet/db/read-in-workspace'
import { createSingleFlight } from '@promptsheet/resilience/single-flight'
import { type Deps, newSecret } from '../deps.ts'
import { createRedisBreaker } from '../redis.ts'
import type { Changes } from './changes.ts'

const keptSeconds = 60
// How far the clocks of two machines may be apart.
const skewMilliseconds = 1000

// Fills what was read under a lease that nobody took away meanwhile: whoever forgets the prompt takes it too.
const fillScript = `
if redis.call('hget', KEYS[1], 'lease') ~= ARGV[1] then return 0 end
redis.call('hdel', KEYS[1], 'lease')
redis.call('hset', KEYS[1], ARGV[2], ARGV[3])
redis.call('expire', KEYS[1], ARGV[4])
return 1`

/** As it is stored, or as it was read: both are passed on as they are. */
export type Kept = { json: string | Uint8Array<ArrayBuffer>; revision: number }

export type PromptCache = ReturnType<typeof createPromptCache>

/**
 * Prompts as their JSON, in Redis: one hash for each, with a field for each audience or one for everybody. Nothing old is
 * given: a change is forgotten by who made it before they are answered, and by every process that hears of it; what was
 * kept before a process could hear of changes, reach Redis, or forget, it does not believe.
 */
export function createPromptCache(deps: Pick<Deps, 'redis' | 'clock' | 'random' | 'log'>, changes: Changes) {
  const { redis, clock } = deps
  const breaker = createRedisBreaker()
  const flights = createSingleFlight<Found | null>()
  let believedFrom = 0
  const believeNothingOlder = () => {
    believedFrom = clock().getTime()
  }
  redis.on('ready', believeNothingOlder)
  changes.subscribe((change) => {
    if (change.about === 'prompts') void forget(change.workspaceId, change.promptIds)
  })

  function isBelieved(filledAt: number, heardSince: number): boolean {
    const age = clock().getTime() - filledAt
    return age < keptSeconds * 1000 && filledAt > Math.max(believedFrom, heardSince) + skewMilliseconds
  }

  async function forget(workspaceId: string, promptIds: readonly string[]): Promise<void> {
    const keys = promptIds.map((id) => keyOf(workspaceId, id))
    for (const key of keys) flights.forget(key)
    if (keys.length === 0) return
    await breaker.run(() => redis.del(...keys)).catch(believeNothingOlder)
  }

  return {
    forget,
    /** A prompt as this audience sees it; `load` reads it from the database. */
    async read(
      { workspaceId, audience }: { workspaceId: string; audience: string },
      promptId: string,
      load: () => Promise<Found | null>,
    ): Promise<Kept | null> {
      const heardSince = changes.heardSince()
      if (heardSince === null) return await load()
      const key = keyOf(workspaceId, promptId)
      const everybody = generationOf(audience)
      const kept = await breaker.run(() => redis.hmgetBuffer(key, audience, everybody)).catch(() => null)
      const flight = `${key} ${audience}`
      if (kept === null) return await flights.run(flight, load)
      const value = kept[0] ?? kept[1]
      const found = value == null ? null : parse(value)
      if (found !== null && isBelieved(found.filledAt, heardSince)) return found
      return await flights.run(flight, async () => {
        const lease = newSecret(deps, 12)
        const hasLease = await breaker
          .run(() => redis.multi().hset(key, 'lease', lease).expire(key, keptSeconds).exec())
          .catch(() => null)
        const filledAt = clock().getTime()
        const loaded = await load()
        const isTheirs = loaded !== null && (loaded.audience === null || loaded.audience === audience)
        if (hasLease !== null && isTheirs) {
          const value = `${filledAt} ${loaded.revision} ${loaded.json}`
          await breaker
            .run(() =>
              redis.eval(fillScript, 1, key, lease, loaded.audience ?? everybody, value, keptSeconds),
            )
            .catch(() => undefined)
        }
        return loaded
      })
    },
  }
}

/** What is kept, or NaN for a time that cannot be read: such a thing is not believed. */
function parse(value: Buffer): Kept & { filledAt: number } {
  const first = value.indexOf(' ')
  const second = value.indexOf(' ', first + 1)
  const numberIn = (from: number, to: number) => Number(value.toString('latin1', from, to) || Number.NaN)
  return {
    filledAt: numberIn(0, first),
    revision: numberIn(first + 1, second),
    json: viewFrom(value, second + 1),
  }
}

/** The rest of the bytes where they are: a kilobyte copied costs more than all else here. */
function viewFrom({ buffer, byteOffset, byteLength }: Buffer, start: number): Uint8Array<ArrayBuffer> {
  if (!(buffer instanceof ArrayBuffer)) throw new Error('Redis gave bytes that are shared with a thread')
  return new Uint8Array(buffer, byteOffset + start, byteLength - start)
}

/** What everybody in the workspace may see is kept once, until who may see what changes. */
const generationOf = (audience: string) => audience.slice(0, audience.indexOf(':'))

const keyOf = (workspaceId: string, promptId: string) => `prompt:${workspaceId}:${promptId}`
