import { projects } from '@promptsheet/db/schema/time'
import { colourFor } from '@promptsheet/shared/colours'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { addNode, changeNode } from '../time-tree/change-nodes.ts'
import type { NodeKind } from '../time-tree/nodes.ts'
import { refuseSettled } from '../time-tree/refuse-settled.ts'
import { type NewProject, type Project, type ProjectChange, projectShape } from './shapes.ts'

export const projectNode: NodeKind<Project> = { kind: 'project', shape: projectShape, most: 5_000 }

/**
 * Adds a project. It takes its client's colour and is billable, unless said otherwise; without a client it is one's own
 * work, which nobody pays for. Throws 422 on the client, and 422 `name_taken`.
 */
export function createProject(ctx: WorkspaceContext, wanted: NewProject): Promise<Project> {
  return addNode(ctx, projectNode, wanted, async (common) => {
    const { name, clientId = null } = wanted
    const client = clientId === null ? null : await getOpenClient(ctx, clientId)
    await ctx.tx.insert(projects).values({
      ...common,
      clientId,
      colour: wanted.colour ?? client?.colour ?? colourFor(name),
      billable: wanted.billable ?? client !== null,
    })
    return { name, clientId }
  })
}

/** Throws 422 on the client, 422 `name_taken`, and 409 on another client when time on it is approved. */
export function changeProject(ctx: WorkspaceContext, id: string, change: ProjectChange): Promise<Project> {
  return changeNode(ctx, projectNode, id, change, async (before) => {
    const { clientId, billable } = change
    if (clientId !== undefined && clientId !== before.clientId) {
      if (clientId !== null) await getOpenClient(ctx, clientId)
      await refuseSettled(ctx, sql`e.project_id = ${id}`)
    }
    return { client_id: clientId, billable }
  })
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
