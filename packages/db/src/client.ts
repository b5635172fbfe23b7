import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepareStatements } from './prepare-statements.ts'

export type ConnectOptions = {
  /** Connections at most. */
  max: number
  /** Shown in pg_stat_activity. */
  name: string
  /** A statement that runs longer is cancelled by the server. */
  statementTimeoutSeconds: number
  /** Hears what the server says beside its answers. */
  onNotice?: (message: string) => void
}

export type Connection = ReturnType<typeof connect>
export type Db = Connection['db']
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** Opens a pool as the application role. `close` waits for what runs, at most five seconds. */
export function connect(url: string, { max, name, statementTimeoutSeconds, onNotice }: ConnectOptions) {
  const client = postgres(url, {
    max,
    connect_timeout: 5,
    max_lifetime: 600,
    // Whoever asks while the database is away hears so at once; the library would let each wait for its next try, up to 20 s.
    backoff: () => 0,
    onnotice: ({ message }) => onNotice?.(message ?? ''),
    connection: {
      application_name: name,
      statement_timeout: statementTimeoutSeconds * 1000,
      idle_in_transaction_session_timeout: 15_000,
      lock_timeout: 5_000,
      // Compiling a plan costs more than any query here takes.
      jit: false,
      // So does planning for each value anew, with the policies of every table: one plan for all values is as good,
      // whoever asks.
      plan_cache_mode: 'force_generic_plan',
    },
  })
  prepareStatements(client)
  return { db: drizzle(client), client, close: () => client.end({ timeout: 5 }) }
}
