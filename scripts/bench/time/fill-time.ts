import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'

/** A year of work of a big agency. */
export interface TimeWorld {
  workspaceId: string
  /** The owner, who is the first of the people. */
  memberId: string
  userId: string
  people: { memberId: string; userId: string }[]
  taskIds: string[]
  /** The first and the last day of the year. */
  from: string
  to: string
}

const entriesADay = 20
const days = 250
const perPerson = entriesADay * days

/**
 * One workspace with so many entries in the year 2025, by as many people as it takes: 5,000 each on 20 working days a month;
 * 20 clients, 60 projects, 600 tasks; three of four approved, the rest at the rates of five clients and of the workspace.
 */
export async function fillTime(root: Sql, entries: number): Promise<TimeWorld> {
  const workspaceId = randomUUID()
  const count = Math.max(1, Math.round(entries / perPerson))
  const people = Array.from({ length: count }, () => ({ memberId: randomUUID(), userId: randomUUID() }))
  const [first] = people
  if (first === undefined) throw new Error('there is somebody')
  const owner = first.memberId
  await root.begin(async (tx) => {
    // Triggers and foreign keys are off for it, or it would take an hour; what they keep is written below.
    await tx`set local session_replication_role = replica`
    await tx`insert into workspaces (id, name, timezone, created_at, updated_at) values (${workspaceId}, 'Bench', 'Europe/Berlin', now(), now())`
    const given = tx.json(people.map(({ memberId, userId }, n) => ({ n, memberId, userId })))
    await tx`insert into users (id, email, name, timezone, created_at, updated_at)
      select p."userId", p."userId" || '@example.com', 'Person ' || p.n, 'Europe/Berlin', now(), now()
      from jsonb_to_recordset(${given}) as p(n int, "userId" uuid)`
    await tx`insert into members (workspace_id, id, user_id, role, created_at, updated_at)
      select ${workspaceId}, p."memberId", p."userId", case when p.n = 0 then 'owner' else 'member' end, now(), now()
      from jsonb_to_recordset(${given}) as p(n int, "userId" uuid, "memberId" uuid)`
    await tx`insert into clients (workspace_id, id, name, currency, created_at, updated_at)
      select ${workspaceId}, gen_random_uuid(), 'Client ' || n, 'EUR', now(), now() from generate_series(1, 20) n`
    await tx`insert into projects (workspace_id, id, client_id, name, created_at, updated_at)
      select ${workspaceId}, gen_random_uuid(), c.id, c.name || ', project ' || n, now(), now()
      from clients c, generate_series(1, 3) n where c.workspace_id = ${workspaceId}`
    await tx`insert into tasks (workspace_id, id, project_id, path, name, created_at, updated_at)
      select ${workspaceId}, t.id, t.project_id, array[t.id], 'Task ' || t.n, now(), now()
      from (select p.id as project_id, n, gen_random_uuid() as id from projects p, generate_series(1, 10) n where p.workspace_id = ${workspaceId}) t`
    await tx`insert into rates (workspace_id, id, client_id, amount, currency, effective_from, created_at)
      select ${workspaceId}::uuid, gen_random_uuid(), c.id, 9000, 'EUR', '2020-01-01'::date, now()
      from (select id from clients where workspace_id = ${workspaceId} order by name limit 5) c
      union all select ${workspaceId}::uuid, gen_random_uuid(), null::uuid, 8000, 'EUR', '2020-01-01'::date, now()`
    await tx`insert into time_entries (workspace_id, id, member_id, project_id, task_id, description, billable, tags, started_at, ended_at,
        timezone, source, status, rate, currency, amount, created_by, created_at, updated_at)
      select ${workspaceId}, gen_random_uuid(), e.member_id, t.project_id, t.id, 'Some of the work', e.billable,
        case when e.n % 3 = 0 then '{call}'::text[] else '{}' end, e.started_at, e.started_at + e.seconds * interval '1 second',
        'Europe/Berlin', 'timer', e.status, f.rate, f.currency, f.rate * e.seconds / 3600, e.member_id, e.started_at, e.started_at
      from (select s.*, (600 + s.n::bigint * 7919 % 900)::int as seconds, s.n % 5 > 0 as billable, case when s.n % 4 > 0 then 'approved' else 'open' end as status
        from (select p."memberId" as member_id, (p.n * ${perPerson}::int + d * ${entriesADay}::int + k) as n,
            '2025-01-06 07:00+01'::timestamptz + (d / 5 * 7 + d % 5) * interval '1 day' + k * interval '25 minutes' as started_at
          from jsonb_to_recordset(${given}) as p(n int, "memberId" uuid),
            generate_series(0, ${days - 1}) d, generate_series(0, ${entriesADay - 1}) k) s) e
      join (select id, project_id, row_number() over (order by id) - 1 as place from tasks where workspace_id = ${workspaceId}) t
        on t.place = (e.n::bigint * 48271 % 600)
      cross join lateral (select case when e.billable and e.status = 'approved' then 9500::bigint end as rate,
        case when e.billable and e.status = 'approved' then 'EUR' end as currency) f`
    await tx`insert into time_tracked (workspace_id, bucket_id, member_id, seconds)
      select workspace_id, task_id, member_id, sum(extract(epoch from ended_at - started_at)) from time_entries
      where workspace_id = ${workspaceId} group by 1, 2, 3`
  })
  await root`vacuum analyze`
  const tasks = await root<
    { id: string }[]
  >`select id from tasks where workspace_id = ${workspaceId} order by id`
  const taskIds = tasks.map(({ id }) => id)
  return {
    workspaceId,
    memberId: owner,
    userId: first.userId,
    people,
    taskIds,
    from: '2025-01-01',
    to: '2025-12-31',
  }
}
