import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { hashFile, type Manifest, pack, tableFile } from './archive.ts'
import { findTables, quote, type Table } from './tables.ts'

type Wanted = {
  /** As the role that owns the database. The product may go on meanwhile. */
  ownerUrl: string
  secretKey: string
  /** Where backups lie; made when it is not there. */
  folder: string
  /** Begins the file's name. */
  name?: string
  now?: Date
}

/**
 * Writes everything there is at one moment into one file, readable by its owner alone: every table, and the secret key
 * that opens what is sealed in them. Nothing of Redis: its queues are made again from the outbox. Gives the path.
 */
export async function writeBackup({
  ownerUrl,
  secretKey,
  folder,
  name = 'promptsheet',
  now = new Date(),
}: Wanted): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-')
  const file = join(folder, `${name}-${stamp}.tar`)
  const draft = join(folder, `.draft-${stamp}-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  try {
    const contents = await dump(ownerUrl, draft)
    writeFileSync(join(draft, 'secret-key'), secretKey, { mode: 0o600 })
    const manifest: Manifest = {
      format: 1,
      createdAt: now.toISOString(),
      ...contents,
      secretKey: await hashFile(join(draft, 'secret-key')),
    }
    writeFileSync(join(draft, 'manifest.json'), JSON.stringify(manifest, null, 1), { mode: 0o600 })
    // Made empty first, so that it is nobody else's to read at any moment.
    writeFileSync(`${file}.part`, '', { mode: 0o600 })
    pack(draft, `${file}.part`)
    renameSync(`${file}.part`, file)
    return file
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(`${file}.part`, { force: true })
  }
}

/** Removes the oldest backups of a name beyond so many; gives how many went. */
export function removeOldBackups(folder: string, keep: number, name = 'promptsheet'): number {
  const all = readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-2`) && file.endsWith('.tar'))
    .sort()
  const old = all.slice(0, Math.max(0, all.length - keep))
  for (const file of old) rmSync(join(folder, file))
  return old.length
}

async function dump(ownerUrl: string, draft: string): Promise<Pick<Manifest, 'migrations' | 'tables'>> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    await sql`begin isolation level repeatable read, read only`
    const migrations = await sql<Manifest['migrations']>`select name, checksum from migrations order by name`
    const tables = await findTables(sql)
    // The owner of tables with forced row-level security sees nothing; the lookup role sees every row.
    await sql`set local role promptsheet_lookup`
    const written: Manifest['tables'] = []
    for (const table of tables) {
      const rows = await copyOut(sql, table, tableFile(draft, table.name))
      written.push({ ...table, rows, sha256: await hashFile(tableFile(draft, table.name)) })
    }
    await sql`commit`
    return { migrations: [...migrations], tables: written }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const batch = 200

/** Writes a table as JSON, one line for each row; gives how many. */
async function copyOut(sql: postgres.Sql, { name, columns }: Table, file: string): Promise<number> {
  let rows = 0
  async function* lines() {
    const list = columns.map(quote).join(', ')
    const source = sql.unsafe(
      `select row_to_json(t)::text as line from (select ${list} from ${quote(name)}) t`,
    )
    for await (const found of source.cursor(batch)) {
      rows += found.length
      yield found.map(({ line }) => `${line}\n`).join('')
    }
  }
  await pipeline(lines, createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }))
  return rows
}
