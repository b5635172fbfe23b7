import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Deps } from '../deps.ts'

/**
 * Starts the product's own worker in a process of its own; none of them outlives its test. Suites run side by side, and each
 * needs another of Redis' databases, so that no worker takes what another suite asks for.
 */
export function createWorkerStarter({ env }: Pick<Deps, 'env'>, redisDatabase: number) {
  const running: ReturnType<typeof spawn>[] = []
  afterEach(() => {
    for (const worker of running) worker.kill('SIGKILL')
  })
  return () => {
    const worker = spawn(process.execPath, [join(import.meta.dirname, '../worker.ts')], {
      stdio: 'ignore',
      env: {
        DATABASE_URL: env.databaseUrl,
        REDIS_URL: new URL(`/${redisDatabase}`, env.redisUrl).toString(),
        DATA_DIR: env.dataDir,
        PUBLIC_URL: env.publicOrigin,
        SECRET_KEY: env.secretKey,
      },
    })
    running.push(worker)
    return worker
  }
}
