import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these commands that is on PATH (or where Debian keeps servers), as a full path; or null. */
export function findOnPath(names: readonly string[]): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  for (const name of names) {
    for (const folder of folders) {
      if (folder && isExecutable(join(folder, name))) return join(folder, name)
    }
  }
  return null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
