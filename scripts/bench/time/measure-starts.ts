import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { hashToken } from '../../../apps/api/src/auth/hash-token.ts'
import type { TimeDatabase } from '../bench-database.ts'
import { send } from '../http/load.ts'
import type { Product } from '../http/start-product.ts'

export interface Starts {
  people: number
  answered: number
  turnedAway: number
  medianMilliseconds: number
  p99Milliseconds: number
}

/**
 * What people feel who start timers, each with a key of their own: all in the same instant, some times over; and, with a
 * pause, each about as often as that, for so many starts.
 */
export async function measureStarts(
  { url }: Product,
  { floor, world }: TimeDatabase,
  { starts, pauseMilliseconds }: { starts: number; pauseMilliseconds: number },
): Promise<Starts> {
  const { workspaceId, people, taskIds } = world
  const keys = people.map(({ memberId }) => ({
    memberId,
    key: `psk_${randomBytes(24).toString('hex')}`,
  }))
  const rows = keys.map(({ memberId, key }) => ({ memberId, prefix: key.slice(0, 8), hash: hashToken(key) }))
  await floor`insert into api_keys (workspace_id, id, member_id, name, prefix, secret_hash, scopes, created_at)
    select ${workspaceId}, gen_random_uuid(), k."memberId", 'bench', k.prefix, k.hash, '{time:read,time:write}', now()
    from jsonb_to_recordset(${floor.json(rows)}) as k("memberId" uuid, prefix text, hash text)`
  const agent = new Agent({ keepAlive: true, maxSockets: people.length })
  const times: number[] = []
  let turnedAway = 0
  const start = async (who: number, n: number) => {
    const headers = { authorization: `Bearer ${keys[who]?.key}` }
    const body = JSON.stringify({ taskId: taskIds[(who * 7 + n) % taskIds.length] })
    const { status, milliseconds } = await send(agent, { url: `${url}/timer/start`, headers, body })
    if (status !== 200 && status !== 503) throw new Error(`${status} is no answer to expect`)
    // The first of each warms the caches.
    if (n === 0) return
    if (status === 503) turnedAway += 1
    else times.push(milliseconds)
  }
  const everybody = (work: (who: number) => Promise<void>) => Promise.all(people.map((_, who) => work(who)))
  try {
    if (pauseMilliseconds === 0) for (let n = 0; n <= starts; n++) await everybody((who) => start(who, n))
    else
      await everybody(async (who) => {
        for (let n = 0; n <= starts; n++) {
          await wait(2 * pauseMilliseconds * Math.random())
          await start(who, n)
        }
      })
  } finally {
    agent.destroy()
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    people: people.length,
    answered: times.length,
    turnedAway,
    medianMilliseconds: at(0.5),
    p99Milliseconds: at(0.99),
  }
}
