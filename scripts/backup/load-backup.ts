import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { migrate, readMigrations } from '@promptsheet/db/migrate'
import postgres from 'postgres'
import { PlainError } from '../plain-error.ts'
import { type Manifest, tableFile } from './archive.ts'
import { findTables, quote, type Table } from './tables.ts'

/** Throws when the backup was made by a version this one does not know. */
export async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of migrations)
    if (known.get(name) !== checksum)
      throw new PlainError(
        `this backup was made by another version (it knows ${name}): restore it with that one, or update first`,
      )
}

/**
 * Fills an empty database from an unpacked backup: the schema as it was then, every row in one transaction, and then
 * up to date. Gives how many rows. One that holds rows is refused as it is.
 */
export async function loadBackup(ownerUrl: string, folder: string, manifest: Manifest): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  let total = 0
  try {
    await refuseFilled(sql)
    await migrate(ownerUrl, { only: new Set(manifest.migrations.map(({ name }) => name)) })
    await sql`begin`
    const forced = await unforce(sql)
    await refuseOtherTables(sql, manifest)
    // What triggers derive from a change is in the backup too, as it was.
    for (const { name } of manifest.tables)
      await sql.unsafe(`alter table ${quote(name)} disable trigger user`)
    for (const { name, columns, rows } of manifest.tables) {
      await copyIn(sql, { name, columns }, tableFile(folder, name)).catch((error: unknown) => {
        throw new PlainError(`${name} does not fit: ${plainReason(error)}: nothing was restored`)
      })
      const [count] = await sql.unsafe(`select count(*)::int as rows from ${quote(name)}`)
      if (count?.rows !== rows)
        throw new PlainError(`${name} has ${count?.rows} rows and should have ${rows}: nothing was restored`)
      total += rows
    }
    await sql`set constraints all immediate`
    for (const { name } of manifest.tables) await sql.unsafe(`alter table ${quote(name)} enable trigger user`)
    for (const { name } of forced) await sql.unsafe(`alter table ${quote(name)} force row level security`)
    await sql`commit`
  } finally {
    await sql.end({ timeout: 5 })
  }
  await migrate(ownerUrl)
  return total
}

/** Throws when a table has rows, before anything is done to it; one that an earlier try left empty is fine. */
async function refuseFilled(sql: postgres.Sql): Promise<void> {
  await sql`begin`
  await unforce(sql)
  for (const { name } of await findTables(sql)) {
    const [table] = await sql.unsafe(`select exists (select from ${quote(name)}) as "isFilled"`)
    if (table?.isFilled === true)
      throw new PlainError(`the database is not empty (${name} has rows): restore into an empty one`)
  }
  await sql`rollback`
}

/** Row-level security binds even the owner while it is forced; it is forced again before anybody can look. */
async function unforce(sql: postgres.Sql): Promise<{ name: string }[]> {
  const forced = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`
  for (const { name } of forced) await sql.unsafe(`alter table ${quote(name)} no force row level security`)
  return forced
}

/** Throws when a table is missing from the backup, or one is in it that there was not. */
async function refuseOtherTables(sql: postgres.Sql, manifest: Manifest): Promise<void> {
  const needed = new Set((await findTables(sql)).map(({ name }) => name))
  const there = new Set(manifest.tables.map(({ name }) => name))
  const odd = [...needed, ...there].filter((name) => !(needed.has(name) && there.has(name)))
  if (odd.length > 0)
    throw new PlainError(`this backup is damaged: its tables are not those there were (${odd.join(', ')})`)
}

const plainReason = (error: unknown) =>
  error instanceof Error ? error.message.split('\n', 1)[0] : String(error)

const batch = 200

async function copyIn(sql: postgres.Sql, { name, columns }: Table, file: string): Promise<void> {
  const list = columns.map(quote).join(', ')
  const statement = `insert into ${quote(name)} (${list}) select ${list} from json_populate_recordset(null::${quote(name)}, $1::text::json)`
  let rows: string[] = []
  const write = async () => {
    if (rows.length > 0) await sql.unsafe(statement, [`[${rows.join(',')}]`])
    rows = []
  }
  for await (const line of linesOf(file)) {
    rows.push(line)
    if (rows.length === batch) await write()
  }
  await write()
}

// Node's readline also ends a line at U+2028, which texts may hold.
async function* linesOf(file: string) {
  let rest = ''
  for await (const chunk of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
