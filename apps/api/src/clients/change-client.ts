import { workspaces } from '@promptsheet/db/schema/identity'
import { clients } from '@promptsheet/db/schema/time'
import { colourFor } from '@promptsheet/shared/colours'
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
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
import { type Client, type ClientChange, clientShape, type NewClient } from './shapes.ts'

export const clientNode: NodeKind<Client> = { kind: 'client', shape: clientShape, most: 2_000 }

/** Adds a client, billed in the workspace's currency unless another is given. Throws 422 `name_taken`. */
export async function createClient(ctx: WorkspaceContext, wanted: NewClient): Promise<Client> {
  const { workspaceId } = ctx.actor
  await refuseTooMany(ctx, clientNode)
  const id = newId(ctx)
  const now = ctx.clock()
  await withFreeName(
    'client',
    ctx.tx.insert(clients).values({
      workspaceId,
      id,
      name: wanted.name,
      code: wanted.code,
      colour: wanted.colour ?? colourFor(wanted.name),
      currency: wanted.currency ?? (await currencyOf(ctx)),
      estimateSeconds: wanted.estimateSeconds,
      billingName: wanted.billingName,
      billingAddress: wanted.billingAddress,
      createdAt: now,
      updatedAt: now,
    }),
  )
  await recordAudit(ctx, {
    action: 'client.created',
    subject: { type: 'client', id },
    detail: { name: wanted.name },
  })
  if (wanted.rate !== undefined) await setRate(ctx, { clientId: id, ...wanted.rate })
  return await getNode(ctx, clientNode, id)
}

/** Throws 422 `name_taken`, and 409 on another currency when time is approved in this one. */
export async function changeClient(ctx: WorkspaceContext, id: string, change: ClientChange): Promise<Client> {
  await lockNode(ctx, clientNode, id)
  const before = await getNode(ctx, clientNode, id)
  if (change.currency !== undefined && change.currency !== before.currency)
    await refuseSettled(
      ctx,
      sql`e.project_id in (select p.id from projects p where p.workspace_id = e.workspace_id and p.client_id = ${id})`,
    )
  await withFreeName(
    'client',
    writeNode(ctx, clientNode, id, {
      name: change.name,
      code: change.code,
      colour: change.colour,
      currency: change.currency,
      estimate_seconds: change.estimateSeconds,
      billing_name: change.billingName,
      billing_address: change.billingAddress,
    }),
  )
  if (change.rate !== undefined) await setRate(ctx, { clientId: id, ...change.rate })
  const after = await getNode(ctx, clientNode, id)
  await recordChange(ctx, clientNode, before, after)
  return after
}

async function currencyOf({ tx, actor }: WorkspaceContext): Promise<string> {
  const [found] = await tx
    .select({ currency: workspaces.currency })
    .from(workspaces)
    .where(eq(workspaces.id, actor.workspaceId))
  return found?.currency ?? 'EUR'
}
