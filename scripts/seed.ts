import { findRecord, isRunning } from './launch/launcher-record.ts'
import { readSettings, type Settings } from './launch/settings.ts'
import { databaseNames, startDatabase } from './launch/start-services.ts'
import { PlainError, printFailure } from './plain-error.ts'
import { type SeedContext, seeds } from './seeds.ts'

try {
  await main(process.argv[2] ?? 'list')
} catch (error) {
  printFailure(error)
  process.exitCode = 1
}

async function main(name: string): Promise<void> {
  if (name === 'list') {
    for (const seed of seeds) console.log(`${seed.name}  ${seed.description}`)
    return
  }
  const seed = seeds.find((known) => known.name === name)
  if (!seed) throw new PlainError(`there is no seed "${name}": npm run seed list shows them`)
  await withDatabase(readSettings(), seed.run)
}

/** The given database, the one of the launcher that runs here, or the embedded one just for this. */
async function withDatabase(settings: Settings, run: (context: SeedContext) => Promise<void>): Promise<void> {
  const record = findRecord(settings.dataDir)
  if (!settings.DATABASE_URL && record?.postgresPort && isRunning(record.launcher)) {
    const { database, ownerPassword, appPassword } = databaseNames(settings.dataDir)
    const place = `127.0.0.1:${record.postgresPort}/${database}`
    await run({
      ownerUrl: `postgres://promptsheet_owner:${ownerPassword}@${place}`,
      appUrl: `postgres://promptsheet_app:${appPassword}@${place}`,
    })
    return
  }
  const database = await startDatabase(settings, console.error)
  try {
    await run(database)
  } finally {
    await database.stop()
  }
}
