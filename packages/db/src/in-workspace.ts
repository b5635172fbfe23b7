import { sql } from 'drizzle-orm'
import type { Db, Tx } from './client.ts'

/** Whose rows a transaction may reach. `memberId` and `userId` are null for a job that acts for nobody. */
export type Tenant = { workspaceId: string | null; memberId: string | null; userId: string | null }

/**
 * The door to tenant tables: a transaction that knows its workspace, member and user, so that row-level security
 * lets it reach those rows and no others. Retried once when Postgres says that two transactions got in each
 * other's way; so `work` must have no effect outside the database.
 */
export async function inWorkspace<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await once(db, tenant, work)
  } catch (error) {
    if (!isSerialisationFailure(error)) throw error
    return await once(db, tenant, work)
  }
}

function once<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select app.enter(${tenant.workspaceId}, ${tenant.memberId}, ${tenant.userId})`)
    return await work(tx)
  })
}

function isSerialisationFailure(error: unknown): boolean {
  return ['40001', '40P01'].includes(postgresCode(error) ?? '')
}

/** The SQLSTATE behind an error of the database, however deep it is wrapped; null for any other error. */
export function postgresCode(error: unknown): string | null {
  return postgresField(error, 'code')
}

/** The constraint an error of the database names, or null. */
export function postgresConstraint(error: unknown): string | null {
  return postgresField(error, 'constraint_name')
}

function postgresField(error: unknown, field: 'code' | 'constraint_name'): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at.name === 'PostgresError') {
      const value: unknown = Reflect.get(at, field)
      return typeof value === 'string' ? value : null
    }
  }
  return null
}
