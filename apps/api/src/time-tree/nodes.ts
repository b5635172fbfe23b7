import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import type { NodesQuery } from './fields.ts'
import { type Kind, nodeRows } from './node-rows.ts'

/** One of the three kinds of nodes: what it is called, its table, and what the API tells of it. */
export type NodeKind<T> = { kind: Kind; shape: z.ZodType<T>; most: number }

const cursorKeys = z.tuple([z.uuid()])
export const tables: Record<Kind, SQL> = { client: sql`clients`, project: sql`projects`, task: sql`tasks` }

/** Throws not found. */
export async function getNode<T>(
  ctx: WorkspaceContext,
  { kind, shape }: NodeKind<T>,
  id: string,
): Promise<T> {
  const [found] = await ctx.tx.execute(sql`select n.json from (${nodeRows(ctx, kind)}) n where n.id = ${id}`)
  if (found === undefined) throw notFound(kind)
  return shape.parse(found.json)
}

/** The oldest first. */
export async function findNodes<T extends { id: string }>(
  ctx: WorkspaceContext,
  { kind, shape }: NodeKind<T>,
  query: NodesQuery & { clientId?: string; projectId?: string; parentId?: string },
): Promise<Page<T>> {
  const after = readCursor(query.cursor, cursorKeys)
  const only = (column: SQL, value: string | undefined) =>
    value === undefined ? sql`` : sql` and ${column} = ${value}`
  const archived = {
    all: sql``,
    true: sql` and n.archived_at is not null`,
    false: sql` and n.archived_at is null`,
  }
  const rows = await ctx.tx.execute(sql`
    select n.json from (${nodeRows(ctx, kind)}) n
    where ${after === null ? sql`true` : sql`n.id > ${after[0]}`}${archived[query.archived]}${only(
      sql`n.client_id`,
      query.clientId,
    )}${only(sql`n.project_id`, query.projectId)}${only(sql`n.parent_id`, query.parentId)}
    order by n.id limit ${query.limit + 1}`)
  return toPage(
    rows.map(({ json }) => shape.parse(json)),
    query.limit,
    ({ id }) => [id],
  )
}
