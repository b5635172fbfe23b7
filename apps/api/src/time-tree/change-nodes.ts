import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict, invalid, limitReached, notFound } from '../errors.ts'
import { setRate } from '../rates/set-rate.ts'
import type { NewRate } from '../rates/shapes.ts'
import type { Kind } from './node-rows.ts'
import { getNode, type NodeKind, tables } from './nodes.ts'

type Node = { id: string; name: string }
type Told = Record<string, unknown>
/** What is given of the fields of a node; `undefined` leaves one as it is. */
type Columns = Record<string, string | number | boolean | null | undefined>
type Rate = Pick<NewRate, 'amount' | 'currency'>
type Wanted = {
  name: string
  code?: string | undefined
  estimateSeconds?: number | null | undefined
  rate?: Rate | undefined
}
type Common = Omit<Wanted, 'rate'> & { workspaceId: string; id: string; createdAt: Date; updatedAt: Date }
type Change = { name?: string | undefined } & Omit<Wanted, 'name'> & { colour?: string | null | undefined }

/**
 * Adds a node: `insert` writes its row, the common columns and its own, and gives what the audit trail tells of it.
 * Throws 422 `name_taken`.
 */
export async function addNode<T>(
  ctx: WorkspaceContext,
  node: NodeKind<T>,
  { name, code, estimateSeconds, rate }: Wanted,
  insert: (common: Common) => Promise<Told>,
): Promise<T> {
  await refuseTooMany(ctx, node)
  const id = newId(ctx)
  const now = ctx.clock()
  const { workspaceId } = ctx.actor
  const common = { workspaceId, id, name, code, estimateSeconds, createdAt: now, updatedAt: now }
  const detail = await withFreeName(node.kind, insert(common))
  await recordAudit(ctx, { action: `${node.kind}.created`, subject: { type: node.kind, id }, detail })
  await setRateOf(ctx, node.kind, id, rate)
  return await getNode(ctx, node, id)
}

/**
 * Changes what is given of a node; `prepare` refuses what may not be, and gives the columns that only its kind has.
 * Throws not found, and 422 `name_taken`.
 */
export async function changeNode<T extends Node>(
  ctx: WorkspaceContext,
  node: NodeKind<T>,
  id: string,
  change: Change,
  prepare: (before: T) => Promise<Columns>,
): Promise<T> {
  await lockNode(ctx, node, id)
  const before = await getNode(ctx, node, id)
  const write = async () =>
    await writeNode(ctx, node, id, {
      name: change.name,
      code: change.code,
      colour: change.colour,
      estimate_seconds: change.estimateSeconds,
      ...(await prepare(before)),
    })
  await withFreeName(node.kind, write())
  await setRateOf(ctx, node.kind, id, change.rate)
  const after = await getNode(ctx, node, id)
  await recordChange(ctx, node, before, after)
  return after
}

/** Archives a node, and with it what is beneath, or brings it back as it was. */
export async function setArchived<T extends Node & { archivedAt: string | null }>(
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
async function lockNode<T>(ctx: WorkspaceContext, { kind }: NodeKind<T>, id: string): Promise<void> {
  const [found] = await ctx.tx.execute(sql`
    select id from ${tables[kind]} where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for no key update`)
  if (found === undefined) throw notFound(kind)
}

/** Writes columns of a node, and when. */
async function writeNode<T>(
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

async function setRateOf(ctx: WorkspaceContext, kind: Kind, id: string, rate: Rate | undefined) {
  if (rate === undefined) return
  const of = { client: { clientId: id }, project: { projectId: id }, task: { taskId: id } }[kind]
  await setRate(ctx, { ...of, ...rate })
}

/** The same write, with a name that is taken among its neighbours as a mistake in the name. */
async function withFreeName<R>(noun: Kind, write: Promise<R>): Promise<R> {
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
async function refuseTooMany<T>(ctx: WorkspaceContext, { kind, most }: NodeKind<T>): Promise<void> {
  const [found] = await ctx.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from ${tables[kind]} where workspace_id = ${ctx.actor.workspaceId}`)
  if (found !== undefined && found.count >= most)
    throw limitReached(
      `too_many_${kind}s`,
      `A workspace can have ${most.toLocaleString('en')} ${kind}s, archived ones too, and this one has them.`,
    )
}

/** Writes down what of these fields is different now, in one entry; nothing when nothing is. */
async function recordChange<T extends Node>(
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
