import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { SignedInContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { asPerson, recordEvent } from './account-events.ts'
import { type Device, readDevice } from './device.ts'

const stored = z.object({
  id: z.string(),
  created_at: z.coerce.date(),
  last_seen_at: z.coerce.date(),
  expires_at: z.coerce.date(),
  user_agent: z.string().nullable(),
  is_current: z.boolean(),
})

export type OwnSession = {
  id: string
  device: Device
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  isCurrent: boolean
}

/** Where one is signed in: this session first, then the latest seen. `lastSeenAt` is right to five minutes. */
export async function findSessions(ctx: SignedInContext): Promise<OwnSession[]> {
  const { userId, sessionId } = ctx.signedIn
  const rows = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
    tx.execute(sql`select * from lookup.list_sessions(${sessionId}, ${ctx.clock().toISOString()})`),
  )
  return rows.map((found) => {
    const row = stored.parse(found)
    return {
      id: row.id,
      device: readDevice(row.user_agent),
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isCurrent: row.is_current,
    }
  })
}

/** Ends one of one's own sessions, this one too. Throws not found. */
export async function endSession(ctx: SignedInContext, id: string): Promise<void> {
  const { userId } = ctx.signedIn
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const [ended] = await tx.execute<{ id: string | null }>(
      sql`select lookup.remove_own_session(${id}) as id`,
    )
    if (ended?.id == null) throw notFound('session')
    await recordEvent({ ...ctx, tx }, { userId, kind: 'session_ended', userAgent: ctx.userAgent })
  })
}

/** Ends every session but this one. */
export async function endOtherSessions(ctx: SignedInContext): Promise<void> {
  const { userId, sessionId } = ctx.signedIn
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    await tx.execute(sql`select lookup.remove_sessions_of(${userId}, ${sessionId})`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'other_sessions_ended', userAgent: ctx.userAgent })
  })
}
