import { clients, projects, rates, tasks, timeSettings } from '@promptsheet/db/schema/time'
import { demoWorkspace } from '@promptsheet/db/seed/content/people'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import {
  type DemoEntry,
  type DemoProject,
  type DemoTask,
  demoClients,
  demoEntries,
  demoOwnProjects,
} from '@promptsheet/db/seed/content/time'
import type { PersonKey } from '@promptsheet/db/seed/content/types'
import { uuidv7 } from '@promptsheet/db/uuidv7'
import { sql } from 'drizzle-orm'
import type { Actor } from '../auth/actor.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { freezeRates } from '../rates/freeze-rates.ts'
import { seedBudgets, seedInvoices, seedRates } from './seed-money.ts'

type Leaf = { projectId: string; taskId: string; billable: boolean; work: readonly string[] }

/**
 * The demo's clients with their trees and rates, and three months of entries by eight people: old ones approved, last week's
 * sent, the rest open; budgets, and two invoices. `ctx` acts for an owner; `actorOf` is the cast.
 */
export async function seedTime(ctx: WorkspaceContext, actorOf: ReadonlyMap<PersonKey, Actor>): Promise<void> {
  const leaves = new Map<string, Leaf[]>()
  const clientIds = new Map<string, string>()
  for (const { rate, projects: theirs, ...client } of demoClients) {
    const id = newId(ctx)
    clientIds.set(client.code, id)
    await ctx.tx.insert(clients).values({ ...stamped(ctx, id), ...client })
    await addRate(ctx, { clientId: id, amount: rate, currency: client.currency })
    for (const project of theirs) leaves.set(project.code, await addProject(ctx, id, project))
  }
  for (const project of demoOwnProjects) leaves.set(project.code, await addProject(ctx, null, project))
  await addRate(ctx, { amount: 8500, currency: demoWorkspace.currency })
  await ctx.tx.insert(timeSettings).values({
    workspaceId: ctx.actor.workspaceId,
    senderName: `${demoWorkspace.name} GmbH`,
    senderAddress: 'Torstraße 140\n10119 Berlin\nGermany',
    senderDetails: 'IBAN DE02 1203 0000 0000 2020 51\nVAT ID DE123456789',
    updatedAt: ctx.clock(),
  })
  const projectIds = new Map([...leaves].flatMap(([code, [leaf]]) => (leaf ? [[code, leaf.projectId]] : [])))
  await seedRates(ctx, { clientIds, projectIds, actorOf })
  await addEntries(ctx, actorOf, leaves)
  await seedBudgets(ctx, { clientIds, projectIds })
  await seedInvoices(ctx, clientIds)
}

function stamped(ctx: WorkspaceContext, id: string) {
  const now = new Date(ctx.clock().getTime() - 100 * dayMilliseconds)
  return { workspaceId: ctx.actor.workspaceId, id, createdAt: now, updatedAt: now }
}

async function addRate(
  ctx: WorkspaceContext,
  rate: { clientId?: string; amount: number; currency: string },
): Promise<void> {
  const { updatedAt: _, ...row } = stamped(ctx, newId(ctx))
  await ctx.tx.insert(rates).values({ ...row, ...rate, effectiveFrom: '2020-01-01' })
}

async function addProject(
  ctx: WorkspaceContext,
  clientId: string | null,
  { tasks: theirs, estimateHours, ...project }: DemoProject,
): Promise<Leaf[]> {
  const id = newId(ctx)
  const estimate = estimateHours === undefined ? {} : { estimateSeconds: estimateHours * 3600 }
  await ctx.tx.insert(projects).values({ ...stamped(ctx, id), ...project, ...estimate, clientId })
  return await addTasks(ctx, { projectId: id, billable: project.billable }, null, theirs)
}

async function addTasks(
  ctx: WorkspaceContext,
  project: { projectId: string; billable: boolean },
  parent: { id: string; path: string[] } | null,
  children: readonly DemoTask[],
): Promise<Leaf[]> {
  const leaves: Leaf[] = []
  for (const { name, estimateHours, tasks: below = [], work = [name] } of children) {
    const id = newId(ctx)
    const path = [...(parent?.path ?? []), id]
    const estimate = estimateHours === undefined ? {} : { estimateSeconds: estimateHours * 3600 }
    const { projectId } = project
    await ctx.tx
      .insert(tasks)
      .values({ ...stamped(ctx, id), projectId, parentId: parent?.id ?? null, path, name, ...estimate })
    if (below.length === 0) leaves.push({ ...project, taskId: id, work })
    else leaves.push(...(await addTasks(ctx, project, { id, path }, below)))
  }
  return leaves
}

async function addEntries(
  ctx: WorkspaceContext,
  actorOf: ReadonlyMap<PersonKey, Actor>,
  leaves: ReadonlyMap<string, readonly Leaf[]>,
): Promise<void> {
  const now = ctx.clock()
  const rows = demoEntries(seededRandom(20_261_121), now).map((entry) =>
    rowOf(ctx, actorOf, leaves, entry, now),
  )
  for (let from = 0; from < rows.length; from += 1000)
    await ctx.tx.execute(sql`
      insert into time_entries (workspace_id, id, member_id, project_id, task_id, description, billable, started_at, ended_at,
        timezone, source, status, created_by, created_at, updated_at)
      select ${ctx.actor.workspaceId}, r.id, r.member_id, r.project_id, r.task_id, r.description, r.billable,
        (r.day + r.from_minute * interval '1 minute') at time zone ${demoWorkspace.timezone},
        (r.day + r.to_minute * interval '1 minute') at time zone ${demoWorkspace.timezone},
        ${demoWorkspace.timezone}, r.source, r.status, r.member_id, r.created_at, r.created_at
      from (select e.*, (${now.toISOString()}::timestamptz at time zone ${demoWorkspace.timezone})::date - e.days_ago as day
        from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 1000))}::jsonb) as e (id uuid, member_id uuid, project_id uuid,
          task_id uuid, description text, billable boolean, days_ago integer, from_minute integer, to_minute integer, source text,
          status text, created_at timestamptz)) r`)
  await settle(ctx)
}

/** Old weeks approved with their money, last week's sent, this week's open, each with its own person's word. */
async function settle(ctx: WorkspaceContext): Promise<void> {
  const { workspaceId } = ctx.actor
  const today = sql`(${ctx.clock().toISOString()}::timestamptz at time zone ${demoWorkspace.timezone})::date`
  const approved = await ctx.tx.execute<{ id: string }>(sql`
    update time_entries set status = 'approved'
    where workspace_id = ${workspaceId} and local_date < date_trunc('week', ${today})::date - 7 returning id`)
  await ctx.tx.execute(sql`
    update time_entries set status = 'submitted'
    where workspace_id = ${workspaceId} and status = 'open' and local_date < date_trunc('week', ${today})::date`)
  await freezeRates(
    ctx,
    approved.map(({ id }) => id),
  )
  await ctx.tx.execute(sql`
    insert into timesheet_weeks (workspace_id, member_id, week, submitted_at, updated_at)
    select workspace_id, member_id, to_char(local_date, 'IYYY-"W"IW'), max(ended_at), max(ended_at)
    from time_entries where workspace_id = ${workspaceId} and status <> 'open' group by 1, 2, 3`)
}

function rowOf(
  ctx: WorkspaceContext,
  actorOf: ReadonlyMap<PersonKey, Actor>,
  leaves: ReadonlyMap<string, readonly Leaf[]>,
  { person, daysAgo, from, to, projectCode, pick, source }: DemoEntry,
  now: Date,
) {
  const ofProject = leaves.get(projectCode) ?? []
  const leaf = ofProject[Math.floor(pick * ofProject.length)]
  const memberId = actorOf.get(person)?.memberId
  if (leaf === undefined || memberId === undefined)
    throw new Error(`the demo has no ${projectCode} or ${person}`)
  const at = new Date(now.getTime() - daysAgo * dayMilliseconds)
  return {
    id: uuidv7(at, ctx.random),
    member_id: memberId,
    project_id: leaf.projectId,
    task_id: leaf.taskId,
    description: leaf.work[Math.floor((pick * 97) % leaf.work.length)] ?? '',
    billable: leaf.billable,
    days_ago: daysAgo,
    from_minute: from,
    to_minute: to,
    source,
    status: 'open',
    created_at: at.toISOString(),
  }
}
