import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { inTurn } from './claim.ts'
import { repository } from './settings.ts'

const INPUTS = ['apps/web', 'packages/shared', 'packages/client', 'package-lock.json', 'tsconfig.base.json']
const IGNORED = new Set(['node_modules', 'dist', '.turbo', 'coverage'])
const stampFile = join(repository, '.turbo/web-build')
const logFile = join(repository, '.turbo/web-build.log')
const page = join(repository, 'apps/web/dist/index.html')

/** Builds the web app unless what was built last came from the same files; says whether it built. */
export async function buildWeb(log: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  return inTurn(`build ${repository}`, async () => {
    const inputs = hashInputs()
    if (existsSync(stampFile) && existsSync(page) && readFileSync(stampFile, 'utf8') === stamp(inputs))
      return false
    log('building the web app')
    await runTurbo(signal)
    if (!existsSync(page)) throw new PlainError('the web app was built without an index.html: see apps/web')
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, stamp(inputs))
    return true
  })
}

const stamp = (inputs: string) => `${inputs} ${createHash('sha256').update(readFileSync(page)).digest('hex')}`

function hashInputs(): string {
  const hash = createHash('sha256')
  for (const path of INPUTS.flatMap(listFiles)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(repository, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  const kind = statSync(join(repository, path), { throwIfNoEntry: false })
  if (kind?.isFile()) return [path]
  if (!kind?.isDirectory() || IGNORED.has(basename(path))) return []
  const names = readdirSync(join(repository, path)).sort()
  return names.flatMap((name) => listFiles(`${path}/${name}`))
}

async function runTurbo(signal: AbortSignal): Promise<void> {
  const args = ['run', 'build', '--filter=@promptsheet/web', '--output-logs=new-only', '--no-color']
  const turbo = join(repository, 'node_modules/.bin/turbo')
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1' }
  const child = spawn(turbo, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'], signal })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  if ((await promise) === 0) return
  writeFileSync(logFile, output)
  const reason = output.split('\n').find((line) => /error|could not/i.test(line)) ?? ''
  throw new PlainError(`the web app could not be built, see ${logFile}: ${reason.trim()}`)
}
