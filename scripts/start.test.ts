import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from './services/free-port.ts'
import { readStartTicks } from './services/own-processes.ts'
import { removeDataDir } from './services/service-folder.ts'
import { type Launch, launch, listServers, readPids, until } from './test/launch.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './test/temporary-folder.ts'

const folder = makeTemporaryFolder()
const dataDir = join(folder, 'data')
const launches: Launch[] = []
let port = 0

beforeAll(async () => {
  sweepTemporaryFolders()
  port = await findFreePort()
  mkdirSync(join(folder, 'web'))
  writeFileSync(join(folder, 'web/index.html'), '<!doctype html><title>Promptsheet</title>')
})

afterEach(async () => {
  for (const { kill, ended } of launches.splice(0)) {
    kill('SIGTERM')
    await ended
  }
})

afterAll(() => {
  removeDataDir(dataDir)
  removeDataDir(folder)
})

function start(env: Record<string, string> = {}): Launch {
  const web = { WEB_DIST: join(folder, 'web') }
  const launched = launch({ PORT: String(port), DATA_DIR: dataDir, DEMO: '0', ...web, ...env })
  launches.push(launched)
  return launched
}

const isUp = async () => (await fetch(`http://localhost:${port}/readyz`).catch(() => null))?.ok === true
const isGone = (pid: number) => readStartTicks(pid) === null

describe('npm start', () => {
  it('starts everything, says where, and on SIGTERM leaves no process behind', async () => {
    const first = start()
    await first.ready()
    expect(first.stdout()).toBe(`ready on http://localhost:${port}\n`)
    expect(await isUp()).toBe(true)
    const { children } = readPids(dataDir)
    expect(children).toHaveLength(2)
    expect(listServers(dataDir).length).toBeGreaterThan(2)
    const stoppedAt = Date.now()
    first.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(Date.now() - stoppedAt).toBeLessThan(10_000)
    expect(listServers(dataDir)).toEqual([])
    expect(children.filter((pid) => !isGone(pid))).toEqual([])
  })

  it('has nothing to install, migrate or make the second time', async () => {
    const secret = readFileSync(join(dataDir, 'secret-key'), 'utf8')
    const second = start()
    await second.ready()
    expect(second.stderr()).toBe('')
    expect(readFileSync(join(dataDir, 'secret-key'), 'utf8')).toBe(secret)
  })

  it('starts the API again when it crashes', async () => {
    const running = start()
    await running.ready()
    const [api = 0] = readPids(dataDir).children
    process.kill(api, 'SIGKILL')
    await until(() => isGone(api))
    await until(isUp)
    expect(readPids(dataDir).children).not.toContain(api)
  })

  it('recovers with its data after kill -9 of the launcher', async () => {
    const killed = start()
    await killed.ready()
    const before = readPids(dataDir)
    await query(before.postgresPort, 'create table survivors as select 42 as answer')
    process.kill(before.launcher, 'SIGKILL')
    await killed.ended
    const next = start()
    await next.ready()
    const after = readPids(dataDir)
    expect(await query(after.postgresPort, 'table survivors')).toEqual([{ answer: 42 }])
    expect(before.children.filter((pid) => !isGone(pid))).toEqual([])
    await query(after.postgresPort, 'drop table survivors')
  })

  it('recovers with its data after kill -9 of everything', async () => {
    const killed = start()
    await killed.ready()
    const before = readPids(dataDir)
    await query(before.postgresPort, 'create table survivors as select 42 as answer')
    for (const pid of [before.launcher, ...before.children, ...listServers(dataDir)]) {
      if (!isGone(pid)) process.kill(pid, 'SIGKILL')
    }
    await killed.ended
    const next = start()
    await next.ready()
    expect(await query(readPids(dataDir).postgresPort, 'table survivors')).toEqual([{ answer: 42 }])
  })

  it('says in one line that it already runs on this data', async () => {
    const running = start()
    await running.ready()
    const second = start({ PORT: String(await findFreePort()) })
    expect(await second.ended).toBe(1)
    const { launcher } = readPids(dataDir)
    expect(second.stderr()).toMatch(`it already runs on http://localhost:${port} (process ${launcher})`)
    expect(second.stderr().trim().split('\n')).toHaveLength(1)
    expect(await isUp()).toBe(true)
  })

  it('says in one line that the port is taken, before it starts anything', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    try {
      const refused = start()
      expect(await refused.ended).toBe(1)
      expect(refused.stderr()).toMatch(`port ${port} is in use by another program`)
      expect(refused.stderr().trim().split('\n')).toHaveLength(1)
      expect(listServers(dataDir)).toEqual([])
    } finally {
      other.close()
    }
  })

  it('refuses to be reached from elsewhere while mail would be readable by all', async () => {
    const refused = start({ HOST: '0.0.0.0' })
    expect(await refused.ended).toBe(1)
    expect(refused.stderr()).toMatch('HOST=0.0.0.0 needs SMTP_URL')
  })

  it('refuses to open the demo to others', async () => {
    const refused = start({ HOST: '0.0.0.0', SMTP_URL: 'smtp://127.0.0.1:25', DEMO: '1' })
    expect(await refused.ended).toBe(1)
    expect(refused.stderr()).toMatch('set DEMO=0')
  })

  it('refuses data that another Postgres wrote', async () => {
    const version = join(dataDir, 'postgres/cluster/PG_VERSION')
    const own = readFileSync(version, 'utf8')
    writeFileSync(version, '14\n')
    try {
      const refused = start()
      expect(await refused.ended).toBe(1)
      expect(refused.stderr()).toMatch(`was written by Postgres 14, this release runs ${own.trim()}`)
      expect(refused.stderr().trim().split('\n')).toHaveLength(1)
    } finally {
      writeFileSync(version, own)
    }
  })
})

async function query(onPort: number, text: string): Promise<unknown[]> {
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  const sql = postgres({
    host: '127.0.0.1',
    port: onPort,
    username: 'postgres',
    password,
    database: 'promptsheet',
  })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}
