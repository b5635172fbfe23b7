import type { Db } from '@promptsheet/db/client'
import { uuidv7 } from '@promptsheet/db/uuidv7'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Env } from './env.ts'

/** What a process gives everything it runs. */
export type Deps = {
  env: Env
  db: Db
  /** For limits, what is kept of prompts, and nudges: fails fast, and the product goes on without it. */
  redis: Redis
  clock: () => Date
  random: (bytes: number) => Uint8Array
  log: Logger
}

export function newId(deps: Pick<Deps, 'clock' | 'random'>): string {
  return uuidv7(deps.clock(), deps.random)
}

/** A secret of that many random bytes, as text that fits a link or a header. */
export function newSecret(deps: Pick<Deps, 'random'>, bytes = 32): string {
  return Buffer.from(deps.random(bytes)).toString('base64url')
}
