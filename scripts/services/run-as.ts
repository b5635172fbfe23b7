import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'

/** Where root keeps what an unprivileged server must be able to reach. */
export const SYSTEM_FOLDER = '/var/lib/promptsheet'
const SYSTEM_USER = 'promptsheet'

export interface RunAs {
  uid: number
  gid: number
}

export const isRoot = () => process.getuid?.() === 0

/** The user that servers run under: null for "as I am", a system user of our own when we are root. */
export function findRunAs(): RunAs | null {
  if (!isRoot()) return null
  mkdirSync(SYSTEM_FOLDER, { recursive: true })
  chmodSync(SYSTEM_FOLDER, 0o755)
  const known = lookUp(SYSTEM_USER)
  if (known) return known
  const flags = ['--system', '--user-group', '--no-create-home', '--home-dir', SYSTEM_FOLDER]
  spawnSync('useradd', [...flags, '--shell', '/usr/sbin/nologin', SYSTEM_USER])
  return lookUp(SYSTEM_USER) ?? lookUp('nobody') ?? { uid: 65_534, gid: 65_534 }
}

function lookUp(user: string): RunAs | null {
  const uid = spawnSync('id', ['-u', user], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', user], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
