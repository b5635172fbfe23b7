import { clients } from '@promptsheet/db/schema/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

/** Those of the clients in use: side by side in a report, two are told apart by theirs. */
export async function findColours({ tx, actor }: WorkspaceContext): Promise<string[]> {
  const found = await tx
    .selectDistinct({ colour: clients.colour })
    .from(clients)
    .where(and(eq(clients.workspaceId, actor.workspaceId), isNull(clients.archivedAt)))
  return found.map(({ colour }) => colour)
}
