import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../launch/settings.ts'
import { plainMessage } from '../plain-error.ts'
import { findFreePort } from '../services/free-port.ts'
import { signalProcess } from '../services/own-processes.ts'
import { type Counts, withExit } from './counts.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { readPlaywrightReport, readVitestReport } from './read-reports.ts'

const CLEAN_UP_MS = 4000

export interface SuiteOptions {
  /** Parts of file names; none means everything. */
  filters: string[]
  isCi: boolean
  /** Ours to fill, and removed by the caller. */
  temporary: string
  signal: AbortSignal
}

/** Runs vitest over unit, integration and launcher tests. */
export async function runVitest({ filters, isCi, temporary, signal }: SuiteOptions): Promise<Counts> {
  const report = join(temporary, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', ...reporters, ...filters]
  const isFine = await run(args, { TMPDIR: temporary }, signal)
  return withExit(readVitestReport(report, isCi), isFine)
}

/** Runs the end-to-end tests in Chromium against the whole product on data of its own. */
export async function runPlaywright({ filters, isCi, temporary, signal }: SuiteOptions): Promise<Counts> {
  const folder = join(repository, 'e2e')
  const specs = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const isWanted = (path: string) =>
    filters.length === 0 || filters.some((filter) => `e2e/${path}`.includes(filter))
  if (!specs.some((path) => path.endsWith('.spec.ts') && isWanted(path))) return { passed: 0, failed: 0 }
  try {
    await ensureChromium()
  } catch (error) {
    console.error(plainMessage(error))
    return { passed: 0, failed: isCi ? 1 : 0 }
  }
  const report = join(temporary, 'playwright.json')
  const env = {
    E2E_PORT: String(await findFreePort()),
    E2E_DATA_DIR: join(temporary, 'e2e-data'),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...filters]
  const isFine = await run(args, env, signal)
  return withExit(readPlaywrightReport(report, isCi), isFine)
}

async function run(args: string[], env: Record<string, string>, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted()
  // A process group of its own, so that nothing of it outlives an interrupt.
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const group = -(child.pid ?? process.pid)
  const interrupt = () => {
    child.kill('SIGINT')
    setTimeout(() => signalProcess(group, 'SIGKILL'), CLEAN_UP_MS).unref()
  }
  signal.addEventListener('abort', interrupt)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  child.once('error', () => resolve(false))
  child.once('close', (code) => resolve(code === 0))
  const isFine = await promise
  if (signal.aborted) signalProcess(group, 'SIGKILL')
  signal.removeEventListener('abort', interrupt)
  return isFine && !signal.aborted
}
