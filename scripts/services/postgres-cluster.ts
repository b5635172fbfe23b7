import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { findProcessesIn, stopProcesses } from './own-processes.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { ServiceFolder } from './service-folder.ts'

/** Makes the cluster on first use (an interrupted attempt begins anew) and returns its folder. */
export function makeCluster(
  folder: ServiceFolder,
  binaries: PostgresBinaries,
  password: string,
  isDurable: boolean,
): string {
  const place = join(folder.path, 'cluster')
  const version = readVersion(place)
  if (version === binaries.major) return place
  if (version) {
    const advice = `move that folder away to begin empty, or set DATABASE_URL to a Postgres ${version}`
    throw new PlainError(
      `${place} was written by Postgres ${version}, this release runs ${binaries.major}: ${advice}`,
    )
  }
  const draft = join(folder.path, 'draft')
  const passwordFile = join(folder.path, 'draft-password')
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (folder.runAs) chownSync(passwordFile, folder.runAs.uid, folder.runAs.gid)
  const flags = ['-D', draft, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  flags.push('--encoding=UTF8', '--locale=C', '--data-checksums', ...(isDurable ? [] : ['--no-sync']))
  const failure = runInitdb([...flags, '--lc-ctype=C.UTF-8']) && runInitdb(flags)
  rmSync(passwordFile, { force: true })
  if (failure) throw new PlainError(`Postgres could not prepare ${folder.path}: ${failure}`)
  renameSync(draft, place)
  return place

  function runInitdb(args: string[]): string | null {
    rmSync(draft, { recursive: true, force: true })
    const run = spawnSync(binaries.initdb, args, {
      cwd: folder.path,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
      ...(folder.runAs ?? {}),
    })
    if (run.status === 0) return null
    return (run.stderr || run.error?.message || 'initdb failed').trim().split('\n').slice(-3).join(' | ')
  }
}

/** Ends whatever an earlier start left running on this cluster, and forgets its lock file. */
export async function clearEarlierServer(place: string): Promise<void> {
  const listAlive = () => findProcessesIn(place, ['postgres'])
  const steps = [
    ['SIGINT', 3000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ] as const
  const isGone = listAlive().length === 0 || (await stopProcesses(listAlive, steps))
  if (!isGone)
    throw new PlainError(`a Postgres of an earlier start does not end: kill ${listAlive().join(' ')}`)
  if (process.platform === 'linux') rmSync(join(place, 'postmaster.pid'), { force: true })
}

function readVersion(place: string): string | null {
  const file = join(place, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
