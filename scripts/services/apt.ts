import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { PlainError } from '../plain-error.ts'
import { findOnPath } from './find-on-path.ts'
import { isRoot } from './run-as.ts'

const POLICY = '/usr/sbin/policy-rc.d'
const MARK = '# put here by Promptsheet for the time of one installation'
const LIMIT_MS = 10 * 60_000

export const canInstallPackages = () => isRoot() && findOnPath(['apt-get']) !== null

/** Installs a Debian package as root, without letting it start a service of the machine's own. */
export async function installDebianPackage(name: string, log?: (line: string) => void): Promise<void> {
  log?.(`installing ${name} with apt-get (once)`)
  const isOurs = !existsSync(POLICY) || readFileSync(POLICY, 'utf8').includes(MARK)
  if (isOurs) writeFileSync(POLICY, `#!/bin/sh\n${MARK}\nexit 101\n`, { mode: 0o755 })
  try {
    const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq']
    await run([...wait, 'update'])
    await run([...wait, 'install', '-y', '--no-install-recommends', name])
  } finally {
    if (isOurs) rmSync(POLICY, { force: true })
  }
}

async function run(args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output = (output + text).slice(-4000)
    })
  }
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('error', () => resolve(null))
  child.once('close', resolve)
  if ((await promise) === 0) return
  const lines = output.trim().split('\n').slice(-3).join(' | ')
  throw new PlainError(`apt-get ${args.slice(3).join(' ')} failed, run it yourself and start again: ${lines}`)
}
