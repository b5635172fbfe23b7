import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rotateLog } from '../services/daemon.ts'
import { repository } from './settings.ts'

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 10_000
const HEALTHY_MS = 30_000
const preload = fileURLToPath(new URL('stop-with-parent.mjs', import.meta.url))

export interface SuperviseOptions {
  name: string
  /** A script of the repository. */
  script: string
  nodeFlags?: string[]
  env: Record<string, string | undefined>
  /** Null shows the output on the terminal. */
  logFile: string | null
  onStart: () => void
  log: (line: string) => void
}

export interface Supervised {
  /** Null between a crash and the next attempt. */
  pid(): number | null
  /** Settles when it ends for the first time, with its last words. */
  firstEnd: Promise<string>
  /** Lets it drain for up to `drainMs`, then kills it; it is not started again. */
  stop(drainMs: number): Promise<void>
}

/** Runs a script with this Node and starts it again whenever it ends, a little later each time. */
export function supervise(options: SuperviseOptions): Supervised {
  const firstEnd = Promise.withResolvers<string>()
  let child: ChildProcess | null = null
  let isStopping = false
  let delayMs = FIRST_DELAY_MS
  let timer: NodeJS.Timeout | undefined
  let isFirst = true
  start()

  function start() {
    const startedAt = Date.now()
    const offset = options.logFile ? rotateLog(options.logFile) : 0
    const output = options.logFile ? openSync(options.logFile, 'a', 0o600) : ('inherit' as const)
    const flags = ['--import', preload, ...(options.nodeFlags ?? [])]
    const started = spawn(process.execPath, [...flags, options.script], {
      cwd: repository,
      env: options.env,
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    })
    if (typeof output === 'number') closeSync(output)
    child = started
    started.once('error', (error) => end(error.message))
    started.once('exit', (code, signal) => {
      const words = options.logFile ? lastWords(options.logFile, offset) : ''
      end(`${signal ? `ended by ${signal}` : `exit code ${code}`}${words}`)
    })
    options.onStart()

    function end(words: string) {
      if (child !== started) return
      child = null
      firstEnd.resolve(words)
      if (isStopping) return
      if (!isFirst) options.log(`${options.name} stopped (${words}), starting it again`)
      isFirst = false
      if (Date.now() - startedAt > HEALTHY_MS) delayMs = FIRST_DELAY_MS
      timer = setTimeout(start, delayMs)
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
    }
  }

  return {
    pid: () => child?.pid ?? null,
    firstEnd: firstEnd.promise,
    async stop(drainMs) {
      isStopping = true
      clearTimeout(timer)
      const last = child
      if (!last || last.exitCode !== null || last.signalCode !== null) return
      const gone = Promise.withResolvers<void>()
      last.once('exit', () => gone.resolve())
      last.kill('SIGTERM')
      const kill = setTimeout(() => last.kill('SIGKILL'), drainMs)
      await gone.promise
      clearTimeout(kill)
    },
  }
}

/** The line that names the error, else the last one that is for people; entries of the log itself are not. */
function lastWords(logFile: string, offset: number): string {
  const lines = readFileSync(logFile).subarray(offset).toString().trim().split('\n')
  const line =
    lines.find((text) => /^\w*Error\b/.test(text)) ?? lines.findLast((text) => !text.startsWith('{'))
  return line ? ` (${logFile}): ${line.slice(0, 500)}` : `, see ${logFile}`
}
