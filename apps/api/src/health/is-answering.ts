import type { Db } from '@promptsheet/db/client'
import { sql } from 'drizzle-orm'

const checkSeconds = 2

/** Whether the database answers within two seconds. */
export function isAnswering(db: Db): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, checkSeconds * 1000, false).unref())
  const asked = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late])
}
