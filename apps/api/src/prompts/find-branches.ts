import { promptBranches } from '@promptsheet/db/schema/prompts'
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { conflict, notFound } from '../errors.ts'
import { getVersionNumber } from './get-version-number.ts'
import { type Branch, branchShape } from './shapes.ts'

/** Branches of one prompt that are not over yet. */
export const mostBranches = 50

export type StoredBranch = typeof promptBranches.$inferSelect

/** The branches of a prompt that are not over, latest first. Throws not found for a prompt that is not there. */
export async function findBranches(ctx: WorkspaceContext, promptId: string): Promise<Branch[]> {
  await getVersionNumber(ctx, promptId)
  // Uses are looked for only since the first branch began: their ids are in the order of time.
  const [found] = await ctx.tx.execute<{ json: string }>(sql`
    with open as (
      select * from prompt_branches
      where workspace_id = ${ctx.actor.workspaceId} and prompt_id = ${promptId} and ended_at is null),
    used as (
      select v.branch, count(*) as uses, count(*) filter (where u.outcome = 'as_is') as as_is,
        count(*) filter (where u.outcome = 'edited') as edited
      from prompt_uses u
      join prompt_versions v on v.workspace_id = u.workspace_id and v.prompt_id = u.prompt_id and v.number = u.version_number
      where u.workspace_id = ${ctx.actor.workspaceId} and u.prompt_id = ${promptId}
        and u.id >= (select app.first_uuid_at(min(created_at)) from open) and v.branch in (select name from open)
      group by v.branch)
    select coalesce(json_agg(json_build_object(
        'name', b.name, 'author', json_build_object('id', m.id, 'name', u.name), 'headNumber', b.head_number,
        'baseNumber', b.base_number,
        'ahead', (select count(*) from prompt_versions v
          where v.workspace_id = b.workspace_id and v.prompt_id = b.prompt_id and v.branch = b.name),
        'behind', (select count(*) from prompt_versions v
          where v.workspace_id = b.workspace_id and v.prompt_id = b.prompt_id and v.branch = 'main' and v.number > b.base_number),
        'uses', coalesce(used.uses, 0), 'asIs', coalesce(used.as_is, 0), 'edited', coalesce(used.edited, 0),
        'createdAt', app.instant(b.created_at), 'updatedAt', app.instant(b.updated_at))
      order by b.updated_at desc, b.name), '[]')::text as json
    from open b
    join members m on m.workspace_id = b.workspace_id and m.id = b.created_by
    join users u on u.id = m.user_id
    left join used on used.branch = b.name`)
  return z.array(branchShape).parse(JSON.parse(found?.json ?? '[]'))
}

/** One branch, whether it is over or not, or null. */
export async function findStoredBranch(
  ctx: WorkspaceContext,
  promptId: string,
  name: string,
): Promise<StoredBranch | null> {
  const [found] = await ctx.tx
    .select()
    .from(promptBranches)
    .where(whereBranch(ctx, promptId, name))
  return found ?? null
}

/** One that is not over. Throws not found. */
export async function getStoredBranch(
  ctx: WorkspaceContext,
  promptId: string,
  name: string,
): Promise<StoredBranch> {
  const branch = await findStoredBranch(ctx, promptId, name)
  if (branch === null || branch.endedAt !== null) throw notFound('branch')
  return branch
}

export async function changeBranch(
  ctx: WorkspaceContext,
  { promptId, name }: StoredBranch,
  change: Partial<Pick<StoredBranch, 'headNumber' | 'mergedNumber' | 'updatedAt' | 'endedAt'>>,
): Promise<void> {
  await ctx.tx
    .update(promptBranches)
    .set(change)
    .where(whereBranch(ctx, promptId, name))
}

/** Throws a conflict when the prompt has as many branches as it may. */
export async function refuseTooManyBranches(ctx: WorkspaceContext, promptId: string): Promise<void> {
  const [open] = await ctx.tx
    .select({ count: count() })
    .from(promptBranches)
    .where(
      and(
        eq(promptBranches.workspaceId, ctx.actor.workspaceId),
        eq(promptBranches.promptId, promptId),
        isNull(promptBranches.endedAt),
      ),
    )
  if ((open?.count ?? 0) >= mostBranches)
    throw conflict(
      'too_many_branches',
      `This prompt has ${mostBranches} try-outs. Take one over or throw one away first.`,
    )
}

function whereBranch(ctx: WorkspaceContext, promptId: string, name: string) {
  return and(
    eq(promptBranches.workspaceId, ctx.actor.workspaceId),
    eq(promptBranches.promptId, promptId),
    eq(promptBranches.name, name),
  )
}
