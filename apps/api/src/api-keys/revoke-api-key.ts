import { apiKeys } from '@promptsheet/db/schema/identity'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { getApiKey } from './find-api-keys.ts'

/** Ends a key at once: one's own, or anybody's for owners and admins. */
export async function revokeApiKey(ctx: WorkspaceContext, keyId: string): Promise<void> {
  const { name, member } = await getApiKey(ctx, keyId)
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.clock() })
    .where(and(eq(apiKeys.workspaceId, ctx.actor.workspaceId), eq(apiKeys.id, keyId)))
  await recordAudit(ctx, {
    action: 'api_key.revoked',
    subject: { type: 'api_key', id: keyId },
    detail: { name, memberId: member.id },
  })
}
