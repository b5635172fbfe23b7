import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/** What an entry is booked on; a task brings its project along. */
export type Bucket = { projectId: string | null; taskId: string | null }

/** The same with what it says about billing: the task's own word, or its nearest parent's, or the project's. */
export type ResolvedBucket = Bucket & { billable: boolean }

const found = z.object({
  projectId: z.string(),
  isArchived: z.boolean(),
  billable: z.boolean(),
})

/** Throws invalid for what is not there, is archived, or does not belong together. */
export async function resolveBucket(
  ctx: WorkspaceContext,
  bucket: Bucket,
  at = 'body',
  find = findBucket,
): Promise<ResolvedBucket> {
  const { taskId } = bucket
  if (taskId === null && bucket.projectId === null) return { projectId: null, taskId: null, billable: false }
  const field = taskId === null ? 'projectId' : 'taskId'
  const row = await find(ctx, bucket)
  if (row === null)
    throw invalid(`${at}.${field}`, `There is no such ${taskId === null ? 'project' : 'task'} here.`)
  const { projectId, isArchived, billable } = row
  if (bucket.projectId !== null && bucket.projectId !== projectId)
    throw invalid(`${at}.taskId`, 'This task belongs to another project.')
  if (isArchived) throw invalid(`${at}.${field}`, 'This is archived. Bring it back first, or pick another.')
  return { projectId, taskId, billable }
}

/** What the place an entry is in says about billing, archived or not. */
export async function saysBillable(
  ctx: WorkspaceContext,
  bucket: Bucket,
  find = findBucket,
): Promise<boolean> {
  return bucket.projectId !== null && ((await find(ctx, bucket))?.billable ?? false)
}

type Found = z.infer<typeof found> | null

/** Finds each place once, however many entries are booked on it. */
export function findingOnce(): typeof findBucket {
  const known = new Map<string, Promise<Found>>()
  return (ctx, bucket) => {
    const key = `${bucket.projectId} ${bucket.taskId}`
    const asked = known.get(key) ?? findBucket(ctx, bucket)
    known.set(key, asked)
    return asked
  }
}

async function findBucket(ctx: WorkspaceContext, { projectId, taskId }: Bucket): Promise<Found> {
  const [row] = taskId === null ? await findProject(ctx, projectId) : await findTask(ctx, taskId)
  return row === undefined ? null : found.parse(row)
}

function findProject(ctx: WorkspaceContext, id: string | null) {
  return ctx.tx.execute(sql`
    select p.id as "projectId", p.billable,
      p.archived_at is not null or c.archived_at is not null as "isArchived"
    from projects p left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${id}`)
}

function findTask(ctx: WorkspaceContext, id: string) {
  return ctx.tx.execute(sql`
    select t.project_id as "projectId",
      coalesce((select a.billable from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path)
        and a.billable is not null order by array_position(t.path, a.id) desc limit 1), p.billable) as billable,
      p.archived_at is not null or c.archived_at is not null or exists (
        select from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path) and a.archived_at is not null) as "isArchived"
    from tasks t
    join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
    left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${id}`)
}
