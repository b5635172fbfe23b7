import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'

/** A client, project or task that is here. `parent` is the client of a project, or what a task hangs on. */
const node = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  name: z.string(),
  /** What it says itself about billing, or for a task what is above it in its project. */
  billable: z.boolean().nullable(),
  /** Archived by the undoing of an import: as good as not there, but its name comes back with it. */
  isGone: z.boolean(),
})
export type Node = z.output<typeof node>
export type Tree = { clients: Node[]; projects: Node[]; tasks: Node[] }

/** The whole tree, archived nodes behind active ones, so that the first of a name is the one to book on. */
export async function findTree(ctx: WorkspaceContext): Promise<Tree> {
  const { workspaceId } = ctx.actor
  const read = async (
    table: ReturnType<typeof sql>,
    parent: ReturnType<typeof sql>,
    billable: ReturnType<typeof sql>,
  ) => {
    const rows = await ctx.tx.execute(sql`
      with gone as (
        select jsonb_array_elements_text(i.result -> 'createdIds')::uuid as id from time_imports i
        where i.workspace_id = ${workspaceId} and i.status = 'undone')
      select n.id, ${parent} as parent, n.name, ${billable} as billable,
        n.archived_at is not null and n.id in (select g.id from gone g) as "isGone"
      from ${table} n where n.workspace_id = ${workspaceId}
      order by n.archived_at is not null, 5, n.id`)
    return rows.map((row) => node.parse(row))
  }
  const none = sql`null::uuid`
  return {
    clients: await read(sql`clients`, none, sql`null::boolean`),
    projects: await read(sql`projects`, sql`n.client_id`, sql`n.billable`),
    tasks: await read(
      sql`tasks`,
      sql`coalesce(n.parent_id, n.project_id)`,
      sql`(select a.billable from tasks a where a.workspace_id = n.workspace_id and a.id = any (n.path)
        and a.billable is not null order by array_position(n.path, a.id) desc limit 1)`,
    ),
  }
}
