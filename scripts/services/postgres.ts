import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PlainError } from '../plain-error.ts'
import { type Daemon, startDaemon } from './daemon.ts'
import { findFreePort } from './free-port.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { clearEarlierServer, makeCluster } from './postgres-cluster.ts'
import { keepSecret } from './secret-file.ts'
import { makeDataDir, makeServiceFolder } from './service-folder.ts'

export interface PostgresOptions {
  /** Holds the cluster (`postgres/`), the superuser's password and the logs. */
  dataDir: string
  /** A free one when left out. */
  port?: number
  /** False for tests: nothing survives a power cut. */
  durable: boolean
  /** Told what takes long. */
  log?: (line: string) => void
}

export interface RunningPostgres {
  superuserUrl: string
  port: number
  pid: number
  exited: Promise<void>
  stop(): Promise<void>
}

const RECOVERY_LIMIT_MS = 120_000

/** Starts the embedded Postgres on 127.0.0.1 and waits until it answers; throws PlainError when it does not. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = makeDataDir(options.dataDir)
  const binaries = findPostgresBinaries()
  const password = keepSecret(join(dataDir, 'postgres-password'))
  const folder = makeServiceFolder(dataDir, 'postgres')
  const cluster = makeCluster(folder, binaries, password, options.durable)
  await clearEarlierServer(cluster)
  const logFile = join(dataDir, 'logs/postgres.log')
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort())
    const daemon = await startDaemon({
      command: binaries.postgres,
      args: ['-D', cluster, ...settings(port, options.durable).flatMap((setting) => ['-c', setting])],
      cwd: cluster,
      runAs: folder.runAs,
      logFile,
      orphanSignal: options.durable ? 'INT' : 'QUIT',
    })
    const stop = () => stopPostgres(daemon, options.durable)
    if (await isReady(daemon, cluster, options.log)) {
      const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
      return { superuserUrl, port, pid: daemon.pid, exited: daemon.exited, stop }
    }
    await stop()
    const isPortTaken = daemon.lastLines().includes('Address already in use')
    if (isPortTaken && !options.port && attempt < 5) continue
    throw new PlainError(`Postgres did not start, see ${logFile}: ${daemon.lastLines()}`)
  }
}

async function isReady(daemon: Daemon, cluster: string, log: PostgresOptions['log']): Promise<boolean> {
  const startedAt = Date.now()
  let isTold = false
  while (!daemon.hasExited() && Date.now() - startedAt < RECOVERY_LIMIT_MS) {
    if (readStatus(cluster, daemon.pid) === 'ready') return true
    if (!isTold && Date.now() - startedAt > 3000) {
      log?.('Postgres is recovering its last changes')
      isTold = true
    }
    await delay(15)
  }
  return false
}

/** Postgres writes its state into the eighth line of its lock file. */
function readStatus(cluster: string, pid: number): string {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid ? (lines[7] ?? '').trim() : ''
  } catch {
    return ''
  }
}

async function stopPostgres(daemon: Daemon, isDurable: boolean): Promise<void> {
  const gently = [['SIGINT', 3000]] as const
  await daemon.stop([...(isDurable ? gently : []), ['SIGQUIT', 1000], ['SIGKILL', 1000]])
}

function settings(port: number, isDurable: boolean): string[] {
  const always = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'password_encryption=scram-sha-256',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'shared_buffers=256MB',
    'effective_cache_size=1GB',
    'maintenance_work_mem=128MB',
    'random_page_cost=1.1',
    'jit=off',
  ]
  const forTests = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal']
  return isDurable
    ? [...always, 'wal_compression=on']
    : [...always, ...forTests, 'max_wal_senders=0', 'autovacuum=on']
}
