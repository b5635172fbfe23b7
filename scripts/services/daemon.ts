import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RunAs } from './run-as.ts'

const LOG_LIMIT_BYTES = 10_000_000

export interface DaemonOptions {
  command: string
  args: string[]
  cwd: string
  runAs: RunAs | null
  logFile: string
  /** Sent by the kernel when this process dies without a word, where the machine can do that. */
  orphanSignal: 'INT' | 'TERM' | 'QUIT'
}

export interface Daemon {
  pid: number
  exited: Promise<void>
  hasExited(): boolean
  /** Sends each signal in turn and waits up to its milliseconds for the exit. */
  stop(steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<void>
  /** What the process has logged since it was started, its last lines on one line. */
  lastLines(): string
}

/** Starts a server in a process group of its own (so Ctrl-C does not reach it), its output in a log file. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { command, args, cwd, runAs, logFile } = options
  const offset = rotateLog(logFile)
  const output = openSync(logFile, 'a', 0o600)
  const wrapped = diesWithParent()
    ? ['setpriv', '--pdeathsig', options.orphanSignal, '--', command]
    : [command]
  const [file = command, ...prefix] = wrapped
  const child = spawn(file, [...prefix, ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
    ...(runAs ?? {}),
  })
  closeSync(output)
  const exited = whenExited(child)
  await whenSpawned(child, command)
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid ?? 0,
    exited,
    hasExited,
    async stop(steps) {
      for (const [signal, waitMs] of steps) {
        if (hasExited()) return
        child.kill(signal)
        const { promise, resolve } = Promise.withResolvers<void>()
        const timer = setTimeout(resolve, waitMs)
        await Promise.race([exited, promise])
        clearTimeout(timer)
      }
    },
    lastLines: () =>
      readFileSync(logFile).subarray(offset).toString().trim().split('\n').slice(-3).join(' | '),
  }
}

let canDieWithParent: boolean | undefined

function diesWithParent(): boolean {
  canDieWithParent ??= spawnSync('setpriv', ['--pdeathsig', 'TERM', '--', 'true']).status === 0
  return canDieWithParent
}

/** Sets a log file that grew large aside (one is kept); returns the size that it begins with. */
export function rotateLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 })
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT_BYTES) return size
  renameSync(logFile, `${logFile}.1`)
  return 0
}

async function whenExited(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  return promise
}

async function whenSpawned(child: ChildProcess, command: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.once('spawn', resolve)
  child.once('error', (error) => reject(new Error(`${command} did not start: ${error.message}`)))
  return promise
}
