import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { accountEvents } from '@promptsheet/db/schema/security'
import { and, count, desc, eq, gte, lt } from 'drizzle-orm'
import type { RequestContext } from '../context.ts'
import { type Deps, newId } from '../deps.ts'
import { nameDevice } from './device.ts'

export const eventKinds = [
  'signed_up',
  'logged_in',
  'login_failed',
  'second_step_failed',
  'logged_out',
  'session_ended',
  'other_sessions_ended',
  'password_changed',
  'password_reset',
  'email_change_asked',
  'email_changed',
  'email_change_undone',
  'second_step_on',
  'second_step_off',
  'second_step_undone',
  'recovery_codes_made',
  'recovery_code_used',
  'account_closed',
  'account_reopened',
] as const
export type EventKind = (typeof eventKinds)[number]

type Event = { userId: string; kind: EventKind; userAgent: string | null; detail?: Record<string, string> }
type InTransaction = Pick<Deps, 'clock' | 'random'> & { tx: Tx }

/** Writes down what happened to somebody's account; the transaction must act as that person. */
export async function recordEvent(
  ctx: InTransaction,
  { userId, kind, userAgent, detail = {} }: Event,
): Promise<void> {
  await ctx.tx.insert(accountEvents).values({
    userId,
    id: newId(ctx),
    kind,
    detail,
    userAgent: userAgent?.slice(0, 400) ?? null,
    createdAt: ctx.clock(),
  })
}

export const asPerson = (userId: string) => ({ workspaceId: null, memberId: null, userId })

/** The same in a transaction of its own, for what is no change of anything else. */
export function recordEventAlone(ctx: RequestContext, userId: string, kind: EventKind): Promise<void> {
  return inWorkspace(ctx.db, asPerson(userId), (tx) =>
    recordEvent({ ...ctx, tx }, { userId, kind, userAgent: ctx.userAgent }),
  )
}

const knownDevices = 200

/** Whether the person has come in with a device of this kind before; true while they never came in at all. */
export async function isDeviceKnown(tx: Tx, userId: string, userAgent: string | null): Promise<boolean> {
  const rows = await tx
    .select({ kind: accountEvents.kind, userAgent: accountEvents.userAgent })
    .from(accountEvents)
    .where(eq(accountEvents.userId, userId))
    .orderBy(desc(accountEvents.id))
    .limit(knownDevices)
  const entries = rows.filter(({ kind }) => kind === 'logged_in' || kind === 'signed_up')
  const name = nameDevice(userAgent)
  return entries.length === 0 || entries.some((entry) => nameDevice(entry.userAgent) === name)
}

/** How often something happened to one's own account since then. */
export async function countEvents(
  tx: Tx,
  userId: string,
  { kind, since }: { kind: EventKind; since: Date },
): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(accountEvents)
    .where(
      and(
        eq(accountEvents.userId, userId),
        eq(accountEvents.kind, kind),
        gte(accountEvents.createdAt, since),
      ),
    )
  return row?.count ?? 0
}

/** What happened to one's own account, latest first. */
export function findEvents(tx: Tx, userId: string, page: { limit: number; before: string | null }) {
  return tx
    .select()
    .from(accountEvents)
    .where(
      and(
        eq(accountEvents.userId, userId),
        page.before === null ? undefined : lt(accountEvents.id, page.before),
      ),
    )
    .orderBy(desc(accountEvents.id))
    .limit(page.limit)
}
