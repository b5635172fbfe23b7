import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/** What a rate or a budget is of; at most one of them. */
export type Target = {
  taskId?: string | undefined
  projectId?: string | undefined
  clientId?: string | undefined
  memberId?: string | undefined
}

const found = z.object({
  isThere: z.boolean(),
  clientCurrency: z.string().nullable(),
  currency: z.string(),
  today: z.string(),
})

/**
 * The currency that time on it is billed in, and whether it can be in no other; and today in the workspace. Throws invalid
 * when it is not here, or is several things.
 */
export async function findTarget({ tx, actor, clock }: WorkspaceContext, target: Target) {
  const { taskId = null, projectId = null, clientId = null, memberId = null } = target
  const [named, ...more] = Object.entries({ taskId, projectId, clientId, memberId }).filter(
    ([, id]) => id !== null,
  )
  if (more.length > 0)
    throw invalid(
      `body.${more[0]?.[0] ?? ''}`,
      'Name one of a task, a project, a client and a member, not several.',
    )
  const [row] = await tx.execute(sql`
    select coalesce(t.id, p.id, c.id, m.id) is not null as "isThere", c.currency as "clientCurrency",
      coalesce(c.currency, w.currency) as currency,
      (${clock().toISOString()}::timestamptz at time zone w.timezone)::date::text as today
    from workspaces w
    left join tasks t on t.workspace_id = w.id and t.id = ${taskId}
    left join projects p on p.workspace_id = w.id and p.id = coalesce(t.project_id, ${projectId}::uuid)
    left join clients c on c.workspace_id = w.id and c.id = coalesce(p.client_id, ${clientId}::uuid)
    left join members m on m.workspace_id = w.id and m.id = ${memberId} and m.removed_at is null
    where w.id = ${actor.workspaceId}`)
  const { isThere, clientCurrency, ...rest } = found.parse(row)
  if (named !== undefined && !isThere) throw invalid(`body.${named[0]}`, 'This is not here, or not any more.')
  return { ...rest, isFixed: clientCurrency !== null || taskId !== null || projectId !== null }
}
