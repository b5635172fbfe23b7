import { addDays } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { getMemberTimeSettings } from '../time-settings/get-time-settings.ts'
import { can } from '../workspaces/can.ts'
import { forecast, type Node, usualShare } from './forecast.ts'
import type { EstimateRow, Estimates } from './shapes.ts'
import { shareOf, stateOf, sumClients } from './sum-clients.ts'

const most = 1000
const paceDays = 28

const node = z.object({
  kind: z.enum(['client', 'project', 'task']),
  id: z.string(),
  above: z.string().nullable(),
  name: z.string(),
  within: z.string().nullable(),
  colour: z.string(),
  clientId: z.string().nullable(),
  projectId: z.string().nullable(),
  estimateSeconds: z.number().nullable(),
  /** On itself alone. */
  seconds: z.number(),
  lately: z.number(),
  archivedAt: z.string().nullable(),
})

type Asked = {
  clientId?: string | undefined
  projectId?: string | undefined
  archived: 'false' | 'true' | 'all'
}

/** Estimate against reality of all that has one and the actor asks for, with what it is likely to take. */
export async function getEstimates(ctx: WorkspaceContext, asked: Asked): Promise<Estimates> {
  const nodes = (await findNodes(ctx)).map((row): Node & z.infer<typeof node> => ({ ...row, below: [] }))
  const byId = new Map(nodes.map((one) => [one.id, one]))
  for (const one of nodes) byId.get(one.above ?? '')?.below.push(one)
  const { longFromPercent } = await getMemberTimeSettings(ctx)
  const usual = usualShare(nodes)
  const today = ctx.clock().toISOString().slice(0, 10)
  const rows = nodes.flatMap((one): EstimateRow[] => {
    if (one.estimateSeconds === null || !isAsked(one, asked)) return []
    const { actual, lately, likely } = forecast(one, usual?.share ?? 1)
    const { kind, id, name, within, colour, clientId, projectId, estimateSeconds, archivedAt } = one
    const sums = {
      estimateSeconds,
      actualSeconds: actual,
      forecastSeconds: archivedAt === null ? likely : actual,
    }
    return [
      {
        ...{ kind, id, name, within, colour, clientId, projectId, archivedAt },
        ...sums,
        state: stateOf(sums, archivedAt === null ? longFromPercent : null),
        reachesEstimateOn:
          archivedAt === null ? reachedOn(today, estimateSeconds - actual, lately / paceDays) : null,
      },
    ]
  })
  return {
    data: rows.toSorted((a, b) => shareOf(b) - shareOf(a) || (a.name < b.name ? -1 : 1)).slice(0, most),
    clients: sumClients(rows, byId, longFromPercent),
    usual,
    longFromPercent,
    ownHoursOnly: !can(ctx.actor.role, 'see_everyones_time'),
    asOf: ctx.clock().toISOString(),
  }
}

function isAsked(one: z.infer<typeof node>, { clientId, projectId, archived }: Asked): boolean {
  if (clientId !== undefined && one.clientId !== clientId) return false
  if (projectId !== undefined && one.projectId !== projectId) return false
  return archived === 'all' || (one.archivedAt !== null) === (archived === 'true')
}

/** Null when it is past it already, and when it is more than two years away. */
function reachedOn(today: string, remaining: number, perDay: number): string | null {
  const days = Math.ceil(remaining / perDay)
  return remaining > 0 && days <= 730 ? addDays(today, days) : null
}

async function findNodes(ctx: WorkspaceContext) {
  const { workspaceId } = ctx.actor
  const now = sql`${ctx.clock().toISOString()}::timestamptz`
  const rows = await ctx.tx.execute(sql`
    with tracked as materialized (
      select id, sum(seconds) as seconds, sum(lately) as lately from (
        select bucket_id as id, seconds, 0 as lately from time_tracked where workspace_id = ${workspaceId}
        union all
        select coalesce(e.task_id, e.project_id), case when e.ended_at is null then s.seconds else 0 end, s.seconds
        from time_entries e cross join lateral (select greatest(0, round(extract(epoch from coalesce(e.ended_at, ${now}) - e.started_at))) as seconds) s
        where e.workspace_id = ${workspaceId} and e.deleted_at is null and e.project_id is not null
          and (e.started_at > ${now} - interval '1 day' * ${paceDays}::int or e.ended_at is null)) t group by 1),
    nodes as (
      select 'client' as kind, c.id, null::uuid as above, c.name, null as within, c.colour, c.id as client_id, null::uuid as project_id,
        c.estimate_seconds, c.archived_at from clients c where c.workspace_id = ${workspaceId}
      union all
      select 'project', p.id, p.client_id, p.name, c.name, p.colour, p.client_id, p.id, p.estimate_seconds, coalesce(p.archived_at, c.archived_at)
      from projects p left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id where p.workspace_id = ${workspaceId}
      union all
      select 'task', t.id, coalesce(t.parent_id, t.project_id), t.name, concat_ws(' / ', c.name, p.name), coalesce(t.colour, p.colour),
        p.client_id, p.id, t.estimate_seconds, coalesce(t.archived_at, p.archived_at, c.archived_at)
      from tasks t join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
      left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id where t.workspace_id = ${workspaceId})
    select kind, n.id, above, name, within, colour, client_id as "clientId", project_id as "projectId",
      estimate_seconds as "estimateSeconds", coalesce(t.seconds, 0)::float8 as seconds, coalesce(t.lately, 0)::float8 as lately,
      app.instant(archived_at) as "archivedAt"
    from nodes n left join tracked t on t.id = n.id`)
  return rows.map((row) => node.parse(row))
}
