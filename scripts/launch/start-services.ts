import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isBehind, migrate } from '@promptsheet/db/migrate'
import { provisionDatabase } from '@promptsheet/db/provision'
import { writeBackup } from '../backup/write-backup.ts'
import { PlainError, plainMessage } from '../plain-error.ts'
import { startPostgres } from '../services/postgres.ts'
import { startRedis } from '../services/redis.ts'
import { keepSecret } from '../services/secret-file.ts'
import { makeDataDir } from '../services/service-folder.ts'
import type { Settings } from './settings.ts'

export interface Service {
  stop(): Promise<void>
}

export interface Database extends Service {
  appUrl: string
  ownerUrl: string
  /** Null when it is not the embedded one. */
  port: number | null
}

export interface Queue extends Service {
  redisUrl: string
  cacheRedisUrl: string
}

/** The given database, or the embedded one with its roles; brought up to date either way. */
export async function startDatabase(settings: Settings, log: (line: string) => void): Promise<Database> {
  const database = await provisionOnly(settings, log)
  try {
    await backUpFirst(settings, database.ownerUrl, log)
    await migrateWith(database.ownerUrl, settings.DATABASE_URL ? 'DATABASE_OWNER_URL' : 'the database', log)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The same as it is, not brought up to date: perhaps empty. */
export async function provisionOnly(settings: Settings, log: (line: string) => void): Promise<Database> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, dataDir } = settings
  if (appUrl && ownerUrl) return { appUrl, ownerUrl, port: null, stop: async () => undefined }
  const start = (port?: number) => startPostgres({ dataDir, durable: true, log, ...(port ? { port } : {}) })
  const first = await start()
  const stop = keepUp('Postgres', first, () => start(first.port), log)
  try {
    const urls = await provisionDatabase({ superuserUrl: first.superuserUrl, ...databaseNames(dataDir) })
    return { ...urls, port: first.port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The given Redis, or the machine's own server with our data. */
export async function startQueue(settings: Settings, log: (line: string) => void): Promise<Queue> {
  const { REDIS_URL: redisUrl, CACHE_REDIS_URL: cacheRedisUrl, dataDir } = settings
  if (redisUrl) return { redisUrl, cacheRedisUrl: cacheRedisUrl ?? redisUrl, stop: async () => undefined }
  const start = (port?: number) => startRedis({ dataDir, durable: true, log, ...(port ? { port } : {}) })
  const first = await start()
  const stop = keepUp('Redis', first, () => start(first.port), log)
  return { redisUrl: first.url, cacheRedisUrl: cacheRedisUrl ?? first.url, stop }
}

/** The embedded database's name and the passwords of its two roles, kept in DATA_DIR. */
export function databaseNames(dataDir: string) {
  return {
    database: 'promptsheet',
    ownerPassword: keepSecret(join(dataDir, 'postgres-owner-password')),
    appPassword: keepSecret(join(dataDir, 'postgres-app-password')),
  }
}

/** Before an earlier version's data is changed, it is kept: an update that goes wrong can be gone back on. */
async function backUpFirst(settings: Settings, ownerUrl: string, log: (line: string) => void): Promise<void> {
  const { dataDir, SECRET_KEY } = settings
  try {
    if (!(await isBehind(ownerUrl))) return
    const secretKey = SECRET_KEY ?? keepSecret(join(dataDir, 'secret-key'))
    const folder = join(makeDataDir(dataDir), 'backups')
    log(
      `backed up before the update: ${await writeBackup({ ownerUrl, secretKey, folder, name: 'before-update' })}`,
    )
  } catch (error) {
    throw new PlainError(`no backup could be made before the update: ${plainMessage(error)}`, {
      cause: error,
    })
  }
}

async function migrateWith(ownerUrl: string, name: string, log: (line: string) => void): Promise<void> {
  try {
    const { applied } = await migrate(ownerUrl)
    if (applied.length > 0) log(`applied ${applied.length} migrations`)
  } catch (error) {
    throw new PlainError(`${name} cannot be brought up to date: ${plainMessage(error)}`, { cause: error })
  }
}

const STEADY_MS = 5000

type Server = { exited: Promise<void>; stop(): Promise<void> }

/** Starts the server again on its port whenever it ends; the returned function ends that and the server. */
function keepUp(name: string, first: Server, start: () => Promise<Server>, log: (line: string) => void) {
  let current: Server | null = first
  let isStopping = false
  const watching = watch()

  async function watch() {
    for (let attempt = 0; !isStopping; attempt++) {
      const startedAt = Date.now()
      await current?.exited
      // One that ran for a while is no crash loop: it comes back at once.
      if (Date.now() - startedAt > STEADY_MS) attempt = 0
      current = null
      if (isStopping) return
      log(`${name} stopped, starting it again`)
      await delay(Math.min(250 * 2 ** attempt, 10_000), undefined, { ref: false })
      if (isStopping) return
      current = await start().catch((error) => {
        log(plainMessage(error))
        return null
      })
    }
  }

  return async () => {
    isStopping = true
    await current?.stop()
    await Promise.race([watching, delay(100)])
    await current?.stop()
  }
}
