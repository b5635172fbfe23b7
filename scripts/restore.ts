import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest, unpack } from './backup/archive.ts'
import { loadBackup, refuseNewer } from './backup/load-backup.ts'
import { claim } from './launch/claim.ts'
import { findRecord, isRunning } from './launch/launcher-record.ts'
import { readSettings, type Settings } from './launch/settings.ts'
import { provisionOnly } from './launch/start-services.ts'
import { PlainError, printFailure } from './plain-error.ts'
import { makeDataDir } from './services/service-folder.ts'

// `npm run restore -- FILE [--replace]`: a backup becomes the data of this machine. What was there is kept beside it.

try {
  await main()
} catch (error) {
  printFailure(error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { replace: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [given] = positionals
  if (!given) throw new PlainError('say which backup: npm run restore -- FILE')
  const file = resolve(given)
  if (!existsSync(file)) throw new PlainError(`${file} is not there`)
  const settings = readSettings()
  const dataDir = makeDataDir(settings.dataDir)
  const record = findRecord(dataDir)
  if (record && isRunning(record.launcher))
    throw new PlainError(`it is running on ${record.url}: stop it first (kill ${record.launcher.pid})`)
  const mine = await claim(`data ${dataDir}`)
  if (!mine) throw new PlainError(`another start or restore on ${dataDir} is under way`)
  const folder = join(dataDir, `.restore-${process.pid}`)
  try {
    mkdirSync(folder, { mode: 0o700 })
    unpack(file, folder)
    const manifest = await readManifest(folder, file)
    await refuseNewer(manifest)
    const secretKey = readFileSync(join(folder, 'secret-key'), 'utf8')
    const putBack = setAside(settings, secretKey, values.replace === true)
    try {
      const database = await provisionOnly(settings, console.error)
      try {
        const rows = await loadBackup(database.ownerUrl, folder, manifest)
        console.log(`restored ${rows} rows as of ${manifest.createdAt}: npm start goes on from there`)
      } finally {
        await database.stop()
      }
      writeFileSync(join(dataDir, 'secret-key'), secretKey, { mode: 0o600 })
    } catch (error) {
      putBack()
      throw error
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    mine.release()
  }
}

/** Moves the data that is there out of the way, and gives what puts it back. Refuses unless told to replace it. */
function setAside(settings: Settings, secretKey: string, isReplacing: boolean): () => void {
  const { dataDir } = settings
  if (settings.SECRET_KEY && settings.SECRET_KEY !== secretKey)
    throw new PlainError('SECRET_KEY is not the one of this backup: leave it out, or set it to that one')
  const kept = join(dataDir, `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  const parts = settings.DATABASE_URL ? ['secret-key'] : ['postgres', 'redis', 'secret-key']
  const names = parts.filter((name) => existsSync(join(dataDir, name)))
  const isFilled = names.includes('postgres')
  if (isFilled && !isReplacing)
    throw new PlainError(
      `${dataDir} has data already: add --replace to keep that in ${kept} and restore, or set DATA_DIR to a new folder`,
    )
  mkdirSync(kept, { mode: 0o700 })
  for (const name of names) renameSync(join(dataDir, name), join(kept, name))
  if (names.length === 0) rmSync(kept, { recursive: true })
  else console.error(`what was there is in ${kept}`)
  return () => {
    for (const name of parts) rmSync(join(dataDir, name), { recursive: true, force: true })
    for (const name of names) renameSync(join(kept, name), join(dataDir, name))
    rmSync(kept, { recursive: true, force: true })
  }
}
