import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { rowPlan, storedProblems } from './fields.ts'
import { createKeeperFinder, keeperOfNew, keeperWarnings } from './find-keeper.ts'
import { findKeepers, findWhoMayKeep } from './find-library.ts'

const namedRow = z.object({
  number: z.int(),
  line: z.int().nullable(),
  named: z.string(),
  plan: rowPlan,
  problems: storedProblems,
})

/** Says anew who keeps the prompts an import makes, and what there is to know about it, in another collection. */
export async function findKeepersAgain(
  ctx: WorkspaceContext,
  importId: string,
  collectionId: string | null,
): Promise<void> {
  const { workspaceId } = ctx.actor
  const rows = await ctx.tx.execute(sql`
    select number, line, record ->> 'owner' as named, plan, problems from import_rows
    where workspace_id = ${workspaceId} and import_id = ${importId}
      and record ->> 'owner' is not null and plan ->> 'reason' = 'new'`)
  if (rows.length === 0) return
  const findKeeper = createKeeperFinder(await findKeepers(ctx))
  const mayKeep = await findWhoMayKeep(ctx, collectionId)
  const judged = rows.map((row) => {
    const { number, line, named, plan, problems } = namedRow.parse(row)
    const { ownerId, warning } = keeperOfNew(named, findKeeper(named), mayKeep)
    const { unknown, outside } = keeperWarnings(named)
    const others = problems.filter(({ message }) => message !== unknown && message !== outside)
    const told = { line, column: null, severity: 'warning', message: warning }
    return { number, plan: { ...plan, ownerId }, problems: warning === null ? others : [...others, told] }
  })
  await ctx.tx.execute(sql`
    update import_rows set plan = n.plan, problems = n.problems
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as n (number integer, plan jsonb, problems jsonb)
    where workspace_id = ${workspaceId} and import_id = ${importId} and import_rows.number = n.number`)
}
