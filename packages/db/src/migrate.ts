import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import postgres from 'postgres'

const folder = new URL('../migrations/', import.meta.url)

/**
 * Brings the database up to date: every `migrations/NNNN_name.sql` not yet applied, in order, each in its own
 * transaction, one migrator at a time. Throws when an applied file was changed since: migrations only go forward.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    await sql`select pg_advisory_lock(hashtext('promptsheet migrations'))`
    await sql`create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`
    const done = new Map<string, string>()
    for (const row of await sql<{ name: string; checksum: string }[]>`select name, checksum from migrations`)
      done.set(row.name, row.checksum)
    const applied: string[] = []
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, folder), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const known = done.get(name)
      if (known === checksum) continue
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
