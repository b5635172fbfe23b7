import { chmodSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readStartTicks } from '../services/own-processes.ts'
import { removeDataDir } from '../services/service-folder.ts'

const PREFIX = 'promptsheet-run-'

/** A fresh folder for this process, passable so that a server's own user reaches what is inside. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** Removes what killed test runs left behind: folders named after a process that is gone. */
export function sweepTemporaryFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    if (readStartTicks(pid) !== null) continue
    try {
      removeDataDir(join(tmpdir(), name))
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
