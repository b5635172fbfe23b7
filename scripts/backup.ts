import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { removeOldBackups, writeBackup } from './backup/write-backup.ts'
import { readSettings } from './launch/settings.ts'
import { withDatabase } from './launch/with-database.ts'
import { PlainError, printFailure } from './plain-error.ts'
import { keepSecret } from './services/secret-file.ts'

// `npm run backup [-- --to FOLDER] [--keep 14]`: everything in one file, while the product runs or stands still.

try {
  await main()
} catch (error) {
  printFailure(error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, keep: { type: 'string' } } })
  const keep = values.keep === undefined ? null : Number(values.keep)
  if (keep !== null && !(Number.isInteger(keep) && keep > 0))
    throw new PlainError(`--keep ${values.keep} cannot be used: give how many backups to keep, such as 14`)
  const settings = readSettings()
  const folder = resolve(values.to ?? join(settings.dataDir, 'backups'))
  const secretKey = settings.SECRET_KEY ?? keepSecret(join(settings.dataDir, 'secret-key'))
  await withDatabase(settings, async ({ ownerUrl }) => {
    const file = await writeBackup({ ownerUrl, secretKey, folder })
    console.log(`${file} (${Math.ceil(statSync(file).size / 1024)} KB)`)
  })
  if (keep !== null) {
    const removed = removeOldBackups(folder, keep)
    if (removed > 0) console.log(`removed ${removed} older ones`)
  }
}
