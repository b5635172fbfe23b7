import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { workspaces } from '@promptsheet/db/schema/identity'
import { clients, projects, tasks } from '@promptsheet/db/schema/time'
import { colourFor } from '@promptsheet/shared/colours'
import { and, eq, inArray } from 'drizzle-orm'
import { findColours } from '../clients/find-colours.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, limitReached } from '../errors.ts'
import type { Settings } from './fields.ts'
import type { Tree } from './find-tree.ts'
import type { Placed } from './place-cells.ts'

const nodesAtOnce = 500
const most = { clients: 2000, projects: 5000, tasks: 10_000 }

/** Makes the clients, projects and tasks that are missing, and brings back those an undone import had made. */
export async function makeNodes(
  ctx: WorkspaceContext,
  tree: Tree,
  placed: Placed,
  settings: Pick<Settings, 'currency'>,
): Promise<void> {
  for (const kind of ['clients', 'projects', 'tasks'] as const)
    if (tree[kind].length + placed[kind].length > most[kind])
      throw limitReached(
        `too_many_${kind}`,
        `A workspace can have ${most[kind].toLocaleString('en')} ${kind}, archived ones too; with these it would have more.`,
      )
  const usual = await currencyOf(ctx)
  const now = ctx.clock()
  const stamped = { workspaceId: ctx.actor.workspaceId, createdAt: now, updatedAt: now }
  try {
    await bringBack(ctx, [...placed.back])
    const taken = placed.clients.length > 0 ? await findColours(ctx) : []
    for (const some of inParts(placed.clients))
      await ctx.tx.insert(clients).values(
        some.map(({ id, name, currency }) => {
          const wanted = settings.currency ?? currency
          const isReal = wanted !== null && Intl.supportedValuesOf('currency').includes(wanted)
          const colour = colourFor(name, taken)
          taken.push(colour)
          return { ...stamped, id, name, colour, currency: isReal ? wanted : usual }
        }),
      )
    for (const some of inParts(placed.projects))
      await ctx.tx.insert(projects).values(
        some.map(({ id, clientId, name, code, billable }) => {
          return { ...stamped, id, clientId, name, code, billable, colour: colourFor(name) }
        }),
      )
    for (const some of inParts(placed.tasks))
      await ctx.tx.insert(tasks).values(some.map((task) => ({ ...stamped, ...task })))
  } catch (error) {
    if (!/^(clients|projects|tasks)_name$/.test(postgresConstraint(error) ?? '')) throw error
    throw conflict(
      'import_outdated',
      'Clients, projects or tasks of these names were made meanwhile. Import again.',
    )
  }
}

function* inParts<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += nodesAtOnce) yield list.slice(at, at + nodesAtOnce)
}

async function bringBack(ctx: WorkspaceContext, ids: readonly string[]): Promise<void> {
  const { workspaceId } = ctx.actor
  const back = { archivedAt: null, updatedAt: ctx.clock() }
  for (const some of inParts(ids))
    for (const table of [clients, projects, tasks])
      await ctx.tx
        .update(table)
        .set(back)
        .where(and(eq(table.workspaceId, workspaceId), inArray(table.id, some)))
}

export async function currencyOf({ tx, actor }: WorkspaceContext): Promise<string> {
  const [row] = await tx
    .select({ currency: workspaces.currency })
    .from(workspaces)
    .where(eq(workspaces.id, actor.workspaceId))
  return row?.currency ?? 'EUR'
}
