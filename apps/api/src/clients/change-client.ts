import { workspaces } from '@promptsheet/db/schema/identity'
import { clients } from '@promptsheet/db/schema/time'
import { colourFor } from '@promptsheet/shared/colours'
import { eq, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { addNode, changeNode } from '../time-tree/change-nodes.ts'
import type { NodeKind } from '../time-tree/nodes.ts'
import { refuseSettled } from '../time-tree/refuse-settled.ts'
import { findColours } from './find-colours.ts'
import { type Client, type ClientChange, clientShape, type NewClient } from './shapes.ts'

export const clientNode: NodeKind<Client> = { kind: 'client', shape: clientShape, most: 2_000 }

/** Adds a client, billed in the workspace's currency unless another is given. Throws 422 `name_taken`. */
export function createClient(ctx: WorkspaceContext, wanted: NewClient): Promise<Client> {
  return addNode(ctx, clientNode, wanted, async (common) => {
    await ctx.tx.insert(clients).values({
      ...common,
      colour: wanted.colour ?? colourFor(wanted.name, await findColours(ctx)),
      currency: wanted.currency ?? (await currencyOf(ctx)),
      billingName: wanted.billingName,
      billingAddress: wanted.billingAddress,
    })
    return { name: wanted.name }
  })
}

/** Throws 422 `name_taken`, and 409 on another currency when time is approved in this one. */
export function changeClient(ctx: WorkspaceContext, id: string, change: ClientChange): Promise<Client> {
  return changeNode(ctx, clientNode, id, change, async (before) => {
    if (change.currency !== undefined && change.currency !== before.currency)
      await refuseSettled(
        ctx,
        sql`e.project_id in (select p.id from projects p where p.workspace_id = e.workspace_id and p.client_id = ${id})`,
      )
    const { currency, billingName, billingAddress } = change
    return { currency, billing_name: billingName, billing_address: billingAddress }
  })
}

async function currencyOf({ tx, actor }: WorkspaceContext): Promise<string> {
  const [found] = await tx
    .select({ currency: workspaces.currency })
    .from(workspaces)
    .where(eq(workspaces.id, actor.workspaceId))
  return found?.currency ?? 'EUR'
}
