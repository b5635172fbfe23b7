import { findRecord, isRunning } from './launcher-record.ts'
import type { Settings } from './settings.ts'
import { databaseNames, startDatabase } from './start-services.ts'

/** The given database, the one of the launcher that runs here, or the embedded one just for this. */
export async function withDatabase(
  settings: Settings,
  run: (urls: { ownerUrl: string; appUrl: string }) => Promise<void>,
): Promise<void> {
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
