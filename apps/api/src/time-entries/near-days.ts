import { addDays } from '@promptsheet/shared/iso-week'
import { type SQL, sql } from 'drizzle-orm'

/**
 * Entries `e` that began on these days, wherever the person was; either end may be left open. The instants are there for the
 * index: row security lets only comparisons of one kind with itself reach it, so they are written out in full.
 */
export function beganOn({ from, to }: { from?: string | undefined; to?: string | undefined }): SQL {
  const conditions = [
    sql`true`,
    ...(from === undefined
      ? []
      : [sql`e.local_date >= ${from}::date and e.started_at >= ${midnight(addDays(from, -2))}::timestamptz`]),
    ...(to === undefined
      ? []
      : [sql`e.local_date <= ${to}::date and e.started_at < ${midnight(addDays(to, 3))}::timestamptz`]),
  ]
  return sql.join(conditions, sql` and `)
}

/** The instant a day begins with in Greenwich. */
export const midnight = (date: string) => `${date}T00:00:00Z`
