import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import type { Cell } from './count-cells.ts'
import { uuids } from './filter-entries.ts'
import type { Folding, Named } from './fold-cells.ts'
import type { Dimension } from './shapes.ts'

const text = z.string().nullable()
const named = z.object({
  by: z.enum(['client', 'project', 'task', 'member', 'entry']),
  id: z.string(),
  label: z.string(),
  within: text,
  colour: text,
  client: text,
})

const without: Record<Dimension, string> = {
  client: 'No client',
  project: 'No project',
  task: 'No task',
  member: 'Nobody',
  tag: 'No tag',
  entry: '',
  day: '',
  week: '',
  month: '',
}

/** What the keys of a report are called, which colours they have, and whose project is whose. */
export async function findNames(
  ctx: WorkspaceContext,
  cells: readonly Cell[],
): Promise<Pick<Folding, 'clientOf' | 'nameOf'>> {
  const { workspaceId } = ctx.actor
  const ids = (key: 'project' | 'task' | 'member' | 'entry') =>
    uuids([...new Set(cells.flatMap((cell) => cell[key] ?? []))])
  const rows = await ctx.tx.execute(sql`
    with used as materialized (select p.id, p.name, p.colour, p.client_id, c.name as client, c.colour as client_colour
      from projects p left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
      where p.workspace_id = ${workspaceId} and p.id = any (${ids('project')}))
    select distinct 'client' as by, client_id as id, client as label, null as within, client_colour as colour, null::uuid as client
      from used where client_id is not null
    union all
    select 'project', id, name, client, colour, client_id from used
    union all
    select 'task', t.id, t.name, concat_ws(' / ', u.client, u.name, (select string_agg(a.name, ' / ' order by array_position(t.path, a.id))
      from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path) and a.id <> t.id)), coalesce(t.colour, u.colour), null
      from tasks t join used u on u.id = t.project_id where t.workspace_id = ${workspaceId} and t.id = any (${ids('task')})
    union all
    select 'member', m.id, u.name, null, null, null from members m join users u on u.id = m.user_id
      where m.workspace_id = ${workspaceId} and m.id = any (${ids('member')})
    union all
    select 'entry', e.id, coalesce(nullif(e.description, ''), 'No description'), null, null, null from time_entries e
      where e.workspace_id = ${workspaceId} and e.id = any (${ids('entry')})`)
  const names = new Map<string, Named>()
  const clients = new Map<string, string | null>()
  for (const { by, id, client, ...rest } of rows.map((row) => named.parse(row))) {
    names.set(`${by} ${id}`, rest)
    if (by === 'project') clients.set(id, client)
  }
  return {
    clientOf: (projectId) => (projectId === null ? null : (clients.get(projectId) ?? null)),
    nameOf: (by, key) =>
      names.get(`${by} ${key}`) ?? { label: key ?? without[by], within: null, colour: null },
  }
}
