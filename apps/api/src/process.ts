import { randomBytes } from 'node:crypto'
import { connect } from '@promptsheet/db/client'
import { sql } from 'drizzle-orm'
import { destination, pino } from 'pino'
import type { Deps } from './deps.ts'
import { type Env, readEnv } from './env.ts'
import { describeError } from './log-error.ts'
import { connectFailFast } from './redis.ts'

type Process = { deps: Deps; close: () => Promise<void> }

/** What server and worker share: environment, log, database and Redis, checked before anything is served. */
export async function openProcess(name: string, poolSize: number): Promise<Process> {
  const env = readEnvOrExit()
  // A page at a time, ten times a second at least: a write for each line costs more than making it.
  const output = destination({ sync: true, minLength: 4096, periodicFlush: 100 })
  process.on('exit', () => output.flushSync())
  const log = pino(
    {
      name,
      level: env.logLevel,
      serializers: { err: describeError },
      redact: ['*.password', '*.token', '*.authorization', '*.cookie'],
    },
    output,
  )
  const connection = connect(env.databaseUrl, { max: poolSize, name, statementTimeoutSeconds: 20 })
  const redis = connectFailFast(env.cacheRedisUrl, log)
  const deps = { env, db: connection.db, redis, clock: () => new Date(), random: pooledRandom(), log }
  await refuseStrongRole(deps)
  return {
    deps,
    close: async () => {
      redis.disconnect()
      await connection.close()
    },
  }
}

/** Random bytes, asked of the system for many calls at once: each such question costs more than all else an id does. */
function pooledRandom(): Deps['random'] {
  let pool = randomBytes(4096)
  let used = 0
  return (bytes) => {
    if (bytes > pool.length) return randomBytes(bytes)
    if (used + bytes > pool.length) {
      pool = randomBytes(pool.length)
      used = 0
    }
    used += bytes
    return pool.subarray(used - bytes, used)
  }
}

function readEnvOrExit(): Env {
  try {
    return readEnv()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(78)
  }
}

/** Row-level security is only a wall for a role that cannot step over it. */
async function refuseStrongRole({ db }: Pick<Deps, 'db'>): Promise<void> {
  const [role] = await db.execute<{ name: string; is_strong: boolean }>(sql`
    select current_user as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole
      or pg_has_role(current_user, 'promptsheet_owner', 'member')
      or exists (select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')) as is_strong
    from pg_roles r where r.rolname = current_user`)
  if (role?.is_strong !== false)
    throw new Error(
      `DATABASE_URL connects as ${role?.name ?? 'nobody'}, which may step over row-level security. Use the role promptsheet_app.`,
    )
}

/**
 * Runs `drain` once, on SIGTERM, Ctrl-C, or when the launcher that started this process is gone; then exits.
 * Whatever hangs is cut off after eight seconds.
 */
export function drainOnExit({ log }: Pick<Deps, 'log'>, drain: () => Promise<void>): void {
  let isDraining = false
  const stop = (reason: string) => {
    if (isDraining) return
    isDraining = true
    log.info({ reason }, 'draining')
    setTimeout(() => process.exit(1), 8000).unref()
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'draining failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('disconnect', () => stop('launcher is gone'))
}
