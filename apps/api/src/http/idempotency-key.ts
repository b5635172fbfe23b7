import { createHash } from 'node:crypto'
import { idempotencyKeys } from '@promptsheet/db/schema/identity'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { HttpProblem } from './problem.ts'
import type { Reply } from './reply.ts'

const storedHeaders = z.record(z.string(), z.string())

export type Keyed = { key: string; method: string; path: string; body: string }

/**
 * Runs a change once for a key: its reply is kept for 24 hours in the change's own transaction, so that the
 * same request again gets the same reply, whatever crashed in between. Another body under the same key is 422,
 * one that still runs is 409.
 */
export async function onceForKey<T>(
  ctx: WorkspaceContext,
  keyed: Keyed,
  run: () => Promise<Reply<T>>,
): Promise<Reply<T> | Reply<unknown>> {
  const actorId = ctx.actor.keyId ?? ctx.actor.memberId
  const requestHash = createHash('sha256')
    .update(`${keyed.method} ${keyed.path}\n${keyed.body}`)
    .digest('hex')
  const [lock] = await ctx.tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${actorId} ${keyed.key}`}, 1)) as free`,
  )
  if (lock?.free !== true)
    throw new HttpProblem(
      409,
      'still_running',
      'The first request with this Idempotency-Key is still running.',
      {
        headers: { 'retry-after': '1' },
      },
    )
  const [known] = await ctx.tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.workspaceId, ctx.actor.workspaceId),
        eq(idempotencyKeys.actorId, actorId),
        eq(idempotencyKeys.key, keyed.key),
      ),
    )
  if (known !== undefined) {
    if (known.requestHash !== requestHash)
      throw new HttpProblem(
        422,
        'idempotency_key_reused',
        'This Idempotency-Key was used for another request.',
      )
    const headers = storedHeaders.parse(known.headers)
    await refuseUnseen(ctx, [keyed.path, headers.location ?? ''])
    const body: unknown = JSON.parse(known.body)
    return { status: known.status, body, headers }
  }
  const reply = await run()
  await ctx.tx.insert(idempotencyKeys).values({
    workspaceId: ctx.actor.workspaceId,
    actorId,
    key: keyed.key,
    requestHash,
    status: reply.status,
    headers: reply.headers,
    body: JSON.stringify(reply.body),
    createdAt: ctx.clock(),
  })
  return reply
}

const ofOne = /^\/v1\/(prompts|collections|imports)\/([0-9a-f]{8}-[0-9a-f-]{27})(?:\/|$)/i

// A reply was for who could see what it is about, and that may have changed since.
async function refuseUnseen(ctx: WorkspaceContext, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const [, table, id] = ofOne.exec(path) ?? []
    if (table === undefined || id === undefined) continue
    const seen = await ctx.tx.execute(
      sql`select from ${sql.identifier(table)} where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`,
    )
    if (seen.length === 0) throw notFound(table.slice(0, -1))
  }
}
