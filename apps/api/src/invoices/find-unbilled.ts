import { z } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { id, localDate, money, orNull } from '../http/fields.ts'

export const unbilledShape = z
  .object({
    clientId: id,
    clientName: z.string(),
    from: localDate,
    to: localDate,
    entries: z.int(),
    seconds: z.int(),
    amount: orNull(money).meta({
      description:
        'At the rates it was approved at, not rounded and without tax; null for what was approved without a rate.',
    }),
  })
  .openapi('UnbilledTime')

const row = z.object({ json: unbilledShape })

/** Whose approved time waits to be billed, by client and currency, the most first. */
export async function findUnbilled({
  tx,
  actor,
}: WorkspaceContext): Promise<z.infer<typeof unbilledShape>[]> {
  const rows = await tx.execute(sql`
    select json_build_object('clientId', c.id, 'clientName', c.name, 'from', min(e.local_date), 'to', max(e.local_date),
      'entries', count(*), 'seconds', sum(round(extract(epoch from e.ended_at - e.started_at)))::bigint,
      'amount', case when e.currency is not null then
        json_build_object('amount', sum(e.amount)::bigint, 'currency', e.currency) end) as json
    from time_entries e
    join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
    join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
    where e.workspace_id = ${actor.workspaceId} and e.status = 'approved' and e.billable and e.deleted_at is null
      and e.invoice_id is null
    group by c.id, c.name, e.currency order by sum(e.amount) desc nulls first, c.id`)
  return rows.map((found) => row.parse(found).json)
}
