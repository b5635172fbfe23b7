import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import type { Period } from './find-billed.ts'
import type { Preview } from './shapes.ts'

const some = z.object({ entries: z.number(), seconds: z.number() })
const row = z.object({ waiting: some, unpriced: some, elsewhere: some, otherCurrency: some })

/** What of a client's billable time of these days would not be on this invoice, and why. */
export async function findLeftOut(
  { tx, actor }: WorkspaceContext,
  { clientId, from, to, currency }: Period,
  invoiceId: string | null,
): Promise<Preview['leftOut']> {
  const counted = (
    which: ReturnType<typeof sql>,
  ) => sql`json_build_object('entries', count(*) filter (where ${which}),
    'seconds', coalesce(sum(round(extract(epoch from e.ended_at - e.started_at))) filter (where ${which}), 0)::bigint)`
  const approved = sql`e.status = 'approved'`
  const [found] = await tx.execute(sql`
    select ${counted(sql`e.status in ('open', 'submitted')`)} as waiting,
      ${counted(sql`${approved} and e.rate is null`)} as unpriced,
      ${counted(sql`${approved} and e.invoice_id is distinct from ${invoiceId}::uuid and e.invoice_id is not null`)} as elsewhere,
      ${counted(sql`${approved} and e.currency <> ${currency}`)} as "otherCurrency"
    from time_entries e
    join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
    where e.workspace_id = ${actor.workspaceId} and p.client_id = ${clientId} and e.billable and e.deleted_at is null
      and e.ended_at is not null and e.local_date between ${from} and ${to}`)
  return row.parse(found)
}
