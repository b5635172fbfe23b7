import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { shortDay } from './days.ts'
import type { Billed, Grouping } from './make-lines.ts'

export const mostEntries = 20_000

/** Whose time of which days an invoice is for. */
export type Period = { clientId: string; from: string; to: string; currency: string }

const row = z.object({
  id: z.string(),
  memberId: z.string(),
  memberName: z.string(),
  day: z.string(),
  startedAt: z.string(),
  seconds: z.number(),
  rate: z.coerce.number(),
  description: z.string().transform((words) => words.replaceAll(/\s+/g, ' ').trim()),
  projectId: z.string(),
  projectName: z.string(),
  taskId: z.string().nullable(),
  taskName: z.string().nullable(),
})
type Row = z.infer<typeof row>

export type BilledEntry = Billed & Pick<Row, 'id' | 'memberId' | 'description'>

/** The entries on an invoice, locked until the transaction ends when they are to be written. */
export function findEntriesOf(ctx: WorkspaceContext, invoiceId: string, groupBy: readonly Grouping[]) {
  return findBilled(ctx, sql`e.invoice_id = ${invoiceId}`, groupBy)
}

/** What can be billed: approved, with a rate in this currency, and on no other invoice or draft than `invoiceId`. */
export function billable({ clientId, from, to, currency }: Period, invoiceId: string | null): SQL {
  return sql`e.status = 'approved' and e.billable and e.deleted_at is null and e.rate is not null
    and e.currency = ${currency} and (e.invoice_id is null or e.invoice_id = ${invoiceId}::uuid)
    and e.local_date between ${from} and ${to} and p.client_id = ${clientId}`
}

/** Entries `e` of projects `p` as lines are made of them. Throws a conflict when they are too many for one invoice. */
export async function findBilled(
  { tx, actor }: WorkspaceContext,
  where: SQL,
  groupBy: readonly Grouping[],
): Promise<BilledEntry[]> {
  const rows = await tx.execute(sql`
    select e.id, e.member_id as "memberId", coalesce(u.name, 'Somebody') as "memberName", e.local_date::text as day,
      app.instant(e.started_at) as "startedAt", round(extract(epoch from e.ended_at - e.started_at))::int as seconds,
      e.rate, e.description, p.id as "projectId", p.name as "projectName", e.task_id as "taskId",
      (select string_agg(a.name, ' › ' order by array_position(t.path, a.id))
        from tasks t join tasks a on a.workspace_id = t.workspace_id and a.id = any (t.path)
        where t.workspace_id = e.workspace_id and t.id = e.task_id) as "taskName"
    from time_entries e
    join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
    left join members m on m.workspace_id = e.workspace_id and m.id = e.member_id
    left join users u on u.id = m.user_id
    where e.workspace_id = ${actor.workspaceId} and ${where}
    order by e.started_at, e.id
    limit ${mostEntries + 1}`)
  if (rows.length > mostEntries)
    throw conflict('too_much_to_bill', 'This is too much time for one invoice. Take fewer days.')
  return rows.map((found) => toBilled(row.parse(found), groupBy))
}

function toBilled(entry: Row, groupBy: readonly Grouping[]): BilledEntry {
  const { id, memberId, day, seconds, rate, description, projectId, projectName, taskId, taskName } = entry
  const isIn = (by: Grouping) => groupBy.includes(by)
  const named = (key: string, label: string) => ({ key, label, order: `${label.toLowerCase()} ${key}` })
  const work = [isIn('project') ? null : projectName, taskName].filter((name) => name !== null).join(' › ')
  const where = isIn('task') ? '' : work
  const what = [isIn('day') ? '' : shortDay(day), description === '' ? where : description]
  return {
    ...{ id, memberId, day, seconds, rate, description },
    groups: {
      project: named(projectId, projectName),
      task: named(taskId ?? projectId, work),
      member: named(memberId, entry.memberName),
      day: { key: day, label: shortDay(day), order: day },
      entry: {
        key: id,
        label: what.filter((word) => word !== '').join(' · '),
        order: `${entry.startedAt} ${id}`,
      },
    },
  }
}
