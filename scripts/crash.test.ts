import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { findFreePort } from './services/free-port.ts'
import { findProcessesIn } from './services/own-processes.ts'
import { removeDataDir } from './services/service-folder.ts'
import { type Launch, launch, readPids } from './test/launch.ts'
import { makeTemporaryFolder } from './test/temporary-folder.ts'

const lanes = 4
const rounds = 84
const folder = makeTemporaryFolder()
const dataDir = join(folder, 'data')
let running: Launch | null = null

afterAll(async () => {
  running?.kill('SIGTERM')
  await running?.ended
  for (const place of [dataDir, folder]) removeDataDir(place)
})

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

const targets = ['api', 'worker', 'redis', 'postgres'] as const

function findTarget(target: (typeof targets)[number]): number | undefined {
  const { children } = readPids(dataDir)
  if (target === 'api') return children[0]
  if (target === 'worker') return children[1]
  if (target === 'redis')
    return findProcessesIn(join(dataDir, 'redis'), ['redis-server', 'valkey-server', 'keydb-server'])[0]
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Kills one of the processes, or has it stand still for a second, until told to stop. */
async function wreak(random: () => number, isOver: () => boolean): Promise<Record<string, number>> {
  const done: Record<string, number> = {}
  for (let turn = 0; !isOver(); turn++) {
    await delay(1200 + random() * 1300)
    const target = targets[turn % targets.length] ?? 'api'
    const isFrozen = random() < 0.25
    try {
      const pid = findTarget(target) ?? 0
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

type Made = { id: string; name: string; versions: number; uses: number }
const made = z.object({ id: z.string() })

it('keeps every acknowledged edit and use, once, while everything is killed at random', {
  timeout: 420_000,
}, async () => {
  const { env } = process
  const seed = Number(env.CRASH_SEED ?? Math.floor(Math.random() * 1e9))
  console.log(`CRASH_SEED=${seed}`)
  const random = seededRandom(seed)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Promptsheet</title>')
  const port = await findFreePort()
  const base = `http://localhost:${port}`
  const settings = { DEMO: '0', RATE_LIMIT_FACTOR: '1000', LOG_LEVEL: 'error' }
  running = launch({ PORT: String(port), DATA_DIR: dataDir, WEB_DIST: folder, ...settings })
  await running.ready()
  const signUp = await fetch(`${base}/v1/auth/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: 'crash@example.com', password: 'seven green bottles', name: 'Crash' }),
  })
  expect(signUp.status).toBe(201)
  const cookie = signUp.headers.get('set-cookie')?.split(';')[0] ?? ''

  /** A POST as a careful client makes it: the same key until there is an answer that counts. */
  async function post(path: string, body: unknown, ifMatch?: string) {
    const key = randomUUID()
    let last = ''
    for (let attempt = 0; attempt < 400; attempt++) {
      try {
        const response = await fetch(base + path, {
          method: 'POST',
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

  const acknowledged: Made[] = []
  async function edit(lane: number) {
    for (let round = 0; round < rounds; round++) {
      const name = `prompt ${lane}-${round}`
      const created = await post('/v1/prompts', { name, body: `Write ${round}` })
      expect([name, created.status]).toEqual([name, 201])
      const one: Made = { id: made.parse(created.json).id, name, versions: 1, uses: 0 }
      acknowledged.push(one)
      const version = { body: `Write ${round} better` }
      const published = await post(`/v1/prompts/${one.id}/versions`, version, created.etag)
      expect([name, published.status]).toEqual([name, 201])
      one.versions += 1
      const used = await post(`/v1/prompts/${one.id}/uses`, { surface: 'web', target: 'claude' })
      expect([name, used.status]).toEqual([name, 201])
      one.uses += 1
      // Slow enough for every process to be hit some times.
      await delay(250)
    }
  }

  let isOver = false
  let harm: Record<string, number> = {}
  const wreaking = wreak(random, () => isOver)
  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => edit(lane)))
  } finally {
    isOver = true
    harm = await wreaking
    console.log(harm)
  }
  for (const target of targets) expect(Object.keys(harm).join()).toContain(target)
  const found = await readAll()
  expect(found).toEqual(
    acknowledged
      .map(({ id, name, versions, uses }) => ({
        id,
        name,
        versions: Array.from({ length: versions }, (_, n) => n + 1),
        uses,
        rolled_up: uses,
        entries: ['prompt.created', 'prompt.version_published'],
        is_findable: true,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

/** Every prompt there is, with all that was written along with it; asked until Postgres is back. */
async function readAll(): Promise<unknown[]> {
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  for (let attempt = 0; ; attempt++) {
    const place = { host: '127.0.0.1', port: readPids(dataDir).postgresPort, username: 'postgres', password }
    const sql = postgres({ ...place, database: 'promptsheet', max: 1, onnotice: () => undefined })
    try {
      return [
        ...(await sql`
          select p.id, p.name,
            array(select v.number from prompt_versions v where v.prompt_id = p.id order by v.number) as versions,
            (select count(*)::int from prompt_uses u where u.prompt_id = p.id) as uses,
            (select coalesce(sum(d.uses), 0)::int from prompt_usage_daily d where d.prompt_id = p.id) as rolled_up,
            array(select a.action from audit_entries a where a.prompt_id = p.id order by a.action) as entries,
            exists (select from prompt_search s where s.prompt_id = p.id) as is_findable
          from prompts p order by p.id`),
      ]
    } catch (error) {
      if (attempt > 60) throw error
      await delay(500)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}
