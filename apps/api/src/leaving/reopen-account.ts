import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { hashToken } from '../auth/hash-token.ts'
import type { RequestContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { nobody } from '../queue/define-job.ts'
import { recordEvent } from '../security/account-events.ts'
import { graceStart } from './grace.ts'

/** Brings a closed account back, with the workspaces that went along. Gives whose it is; 422 `link_expired`. */
export function reopenAccount(ctx: RequestContext, token: string): Promise<string> {
  const now = ctx.clock()
  return inWorkspace(ctx.db, nobody, async (tx) => {
    const [opened] = await tx.execute<{ user_id: string | null }>(
      sql`select lookup.reopen_account(${hashToken(token)}, ${graceStart(now).toISOString()}, ${now.toISOString()}) as user_id`,
    )
    const userId = opened?.user_id ?? null
    if (userId === null)
      throw invalid(
        'body.token',
        'This link was used before or has run out. Log in to get another.',
        'link_expired',
      )
    await tx.execute(sql`select app.enter(null, null, ${userId})`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'account_reopened', userAgent: ctx.userAgent })
    return userId
  })
}
