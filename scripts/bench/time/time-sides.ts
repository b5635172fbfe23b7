import { randomBytes, randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { getTimeReport } from '../../../apps/api/src/time-reports/get-time-report.ts'
import { getTimer } from '../../../apps/api/src/timer/get-timer.ts'
import { startTimer } from '../../../apps/api/src/timer/start-timer.ts'
import { getWeek } from '../../../apps/api/src/weeks/get-week.ts'
import type { TimeDatabase } from '../bench-database.ts'
import type { Side } from '../compare.ts'

const context = { clock: () => new Date(), random: randomBytes, requestId: null }

/** A year by client, project and month: as the API answers it, and the one statement that anybody would write for it. */
export function reportSides({ db, floor, actor, pid, floorPid, world }: TimeDatabase): Side[] {
  const { workspaceId, from, to } = world
  return [
    {
      name: "a year's report over a million entries, product",
      pid,
      run: () =>
        inWorkspace(db, actor, (tx) =>
          getTimeReport({ ...context, tx, actor }, { from, to, groupBy: ['client', 'project', 'month'] }),
        ),
    },
    {
      name: 'SQL alone',
      pid: floorPid,
      run: () => floor`
        select p.client_id, e.project_id, date_trunc('month', e.started_at at time zone 'Europe/Berlin') as month, e.currency,
          count(*), sum(extract(epoch from e.ended_at - e.started_at)) as seconds,
          sum(extract(epoch from e.ended_at - e.started_at)) filter (where e.billable) as billable, sum(e.amount) as amount
        from time_entries e join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
        where e.workspace_id = ${workspaceId} and e.deleted_at is null
          and e.started_at >= ${from}::date::timestamp at time zone 'Europe/Berlin'
          and e.started_at < (${to}::date + 1)::timestamp at time zone 'Europe/Berlin'
        group by 1, 2, 3, 4`,
    },
  ]
}

/** Somebody's week: as the API answers it, and its entries as one statement reads them. */
export function weekSides({ db, floor, actor, pid, floorPid, world }: TimeDatabase): Side[] {
  const { workspaceId, memberId } = world
  const weekOf = (n: number) => 2 + (n % 48)
  return [
    {
      name: 'week view, product',
      pid,
      run: (n) =>
        inWorkspace(db, actor, (tx) =>
          getWeek({ ...context, tx, actor }, { week: `2025-W${String(weekOf(n)).padStart(2, '0')}` }),
        ),
    },
    {
      name: 'SQL alone',
      pid: floorPid,
      run: (n) => floor`
        select e.id, e.project_id, e.task_id, p.client_id, e.description, e.billable, e.tags, e.started_at, e.ended_at, e.timezone,
          e.local_date, e.is_timed, e.source, e.status, e.rate, e.currency, e.amount, e.invoice_id, e.revision, e.created_at, e.updated_at
        from time_entries e left join projects p on p.workspace_id = e.workspace_id and p.id = e.project_id
        where e.workspace_id = ${workspaceId} and e.member_id = ${memberId} and e.deleted_at is null
          and e.started_at >= '2024-12-30'::date + ${(weekOf(n) - 1) * 7}::int and e.started_at < '2025-01-06'::date + ${(weekOf(n) - 1) * 7}::int
        order by e.started_at`,
    },
  ]
}

/** A timer that stops the one before it: as the API starts it, and the two statements that it cannot do without. */
export function startSides({ db, floor, actor, pid, floorPid, world }: TimeDatabase): Side[] {
  const { workspaceId, memberId, people, taskIds } = world
  // Each side has its own person, or they would stop each other's.
  const other = people[1]?.memberId ?? memberId
  const taskOf = (n: number) => taskIds[n % taskIds.length] ?? ''
  return [
    {
      name: 'timer start, product',
      pid,
      run: (n) =>
        inWorkspace(db, actor, async (tx) => {
          const ctx = { ...context, tx, actor }
          const work = { description: '', billable: null, tags: [], timezone: null }
          await startTimer(ctx, { ...work, projectId: null, taskId: taskOf(n) }, null)
          return await getTimer(ctx)
        }),
    },
    {
      name: 'SQL alone',
      pid: floorPid,
      run: (n) =>
        floor.begin(async (tx) => {
          await tx`update time_entries set ended_at = now(), revision = revision + 1, updated_at = now()
            where workspace_id = ${workspaceId} and member_id = ${other} and ended_at is null and deleted_at is null`
          await tx`insert into time_entries (workspace_id, id, member_id, project_id, task_id, billable, started_at, timezone, source,
              created_by, created_at, updated_at)
            select ${workspaceId}, ${randomUUID()}, ${other}, t.project_id, t.id, true, now(), 'Europe/Berlin', 'timer', ${other}, now(), now()
            from tasks t where t.workspace_id = ${workspaceId} and t.id = ${taskOf(n)} returning id`
        }),
    },
  ]
}
