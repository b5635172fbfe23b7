import type { Tx } from '@promptsheet/db/client'
import { inWorkspace, type Tenant } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { SendMail } from '../outbound/mail.ts'

export type JobContext = Deps & {
  /** The outbox row: stable across retries, so good as an id for what leaves the house. */
  jobId: string
  workspaceId: string | null
  sendMail: SendMail
  signal: AbortSignal
  /**
   * The job's effect on the database, once: runs in a transaction that also marks the job as done, and does not
   * run when another run of the same job got there first.
   */
  once: (tenant: Tenant, effect: (tx: Tx) => Promise<void>) => Promise<void>
}

export type Job<P = unknown> = {
  name: string
  payload: z.ZodType<P>
  /** Runs by itself at every multiple of `everySeconds` since the epoch, plus `offsetSeconds`. */
  schedule: { everySeconds: number; offsetSeconds: number } | null
  run: (ctx: JobContext, payload: P) => Promise<void>
}

/** Any job, as the worker sees it: it parses what it is given. */
export type AnyJob = Omit<Job, 'run' | 'payload'> & {
  runRaw: (ctx: JobContext, payload: unknown) => Promise<void>
}

type Definition<P> = Omit<Job<P>, 'schedule'> & Partial<Pick<Job<P>, 'schedule'>>

/** A job is one shallow file and safe to run twice. Its payload is a wire format: ids, and new fields optional. */
export function defineJob<P>(definition: Definition<P>): Job<P> & AnyJob {
  return {
    schedule: null,
    ...definition,
    runRaw: (ctx, payload) => definition.run(ctx, definition.payload.parse(payload)),
  }
}

export const nobody: Tenant = { workspaceId: null, memberId: null, userId: null }

/** `once` for the job with this outbox id. */
export function onceFor(deps: Deps, jobId: string): JobContext['once'] {
  return (tenant, effect) =>
    inWorkspace(deps.db, tenant, async (tx) => {
      const [finished] = await tx.execute<{ is_first: boolean }>(
        sql`select lookup.finish_outbox(${jobId}, ${deps.clock().toISOString()}) as is_first`,
      )
      if (finished?.is_first === true) await effect(tx)
    })
}
