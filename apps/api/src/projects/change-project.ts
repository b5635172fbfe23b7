import { projects } from '@promptsheet/db/schema/time'
import { colourFor } from '@promptsheet/shared/colours'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { invalid } from '../errors.ts'
import { setRate } from '../rates/set-rate.ts'
import {
  getNode,
  lockNode,
  type NodeKind,
  recordChange,
  refuseTooMany,
  withFreeName,
  writeNode,
} from '../time-tree/nodes.ts'
import { refuseSettled } from '../time-tree/refuse-settled.ts'
import { type NewProject, type Project, type ProjectChange, projectShape } from './shapes.ts'

export const projectNode: NodeKind<Project> = { kind: 'project', shape: projectShape, most: 5_000 }

/**
 * Adds a project. It takes its client's colour and is billable, unless said otherwise; without a client it is one's own
 * work, which nobody pays for. Throws 422 on the client, and 422 `name_taken`.
 */
export async function createProject(ctx: WorkspaceContext, wanted: NewProject): Promise<Project> {
  await refuseTooMany(ctx, projectNode)
  const clientId = wanted.clientId ?? null
  const client = clientId === null ? null : await getOpenClient(ctx, clientId)
  const id = newId(ctx)
  const now = ctx.clock()
  await withFreeName(
    'project',
    ctx.tx.insert(projects).values({
      workspaceId: ctx.actor.workspaceId,
      id,
      clientId,
      name: wanted.name,
      code: wanted.code,
      colour: wanted.colour ?? client?.colour ?? colourFor(wanted.name),
      billable: wanted.billable ?? client !== null,
      estimateSeconds: wanted.estimateSeconds,
      createdAt: now,
      updatedAt: now,
    }),
  )
  await recordAudit(ctx, {
    action: 'project.created',
    subject: { type: 'project', id },
    detail: { name: wanted.name, clientId },
  })
  if (wanted.rate !== undefined) await setRate(ctx, { projectId: id, ...wanted.rate })
  return await getNode(ctx, projectNode, id)
}

/** Throws 422 on the client, 422 `name_taken`, and 409 on another client when time on it is approved. */
export async function changeProject(
  ctx: WorkspaceContext,
  id: string,
  change: ProjectChange,
): Promise<Project> {
  await lockNode(ctx, projectNode, id)
  const before = await getNode(ctx, projectNode, id)
  const { clientId } = change
  if (clientId !== undefined && clientId !== before.clientId) {
    if (clientId !== null) await getOpenClient(ctx, clientId)
    await refuseSettled(ctx, sql`e.project_id = ${id}`)
  }
  await withFreeName(
    'project',
    writeNode(ctx, projectNode, id, {
      client_id: clientId,
      name: change.name,
      code: change.code,
      colour: change.colour,
      billable: change.billable,
      estimate_seconds: change.estimateSeconds,
    }),
  )
  if (change.rate !== undefined) await setRate(ctx, { projectId: id, ...change.rate })
  const after = await getNode(ctx, projectNode, id)
  await recordChange(ctx, projectNode, before, after)
  return after
}

const found = z.object({ colour: z.string(), isArchived: z.boolean() })

/** Throws 422 when there is none, or it is archived. It cannot be archived until the transaction ends. */
async function getOpenClient({ tx, actor }: WorkspaceContext, id: string): Promise<{ colour: string }> {
  const [row] = await tx.execute(sql`
    select colour, archived_at is not null as "isArchived" from clients
    where workspace_id = ${actor.workspaceId} and id = ${id} for share`)
  if (row === undefined) throw invalid('body.clientId', 'There is no such client here.')
  const client = found.parse(row)
  if (client.isArchived) throw invalid('body.clientId', 'This client is archived. Bring it back first.')
  return client
}
