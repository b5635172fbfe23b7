import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { findRunAs, isRoot, type RunAs, SYSTEM_FOLDER } from './run-as.ts'

export interface ServiceFolder {
  /** Real path, owned by `runAs`, mode 0700. */
  path: string
  runAs: RunAs | null
}

/** Makes DATA_DIR: closed to others, but as root passable so that the servers' own user reaches its folder. */
export function makeDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new PlainError(`${path} cannot be written: set DATA_DIR to a folder of your own`, { cause: error })
  }
  return realpathSync(path)
}

/**
 * The folder `name` inside DATA_DIR for a server that runs without root's rights. Where that user cannot
 * reach DATA_DIR, the folder lives in the system folder and DATA_DIR holds a link to it.
 */
export function makeServiceFolder(dataDir: string, name: string): ServiceFolder {
  const place = join(makeDataDir(dataDir), name)
  if (existsSync(place)) {
    const path = realpathSync(place)
    const owner = statSync(path)
    const isOthers = isRoot() && owner.uid !== 0
    return { path, runAs: isOthers ? { uid: owner.uid, gid: owner.gid } : takeOver(path, findRunAs()) }
  }
  const runAs = findRunAs()
  if (!runAs || canPass(dirname(place), runAs)) {
    mkdirSync(place, { mode: 0o700 })
    return { path: place, runAs: takeOver(place, runAs) }
  }
  const path = join(SYSTEM_FOLDER, `data-${randomBytes(8).toString('hex')}`)
  mkdirSync(path, { mode: 0o700 })
  takeOver(path, runAs)
  rmSync(place, { force: true })
  symlinkSync(path, place)
  return { path, runAs }
}

/** A server that is just ending may still write. */
const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }

/** Removes a DATA_DIR with whatever its links point to in the system folder. */
export function removeDataDir(dataDir: string): void {
  for (const name of ['postgres', 'redis']) {
    const place = join(dataDir, name)
    const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()
    if (!isLink || !existsSync(place)) continue
    const target = realpathSync(place)
    if (dirname(target) === SYSTEM_FOLDER) rmSync(target, patiently)
  }
  rmSync(dataDir, patiently)
}

function takeOver(path: string, runAs: RunAs | null): RunAs | null {
  if (runAs) {
    chownSync(path, runAs.uid, runAs.gid)
    chmodSync(path, 0o700)
  }
  return runAs
}

function canPass(folder: string, runAs: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder)
  const bit = uid === runAs.uid ? 0o100 : gid === runAs.gid ? 0o010 : 0o001
  if (!(mode & bit)) return false
  const parent = dirname(folder)
  return parent === folder || canPass(parent, runAs)
}
