import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { onceFor } from '../../queue/define-job.ts'
import type { startHarness } from '../../testing/harness.ts'
import { removeLeftJob } from '../remove-left.job.ts'

type Harness = Awaited<ReturnType<typeof startHarness>>
export type Person = Awaited<ReturnType<Harness['person']>>

/** How people leave and look whether they are gone; `sql` sees every row, whosever it is. */
export function makeLeaving({ client, databaseUrl, deps }: Harness) {
  const superuserUrl = new URL(inject('services').superuserUrl)
  superuserUrl.pathname = new URL(databaseUrl).pathname
  const sql = postgres(superuserUrl.toString(), { max: 1, onnotice: () => undefined })
  afterAll(() => sql.end())

  const close = (mia: Pick<Person, 'send' | 'password'>) =>
    mia.send('DELETE', '/v1/me', { currentPassword: mia.password })
  const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>) => {
    const send = client()
    return { send, answer: await send('POST', '/v1/auth/login', { email, password }) }
  }
  const runRemoval = (signal = AbortSignal.timeout(60_000)) =>
    removeLeftJob.runRaw(
      {
        ...deps,
        jobId: crypto.randomUUID(),
        workspaceId: null,
        sendMail: () => Promise.resolve(),
        signal,
        once: onceFor(deps, crypto.randomUUID()),
      },
      { dueAt: deps.clock().toISOString() },
    )

  /** How many rows of a workspace each table holds. */
  async function rowsIn(workspaceId: string): Promise<Record<string, number>> {
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const [row] =
        await sql`select count(*)::int as count from ${sql(name)} where workspace_id = ${workspaceId}`
      if (row?.count > 0) counts[name] = Number(row?.count)
    }
    return counts
  }
  return { sql, close, logIn, runRemoval, rowsIn }
}

/** In seconds. */
export const days = (count: number) => count * 86_400
