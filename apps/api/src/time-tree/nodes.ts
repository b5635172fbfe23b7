import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, invalid, limitReached, notFound } from '../errors.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'
import type { NodesQuery } from './fields.ts'
import { type Kind, nodeRows } from './node-rows.ts'

/** One of the three kinds of nodes: what it is called, its table, and what the API tells of it. */
export type NodeKind<T> = { kind: Kind; shape: z.ZodType<T>; most: number }

const cursorKeys = z.tuple([z.uuid()])
const tables: Record<Kind, SQL> = { client: sql`clients`, project: sql`projects`, task: sql`tasks` }

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

/** Archives a node, and with it what is beneath, or brings it back as it was. */
export async function setArchived<T extends { id: string; name: string; archivedAt: string | null }>(
  ctx: WorkspaceContext,
  node: NodeKind<T>,
  id: string,
  isArchived: boolean,
): Promise<T> {
  await lockNode(ctx, node, id)
  const before = await getNode(ctx, node, id)
  if ((before.archivedAt !== null) === isArchived) return before
  await writeNode(ctx, node, id, { archived_at: isArchived ? ctx.clock().toISOString() : null }).catch(
    (error) => {
      if (!isNameTaken(error)) throw error
      throw conflict(
        'name_taken',
        `There is another ${node.kind} with this name by now. Rename one of the two first.`,
      )
    },
  )
  await recordAudit(ctx, {
    action: `${node.kind}.${isArchived ? 'archived' : 'unarchived'}`,
    subject: { type: node.kind, id },
    detail: { name: before.name },
  })
  return await getNode(ctx, node, id)
}

/** Locks the row until the transaction ends, against other changes of it but not against entries on it. Throws not found. */
export async function lockNode<T>(ctx: WorkspaceContext, { kind }: NodeKind<T>, id: string): Promise<void> {
  const [found] = await ctx.tx.execute(sql`
    select id from ${tables[kind]} where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for no key update`)
  if (found === undefined) throw notFound(kind)
}

/** What is given of the fields of a node; `undefined` leaves one as it is. */
export type Columns = Record<string, string | number | boolean | null | undefined>

/** Writes columns of a node, and when. */
export async function writeNode<T>(
  ctx: WorkspaceContext,
  { kind }: NodeKind<T>,
  id: string,
  columns: Columns,
): Promise<void> {
  const sets = Object.entries({ ...columns, updated_at: ctx.clock().toISOString() }).flatMap(
    ([column, value]) => (value === undefined ? [] : [sql`${sql.identifier(column)} = ${value}`]),
  )
  await ctx.tx.execute(sql`
    update ${tables[kind]} set ${sql.join(sets, sql`, `)}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`)
}

/** The same write, with a name that is taken among its neighbours as a mistake in the name. */
export async function withFreeName<R>(noun: Kind, write: PromiseLike<R>): Promise<R> {
  try {
    return await write
  } catch (error) {
    if (isNameTaken(error))
      throw invalid('body.name', `There is already a ${noun} with this name. Pick another one.`, 'name_taken')
    throw error
  }
}

function isNameTaken(error: unknown): boolean {
  return ['clients_name', 'projects_name', 'tasks_name'].includes(postgresConstraint(error) ?? '')
}

/** The whole tree is shown at once: 429 when it would get too large for that. */
export async function refuseTooMany<T>(ctx: WorkspaceContext, { kind, most }: NodeKind<T>): Promise<void> {
  const [found] = await ctx.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from ${tables[kind]} where workspace_id = ${ctx.actor.workspaceId}`)
  if (found !== undefined && found.count >= most)
    throw limitReached(
      `too_many_${kind}s`,
      `A workspace can have ${most.toLocaleString('en')} ${kind}s, archived ones too, and this one has them.`,
    )
}

type Told = Record<string, unknown>

/** Writes down what of these fields is different now, in one entry; nothing when nothing is. */
export async function recordChange<T extends { id: string; name: string }>(
  ctx: WorkspaceContext,
  { kind }: NodeKind<T>,
  before: T,
  after: T,
): Promise<void> {
  const old: Told = { ...before }
  const changed = Object.entries(after).filter(
    ([key, value]) => !untold.includes(key) && JSON.stringify(old[key]) !== JSON.stringify(value),
  )
  if (changed.length === 0) return
  await recordAudit(ctx, {
    action: `${kind}.changed`,
    subject: { type: kind, id: after.id },
    detail: {
      name: after.name,
      from: Object.fromEntries(changed.map(([key]) => [key, old[key]])),
      to: Object.fromEntries(changed),
    },
  })
}

const untold = ['updatedAt', 'path', 'rate']
