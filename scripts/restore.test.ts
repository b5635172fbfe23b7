import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoLogin } from './launch/demo.ts'
import { repository } from './launch/settings.ts'
import { findFreePort } from './services/free-port.ts'
import { removeDataDir } from './services/service-folder.ts'
import { type Launch, launch, readPids } from './test/launch.ts'
import { makeTemporaryFolder } from './test/temporary-folder.ts'

const folder = makeTemporaryFolder()
const first = join(folder, 'first')
const second = join(folder, 'second')
const backups = join(folder, 'backups')
let port = 0
let running: Launch | null = null

beforeAll(async () => {
  port = await findFreePort()
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Promptsheet</title>')
})

afterAll(async () => {
  running?.kill('SIGTERM')
  await running?.ended
  for (const place of [first, second, folder]) removeDataDir(place)
})

async function start(dataDir: string): Promise<Launch> {
  running = launch({ PORT: String(port), DATA_DIR: dataDir, DEMO: '1', WEB_DIST: folder })
  await running.ready()
  return running
}

async function stop(): Promise<void> {
  running?.kill('SIGTERM')
  await running?.ended
  running = null
}

function run(script: string, dataDir: string, ...args: string[]) {
  return runWith({}, script, dataDir, ...args)
}

function runWith(more: Record<string, string>, script: string, dataDir: string, ...args: string[]) {
  const done = spawnSync(
    process.execPath,
    [join(repository, 'scripts/bootstrap.mjs'), `scripts/${script}.ts`, ...args],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', DATA_DIR: dataDir, ...more },
      encoding: 'utf8',
    },
  )
  return { code: done.status, said: `${done.stdout}${done.stderr}`.trim() }
}

async function query(dataDir: string, text: string): Promise<Record<string, unknown>[]> {
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  const database = { host: '127.0.0.1', port: readPids(dataDir).postgresPort, username: 'postgres', password }
  const sql = postgres({ ...database, database: 'promptsheet', onnotice: () => undefined })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}

/** Count and content of every table, but for what the product writes while nobody does anything. */
async function digestOf(dataDir: string): Promise<Record<string, unknown>> {
  const tables = await query(
    dataDir,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname not in ('migrations', 'outbox') order by 1`,
  )
  const digests: Record<string, unknown> = {}
  for (const { name } of tables)
    digests[String(name)] = (
      await query(
        dataDir,
        `select count(*)::int, md5(string_agg(t::text, '|' order by t::text)) from "${name}" t`,
      )
    )[0]
  return digests
}

const logIn = async () => {
  const response = await fetch(`http://localhost:${port}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body: JSON.stringify(demoLogin),
  })
  return response.status
}

/** Backs up, and tells what there was; once more when a job of the fresh demo wrote something meanwhile. */
async function backUpAtRest(): Promise<Record<string, unknown>> {
  for (;;) {
    rmSync(backups, { recursive: true, force: true })
    const before = await digestOf(first)
    const made = run('backup', first, '--to', backups)
    expect([made.code, made.said]).toEqual([0, expect.stringMatching(/promptsheet-\S+\.tar \(\d+ KB\)$/)])
    if (JSON.stringify(await digestOf(first)) === JSON.stringify(before)) return before
  }
}

it('backs up while it runs, and restores into an empty folder all there was, to the row', async () => {
  await start(first)
  const odd = `update prompt_versions set notes = 'a' || chr(8232) || E'\\\\\\r\\n"' || chr(128512)`
  await query(first, `${odd} where ctid in (select ctid from prompt_versions limit 1)`)
  const before = await backUpAtRest()
  expect(Object.keys(before).length).toBeGreaterThan(20)
  const [file = ''] = readdirSync(backups)
  expect(statSync(join(backups, file)).mode & 0o777).toBe(0o600)
  await stop()
  const restored = run('restore', second, join(backups, file))
  expect([restored.code, restored.said]).toEqual([0, expect.stringMatching(/restored \d+ rows/)])
  expect(readFileSync(join(second, 'secret-key'), 'utf8')).toBe(
    readFileSync(join(first, 'secret-key'), 'utf8').trim(),
  )
  await start(second)
  expect(await digestOf(second)).toEqual(before)
  expect(
    await query(
      second,
      `select count(*)::int from pg_class where relname = 'prompts' and relforcerowsecurity`,
    ),
  ).toEqual([{ count: 1 }])
  expect(await logIn()).toBe(200)
})

it('restores over what is there only when told to, and keeps that', async () => {
  const [file = ''] = readdirSync(backups)
  const busy = run('restore', second, join(backups, file))
  expect([busy.code, busy.said]).toEqual([1, expect.stringContaining('it is running on')])
  await stop()
  const refused = run('restore', second, join(backups, file))
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('add --replace')])
  const replaced = run('restore', second, join(backups, file), '--replace')
  expect([replaced.code, replaced.said]).toEqual([0, expect.stringContaining('what was there is in')])
  const kept = readdirSync(second).find((name) => name.startsWith('before-restore-')) ?? ''
  expect(existsSync(join(second, kept, 'postgres/cluster'))).toBe(true)
  await start(second)
  expect(await logIn()).toBe(200)
  await stop()
})

it('touches nothing for a backup that is damaged, or none at all', async () => {
  const [file = ''] = readdirSync(backups)
  const bytes = readFileSync(join(backups, file))
  const at = bytes.indexOf('users.jsonl.gz') + 600
  bytes[at] = (bytes[at] ?? 0) ^ 255
  const damaged = join(folder, 'damaged.tar')
  writeFileSync(damaged, bytes)
  const refused = run('restore', second, damaged, '--replace')
  expect([refused.code, refused.said]).toEqual([1, expect.stringMatching(/is damaged: the table users/)])
  const other = join(folder, 'other.tar')
  writeFileSync(other, 'not a backup')
  const none = run('restore', second, other, '--replace')
  expect([none.code, none.said]).toEqual([1, expect.stringContaining('is no backup, or was cut short')])
  writeFileSync(other, readFileSync(join(backups, file)).subarray(0, 30_000))
  expect(run('restore', second, other, '--replace').said).toContain('is no backup, or was cut short')
  expect(run('restore', second, join(folder, 'nowhere.tar')).said).toContain('is not there')
  expect(run('restore', second).said).toContain('say which backup')
  await start(second)
  expect(await logIn()).toBe(200)
})

it.each([
  ['a manifest that is none', () => '{', 'is no backup of this product'],
  [
    'one of a later format',
    (text: string) => text.replace('"format": 1', '"format": 2'),
    'of a newer version',
  ],
  [
    'one of a later version',
    (text: string) => text.replace('0001_tenancy', '9999_later'),
    'made by another version (it knows 9999_later.sql)',
  ],
  [
    'one that leaves a table out',
    (text: string) => text.replace('"name": "credentials"', '"name": "users"'),
    'is damaged',
  ],
])('refuses in words, and touches nothing, for %s', (_, change, said) => {
  const [file = ''] = readdirSync(backups)
  const changed = join(folder, 'changed')
  mkdirSync(changed)
  expect(spawnSync('tar', ['-xf', join(backups, file), '-C', changed]).status).toBe(0)
  const manifest = join(changed, 'manifest.json')
  writeFileSync(manifest, change(readFileSync(manifest, 'utf8')))
  const archive = join(folder, 'changed.tar')
  expect(spawnSync('tar', ['-cf', archive, '-C', changed, '.']).status).toBe(0)
  rmSync(changed, { recursive: true })
  const third = join(folder, 'third')
  const refused = run('restore', third, archive)
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(said)])
  expect(existsSync(join(third, 'postgres'))).toBe(false)
  expect(existsSync(join(third, 'secret-key'))).toBe(false)
})

it('keeps a backup of its own before an update changes the data of an earlier version', async () => {
  await query(second, `delete from migrations where name = '0002_identity.sql'`)
  await stop()
  const next = launch({ PORT: String(port), DATA_DIR: second, DEMO: '0', WEB_DIST: folder })
  // It ran before, so it cannot run again: that is the update that goes wrong.
  expect(await next.ended).toBe(1)
  expect(next.stderr()).toContain('backed up before the update')
  expect(next.stderr()).toContain('cannot be brought up to date')
  const [file = ''] = readdirSync(join(second, 'backups'))
  expect(file).toMatch(/^before-update-.*\.tar$/)
})

it('leaves a database of its operator’s own as it is when something is in it', async () => {
  await start(first)
  await query(first, 'create database own owner promptsheet_owner')
  const password = readFileSync(join(first, 'postgres-password'), 'utf8').trim()
  const url = `postgres://postgres:${password}@127.0.0.1:${readPids(first).postgresPort}/own`
  const own = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await own`create table letters (text text)`
    await own`insert into letters values ('dear all')`
    const [file = ''] = readdirSync(backups)
    const databases = { DATABASE_URL: url, DATABASE_OWNER_URL: url }
    const refused = runWith(databases, 'restore', join(folder, 'fourth'), join(backups, file))
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringContaining('the database is not empty (letters has rows)'),
    ])
    const tables = await own`select relname from pg_class where relnamespace = 'public'::regnamespace`
    expect([...tables]).toEqual([{ relname: 'letters' }])
  } finally {
    await own.end()
  }
})

it('keeps as many backups as it is told to', async () => {
  for (let n = 0; n < 2; n++) expect(run('backup', first, '--to', backups, '--keep', '2').code).toBe(0)
  expect(readdirSync(backups)).toHaveLength(2)
  expect(run('backup', first, '--keep', 'none').said).toContain('--keep none cannot be used')
})
