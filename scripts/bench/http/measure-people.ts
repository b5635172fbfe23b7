import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { BenchDatabase } from '../bench-database.ts'
import { type Call, send } from './load.ts'
import type { Product } from './start-product.ts'

const thinkMilliseconds = 1000

export interface Felt {
  people: number
  answered: number
  turnedAway: number
  medianMilliseconds: number
  p99Milliseconds: number
}

/**
 * What so many people feel who work at once, each with a request about every second: mostly reading a prompt, then listing,
 * searching, and using one. With `patience` 0 nobody waits for an answer before the next request: more than can be done.
 */
export async function measurePeople(
  { url, headers }: Product,
  { library }: BenchDatabase,
  {
    people,
    seconds,
    pauseMilliseconds = thinkMilliseconds,
  }: { people: number; seconds: number; pauseMilliseconds?: number },
): Promise<Felt> {
  const agent = new Agent({ keepAlive: true, maxSockets: people })
  const times: number[] = []
  let turnedAway = 0
  const until = performance.now() + seconds * 1000
  const person = async (who: number) => {
    for (let n = who; performance.now() < until; n++) {
      await wait(2 * pauseMilliseconds * Math.random())
      const { status, milliseconds } = await send(agent, nthCall(url, headers, library, n))
      if (status === 503) turnedAway += 1
      else if (status < 300) times.push(milliseconds)
      else throw new Error(`${status} is no answer to expect`)
    }
  }
  await Promise.all(Array.from({ length: people }, (_, who) => person(who)))
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    people,
    answered: times.length,
    turnedAway,
    medianMilliseconds: at(0.5),
    p99Milliseconds: at(0.99),
  }
}

function nthCall(
  url: string,
  headers: Record<string, string>,
  { ids, names }: BenchDatabase['library'],
  n: number,
): Call {
  const id = ids[(n * 7) % Math.min(ids.length, 50)]
  const kind = n % 20
  if (kind < 12) return { url: `${url}/prompts/${id}`, headers }
  if (kind < 17) return { url: `${url}/prompts?limit=50`, headers }
  if (kind < 19)
    return { url: `${url}/prompts?q=${encodeURIComponent(names[n % names.length] ?? '')}`, headers }
  const use = JSON.stringify({ surface: 'api', target: 'other' })
  return { url: `${url}/prompts/${id}/uses`, headers, body: use }
}
