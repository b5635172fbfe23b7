import type postgres from 'postgres'

export type Table = { name: string; columns: string[] }

/**
 * Every table of ours but the list of migrations, those that others point to first, with the columns that can be
 * written. A key that is checked at the end of the transaction is no reason for an order.
 */
export async function findTables(sql: postgres.Sql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select c.relname as name, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations'
    order by c.relname`
  const needs = await sql<{ from: string; to: string }[]>`
    select distinct k.conrelid::regclass::text as from, k.confrelid::regclass::text as to from pg_constraint k
    where k.contype = 'f' and k.conparentid = 0 and not k.condeferred and k.conrelid <> k.confrelid`
  const sorted: Table[] = []
  let left = [...tables]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const free = left.filter(({ name }) => !needs.some(({ from, to }) => from === name && waiting.has(to)))
    if (free.length === 0) throw new Error(`these tables point at each other: ${[...waiting].join(', ')}`)
    sorted.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return sorted
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
