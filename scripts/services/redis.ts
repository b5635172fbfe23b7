import { chownSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PlainError } from '../plain-error.ts'
import { canInstallPackages, installDebianPackage } from './apt.ts'
import { type Daemon, startDaemon } from './daemon.ts'
import { findOnPath } from './find-on-path.ts'
import { findFreePort } from './free-port.ts'
import { findProcessesIn, stopProcesses } from './own-processes.ts'
import { pingRedis } from './ping-redis.ts'
import { keepSecret } from './secret-file.ts'
import { makeDataDir, makeServiceFolder, type ServiceFolder } from './service-folder.ts'

const SERVERS = ['redis-server', 'valkey-server', 'keydb-server'] as const
const STOP_STEPS = [
  ['SIGTERM', 3000],
  ['SIGKILL', 1000],
] as const
const LOAD_LIMIT_MS = 60_000

export interface RedisOptions {
  /** Holds the data (`redis/`), the password and the logs. */
  dataDir: string
  /** A free one when left out. */
  port?: number
  /** False for tests: nothing is written to disk. */
  durable: boolean
  /** Told what takes long. */
  log?: (line: string) => void
}

export interface RunningRedis {
  url: string
  port: number
  pid: number
  exited: Promise<void>
  stop(): Promise<void>
}

/** The path of a Redis, Valkey or KeyDB server, installed with apt-get when we may; else one line with the fix. */
export async function ensureRedis(log?: (line: string) => void): Promise<string> {
  const known = findOnPath(SERVERS)
  if (known) return known
  const advice = 'sudo apt-get install -y --no-install-recommends redis-server'
  if (!canInstallPackages())
    throw new PlainError(`no Redis on this machine: run ${advice} (or set REDIS_URL)`)
  await installDebianPackage('redis-server', log)
  const installed = findOnPath(SERVERS)
  if (!installed) throw new PlainError(`apt-get brought no redis-server: run ${advice} (or set REDIS_URL)`)
  return installed
}

/** Starts Redis on 127.0.0.1 with a password of its own and waits until it answers; throws PlainError if not. */
export async function startRedis(options: RedisOptions): Promise<RunningRedis> {
  const command = await ensureRedis(options.log)
  const dataDir = makeDataDir(options.dataDir)
  const password = keepSecret(join(dataDir, 'redis-password'))
  const folder = makeServiceFolder(dataDir, 'redis')
  const listAlive = () => findProcessesIn(folder.path, SERVERS)
  if (!(await stopProcesses(listAlive, STOP_STEPS)))
    throw new PlainError(`a Redis of an earlier start does not end: kill ${listAlive().join(' ')}`)
  const logFile = join(dataDir, 'logs/redis.log')
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort())
    const conf = writeConf(folder, port, password, options.durable)
    const place = { cwd: folder.path, runAs: folder.runAs, logFile, orphanSignal: 'TERM' } as const
    const daemon = await startDaemon({ command, args: [conf], ...place })
    if (await isReady(daemon, port, password)) {
      const url = `redis://:${password}@127.0.0.1:${port}/0`
      return { url, port, pid: daemon.pid, exited: daemon.exited, stop: () => daemon.stop(STOP_STEPS) }
    }
    await daemon.stop(STOP_STEPS)
    const isPortTaken = daemon.lastLines().includes('Address already in use')
    if (isPortTaken && !options.port && attempt < 5) continue
    throw new PlainError(`${basename(command)} did not start, see ${logFile}: ${daemon.lastLines()}`)
  }
}

function writeConf(folder: ServiceFolder, port: number, password: string, isDurable: boolean): string {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${folder.path}"`,
    'daemonize no',
    'logfile ""',
    'maxmemory-policy noeviction',
    `appendonly ${isDurable ? 'yes' : 'no'}`,
    'save ""',
  ]
  const path = join(folder.path, 'redis.conf')
  rmSync(path, { force: true })
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  if (folder.runAs) chownSync(path, folder.runAs.uid, folder.runAs.gid)
  return path
}

async function isReady(daemon: Daemon, port: number, password: string): Promise<boolean> {
  const deadline = Date.now() + LOAD_LIMIT_MS
  while (!daemon.hasExited() && Date.now() < deadline) {
    if (await pingRedis(port, password)) return !daemon.hasExited()
    await delay(15)
  }
  return false
}
