import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, expect } from 'vitest'
import { findFreePort } from '../services/free-port.ts'
import { findProcessesIn } from '../services/own-processes.ts'
import { removeDataDir } from '../services/service-folder.ts'
import { launch, readPids } from './launch.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const targets = ['api', 'worker', 'redis', 'postgres'] as const

export interface Acknowledged {
  status: number
  json: unknown
  etag: string
}

/** A call as a careful client makes it: the same key until there is an answer that counts. */
export type Call = (method: string, path: string, body: unknown, ifMatch?: string) => Promise<Acknowledged>

/**
 * The whole product, started as anybody starts it. While `work` runs, its processes are killed or stand still for a second, one
 * after the other, at random times: the same ones for the same CRASH_SEED.
 */
export function startCrashSite() {
  const folder = makeTemporaryFolder()
  const dataDir = join(folder, 'data')
  let running: ReturnType<typeof launch> | null = null
  let base = ''
  afterAll(async () => {
    running?.kill('SIGTERM')
    await running?.ended
    for (const place of [dataDir, folder]) removeDataDir(place)
  })

  return {
    async start(): Promise<void> {
      writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Promptsheet</title>')
      const port = await findFreePort()
      base = `http://localhost:${port}`
      const settings = { DEMO: '0', RATE_LIMIT_FACTOR: '1000', LOG_LEVEL: 'error' }
      running = launch({ PORT: String(port), DATA_DIR: dataDir, WEB_DIST: folder, ...settings })
      await running.ready()
    },

    /** Signs somebody up with a workspace of their own. */
    async person(name: string): Promise<Call> {
      const signUp = await fetch(`${base}/v1/auth/signup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: base },
        body: JSON.stringify({ email: `${name}@example.com`, password: 'seven green bottles', name }),
      })
      expect(signUp.status).toBe(201)
      return careful(base, signUp.headers.get('set-cookie')?.split(';')[0] ?? '')
    },

    /** Does the work while everything is killed at random; expects that everything was. */
    async wreakWhile(work: () => Promise<unknown>): Promise<void> {
      const { env } = process
      const seed = Number(env.CRASH_SEED ?? Math.floor(Math.random() * 1e9))
      // Said whether it fails or not: the only way to have the same harm again.
      console.log(`CRASH_SEED=${seed}`)
      let isOver = false
      let harm: Record<string, number> = {}
      const wreaking = wreak(dataDir, seededRandom(seed), () => isOver)
      try {
        await work()
      } finally {
        isOver = true
        harm = await wreaking
        // What it went through, beside the seed: a failure is read with both.
        console.log(harm)
      }
      for (const target of targets) expect(Object.keys(harm).join()).toContain(target)
    },

    /** What a query finds, asked until Postgres is back. */
    async readAll(query: (sql: postgres.Sql) => Promise<readonly postgres.Row[]>): Promise<unknown[]> {
      const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
      for (let attempt = 0; ; attempt++) {
        const place = {
          host: '127.0.0.1',
          port: readPids(dataDir).postgresPort,
          username: 'postgres',
          password,
        }
        const sql = postgres({ ...place, database: 'promptsheet', max: 1, onnotice: () => undefined })
        try {
          return [...(await query(sql))]
        } catch (error) {
          if (attempt > 60) throw error
          await delay(500)
        } finally {
          await sql.end({ timeout: 1 })
        }
      }
    },
  }
}

const patienceMs = 150_000

function careful(base: string, cookie: string): Call {
  return async (method, path, body, ifMatch) => {
    const key = randomUUID()
    let last = ''
    // What was killed again and again on a busy machine is back within a minute or two.
    const until = Date.now() + patienceMs
    while (Date.now() < until) {
      try {
        const response = await fetch(base + path, {
          method,
          headers: {
            cookie,
            origin: base,
            'content-type': 'application/json',
            'idempotency-key': key,
            ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        })
        const json: unknown = await response.json()
        last = `${response.status} ${JSON.stringify(json)}`
        const isPassing = response.status >= 500 || response.status === 409 || response.status === 429
        if (!isPassing) return { status: response.status, json, etag: response.headers.get('etag') ?? '' }
      } catch (error) {
        last = String(error)
        // No answer: it may have happened or not, which is what the key is for.
      }
      await delay(50 + Math.random() * 150)
    }
    throw new Error(`no answer to ${path}: ${last}`)
  }
}

/** The same numbers for the same seed, so that a run can be had again: CRASH_SEED=… npm test -- crash */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function findTarget(dataDir: string, target: (typeof targets)[number]): number | undefined {
  const { children } = readPids(dataDir)
  if (target === 'api') return children[0]
  if (target === 'worker') return children[1]
  if (target === 'redis')
    return findProcessesIn(join(dataDir, 'redis'), ['redis-server', 'valkey-server', 'keydb-server'])[0]
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Kills one of the processes, or has it stand still for a second, until told to stop. */
async function wreak(
  dataDir: string,
  random: () => number,
  isOver: () => boolean,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {}
  for (let turn = 0; !isOver(); turn++) {
    await delay(1200 + random() * 1300)
    const target = targets[turn % targets.length] ?? 'api'
    const isFrozen = random() < 0.25
    try {
      const pid = findTarget(dataDir, target) ?? 0
      // None is there just now; 0 would be this test itself.
      if (!(pid > 1)) continue
      process.kill(pid, isFrozen ? 'SIGSTOP' : 'SIGKILL')
      const name = `${isFrozen ? 'froze' : 'killed'} ${target}`
      done[name] = (done[name] ?? 0) + 1
      if (isFrozen) {
        await delay(1000)
        process.kill(pid, 'SIGCONT')
      }
    } catch {
      // It is being started again just now.
    }
  }
  return done
}
