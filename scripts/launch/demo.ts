import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { demoEmail, demoPassword } from '@promptsheet/db/seed/content/people'
import postgres from 'postgres'
import { PlainError } from '../plain-error.ts'
import { repository } from './settings.ts'

/** Who signs in to the demo workspace. */
export const demoLogin = { email: demoEmail, password: demoPassword }

/** Whether nobody has a workspace here. */
export async function isDatabaseEmpty(appUrl: string): Promise<boolean> {
  const sql = postgres(appUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    return (await sql`select lookup.list_workspaces() limit 1`).length === 0
  } finally {
    await sql.end({ timeout: 5 })
  }
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
