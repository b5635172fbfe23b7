import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findRecord } from '../launch/launcher-record.ts'
import { repository } from '../launch/settings.ts'
import { findProcessesIn } from '../services/own-processes.ts'

export interface Launch {
  pid: number
  stdout(): string
  stderr(): string
  /** Settles at the end with the exit code, or null after a deadly signal. */
  ended: Promise<number | null>
  /** Throws what it printed when it ends instead. */
  ready(): Promise<void>
  kill(signal: NodeJS.Signals): void
}

/** Runs `npm start` without npm, with only these settings. */
export function launch(env: Record<string, string>): Launch {
  const args = [join(repository, 'scripts/bootstrap.mjs'), 'scripts/start.ts']
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', END_WITH_PARENT: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  const { promise: ended, resolve } = Promise.withResolvers<number | null>()
  child.once('close', resolve)
  return {
    pid: child.pid ?? 0,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ended,
    async ready() {
      await until(() => output.stdout.includes('ready on ') || child.exitCode !== null)
      if (!output.stdout.includes('ready on ')) throw new Error(`it ended: ${output.stderr}`)
    },
    kill: (signal) => child.kill(signal),
  }
}

/** Waits for a condition; throws when it does not come true in time. */
export async function until(isTrue: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${isTrue}`)
    await delay(25)
  }
}

/** Every live server of this DATA_DIR: what the launcher started and what those started. */
export function listServers(dataDir: string): number[] {
  const places = ['postgres/cluster', 'redis'].map((name) => join(dataDir, name))
  const names = ['postgres', 'redis-server', 'valkey-server', 'keydb-server']
  return places.flatMap((place) => findProcessesIn(place, names))
}

export function readPids(dataDir: string): { launcher: number; children: number[]; postgresPort: number } {
  const record = findRecord(dataDir)
  if (!record?.postgresPort) throw new Error(`no launcher has written its record into ${dataDir}`)
  const { launcher, children, postgresPort } = record
  return { launcher: launcher.pid, children: children.map(({ pid }) => pid), postgresPort }
}
