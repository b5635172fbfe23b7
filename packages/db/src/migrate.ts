import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'

const folder = new URL('../migrations/', import.meta.url)

type Migration = { name: string; text: string; checksum: string }

/** Every migration of this version, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Whether the database holds an earlier version's data, and so is worth a backup before it is brought up to date. */
export async function isBehind(ownerUrl: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    const [table] = await sql`select to_regclass('public.migrations') is not null as there`
    if (table?.there !== true) return false
    const done = new Set((await sql`select name from migrations`).map(({ name }) => String(name)))
    return done.size > 0 && (await readMigrations()).some(({ name }) => !done.has(name))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Brings the database up to date: every `migrations/NNNN_name.sql` not yet applied, in order, each in its own
 * transaction, one migrator at a time; with `only`, no others than these. Throws when an applied file was changed
 * since: migrations only go forward.
 */
export async function migrate(
  ownerUrl: string,
  { only }: { only?: ReadonlySet<string> } = {},
): Promise<{ applied: string[] }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    await sql`select pg_advisory_lock(hashtext('promptsheet migrations'))`
    await sql`create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`
    const done = new Map<string, string>()
    for (const row of await sql<{ name: string; checksum: string }[]>`select name, checksum from migrations`)
      done.set(row.name, row.checksum)
    const applied: string[] = []
    for (const { name, text, checksum } of await readMigrations()) {
      const known = done.get(name)
      if (known === checksum || only?.has(name) === false) continue
      if (known !== undefined)
        throw new Error(`migration ${name} was changed after it was applied; add a new one instead`)
      await sql.begin(async (tx) => {
        await tx.unsafe(text).simple()
        await tx`insert into migrations (name, checksum) values (${name}, ${checksum})`
      })
      applied.push(name)
    }
    return { applied }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
