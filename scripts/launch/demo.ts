import { spawn } from 'node:child_process'
import { join } from 'node:path'
import postgres from 'postgres'
import { PlainError } from '../plain-error.ts'
import { repository } from './settings.ts'

/** Who signs in to the demo workspace; the only copy outside the seed. */
export const demoLogin = { email: 'mia@northlight.example', password: 'demo demo demo' }

/** Whether nobody has ever had a workspace here. */
export async function isDatabaseEmpty(ownerUrl: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  const undo = new Error('look, then undo')
  let isEmpty = false
  try {
    // The owner too is held by row-level security, so it lifts that for one look and undoes it.
    await sql.begin(async (tx) => {
      await tx`set local lock_timeout = '5s'`
      await tx`alter table workspaces no force row level security`
      const rows = await tx`select 1 from workspaces limit 1`
      isEmpty = rows.length === 0
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
  return isEmpty
}

/** Runs a seed as a process of its own; throws PlainError with its last line when it fails. */
export async function runSeed(name: string, env: Record<string, string | undefined>, signal: AbortSignal) {
  const script = join(repository, 'scripts/seed.ts')
  const child = spawn(process.execPath, [script, name], {
    cwd: repository,
    env,
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-4000)
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  if ((await promise) !== 0)
    throw new PlainError(`the ${name} seed failed: ${output.trim().split('\n').at(-1)}`)
}
