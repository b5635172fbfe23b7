// Needs nothing but Node 20: installs the packages when they are missing or old, then runs the given script
// with the Node 24 that came with them. Usage: node scripts/bootstrap.mjs scripts/start.ts [arguments]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.promptsheet-stamp')

try {
  const [script, ...args] = process.argv.slice(2)
  if (!script) fail('usage: node scripts/bootstrap.mjs <script.ts> [arguments]')
  if (!isInstalled()) await install()
  const node = findNode24()
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path }
  // The channel tells the script when this process dies without a word.
  const child = start(node, [join(root, script), ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  process.exit(await end(child, node))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function isInstalled() {
  const stamp = wantedStamp()
  if (read(stampFile) === stamp) return true
  const installed = read(join(modules, '.package-lock.json'))
  if (!installed || !isSame(JSON.parse(read(join(root, 'package-lock.json'))), JSON.parse(installed)))
    return false
  fs.writeFileSync(stampFile, stamp)
  return true
}

function wantedStamp() {
  const lock = read(join(root, 'package-lock.json'))
  if (!lock) fail(`${root} has no package-lock.json: take a whole copy of the repository`)
  return createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex')
}

/** npm writes what it installed last of all, so an interrupted install is never taken for a whole one. */
function isSame(wanted, installed) {
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (!place.includes('node_modules/')) return true
    const there = installed.packages[place]
    if (!there) return entry.optional === true && !place.includes(`node-${process.platform}-${process.arch}`)
    return there.link === entry.link && there.version === entry.version && there.integrity === entry.integrity
  })
}

async function install() {
  const unlock = await lock(join(root, '.turbo/install.lock'))
  try {
    if (isInstalled()) return
    console.error('installing packages (once, about a minute)')
    const strict = await npm('ci')
    // Registries that carry only some platforms leave the others out of the lock file, which npm ci refuses.
    const last =
      strict.code === 0 || !lacksOnlyPlatforms(strict.output) ? strict : await npm('install', '--no-save')
    if (last.code !== 0) fail(`${last.output}\nnpm could not install the packages (see above): run it again`)
    if (!isInstalled())
      fail('npm installed other packages than package-lock.json names: remove node_modules, run it again')
  } finally {
    unlock()
  }
}

async function npm(...args) {
  const { npm_execpath: script } = process.env
  const [command, ...before] = script?.endsWith('.js') ? [process.execPath, script] : ['npm']
  const flags = ['--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error']
  const child = start(command, [...before, ...args, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await end(child, command)
  return { code, output: output.split('npm error Clean install')[0].trim() }
}

function lacksOnlyPlatforms(output) {
  const lock = JSON.parse(read(join(root, 'package-lock.json')))
  const entries = Object.values(lock.packages)
  const platforms = new Set(entries.flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})))
  const missing = [...output.matchAll(/Missing: (\S+)@\S* from lock file/g)].map(([, name]) => name)
  return missing.length > 0 && !output.includes('Invalid: ') && missing.every((name) => platforms.has(name))
}

/** One install at a time per checkout; a lock whose owner is dead is taken over. */
async function lock(file) {
  fs.mkdirSync(dirname(file), { recursive: true })
  for (let isTold = false; ; ) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = read(file)
    const isStale =
      owner === '' ? Date.now() - fs.statSync(file).mtimeMs > 2000 : owner && !isAlive(Number(owner))
    if (isStale && read(file) === owner) fs.rmSync(file, { force: true })
    else if (!isTold) {
      isTold = true
      console.error(`waiting for another install (process ${owner})`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function findNode24() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin/node')
  if (fs.existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    `no Node 24 for ${process.platform}-${process.arch} came with npm: install Node 24 and run this again`,
  )
}

function start(command, args, options) {
  return spawn(command, args, { cwd: root, ...options })
}

/** The exit code at the end of the child; until then it gets the signals we get. */
async function end(child, command) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  // npm that is told to stop ends alone, without telling us; so do a test run and its browser's server.
  const parent = process.ppid
  const { npm_lifecycle_event: isUnderNpm, END_WITH_PARENT: isAsked } = process.env
  const watch =
    (isUnderNpm || isAsked) && setInterval(() => process.ppid !== parent && forward('SIGTERM'), 250)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} did not start: ${error.message}`)))
    child.once('close', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function fail(message) {
  throw new Error(message)
}
