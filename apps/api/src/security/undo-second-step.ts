import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { hashToken } from '../auth/hash-token.ts'
import type { RequestContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { nobody } from '../queue/define-job.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { recordEvent } from './account-events.ts'
import { tellPerson } from './tell-person.ts'

/**
 * Takes a second step back with the link from the mail about it, for somebody else may have turned it on: the password,
 * every session and the keys made since go with it. Throws 422 `link_expired`, also when that step is off by now.
 */
export async function undoSecondStep(ctx: RequestContext, token: string): Promise<void> {
  await inWorkspace(ctx.db, nobody, async (tx) => {
    const [undone] = await tx.execute<{ id: string | null }>(
      sql`select lookup.undo_second_step(${hashToken(token)}, ${ctx.clock().toISOString()}) as id`,
    )
    const userId = undone?.id ?? null
    if (userId === null)
      throw invalid(
        'body.token',
        'This link was used before or has run out, or the step is off already.',
        'link_expired',
      )
    await tx.execute(sql`select app.enter(null, null, ${userId})`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'second_step_undone', userAgent: ctx.userAgent })
    await tellPerson({ ...ctx, tx }, { userId, kind: 'second_step_off' })
  })
  await nudgeRelay(ctx)
}
