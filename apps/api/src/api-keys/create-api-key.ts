import { inWorkspace } from '@promptsheet/db/in-workspace'
import { apiKeys } from '@promptsheet/db/schema/identity'
import { recordAudit } from '../audit/record.ts'
import { hashToken } from '../auth/hash-token.ts'
import { type Scope, scopes } from '../auth/scopes.ts'
import type { SignedInContext } from '../context.ts'
import { newId, newSecret } from '../deps.ts'
import { forbidden, invalid } from '../errors.ts'
import { can } from '../workspaces/can.ts'
import { getApiKey } from './find-api-keys.ts'

type Wanted = { name: string; scopes: Scope[]; expiresAt?: string | null | undefined }

const shownCharacters = 12

/**
 * Makes a key that acts as this person in their active workspace, and gives it whole, this once: only its hash
 * is kept. 403 for scopes a viewer has no use for, 422 when it would have expired already.
 */
export async function createApiKey(ctx: SignedInContext, wanted: Wanted) {
  const { actor } = ctx.signedIn
  if (actor === null)
    throw forbidden('You are not in a workspace. Make one or accept an invite.', 'no_workspace')
  if (!can(actor.role, 'edit_prompts') && wanted.scopes.some((scope) => !scope.endsWith(':read')))
    throw forbidden(`Your role here (${actor.role}) can only make keys that read.`)
  const now = ctx.clock()
  const expiresAt = wanted.expiresAt == null ? null : new Date(wanted.expiresAt)
  if (expiresAt !== null && expiresAt <= now) throw invalid('body.expiresAt', 'This is in the past.')
  const secret = `psk_${newSecret(ctx)}`
  return await inWorkspace(ctx.db, actor, async (tx) => {
    const inTx = { ...ctx, tx, actor }
    const id = newId(ctx)
    const kept = scopes.filter((scope) => wanted.scopes.includes(scope))
    await tx.insert(apiKeys).values({
      workspaceId: actor.workspaceId,
      id,
      memberId: actor.memberId,
      name: wanted.name,
      prefix: secret.slice(0, shownCharacters),
      secretHash: hashToken(secret),
      scopes: kept,
      createdAt: now,
      expiresAt,
    })
    await recordAudit(inTx, {
      action: 'api_key.created',
      subject: { type: 'api_key', id },
      detail: { name: wanted.name, scopes: kept, expiresAt: expiresAt?.toISOString() ?? null },
    })
    return { ...(await getApiKey(inTx, id)), key: secret }
  })
}
