import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { auditEntries } from '@promptsheet/db/schema/audit'
import { apiKeys } from '@promptsheet/db/schema/identity'
import { prompts, promptUses, promptVersions, rememberedInputs } from '@promptsheet/db/schema/prompts'
import { and, desc, eq } from 'drizzle-orm'
import type { SignedInContext } from '../context.ts'
import { asPerson, findEvents } from '../security/account-events.ts'
import { findSecondFactor } from '../security/second-factor.ts'
import { findSessions } from '../security/sessions.ts'
import { findWorkspaces, getUser } from '../workspaces/find-me.ts'

const most = 10_000

/**
 * Everything that is kept about a person, workspace by workspace, as far as they may see it still: profile, sessions,
 * what happened, keys (without secrets), prompts they keep, versions they wrote, uses, and what they changed. At
 * most 10,000 rows of each kind and workspace, the latest.
 */
export async function exportAccount(ctx: SignedInContext) {
  const { userId } = ctx.signedIn
  const person = await inWorkspace(ctx.db, asPerson(userId), async (tx) => ({
    user: await getUser(tx, userId),
    workspaces: await findWorkspaces(tx, userId),
    events: await findEvents(tx, userId, { limit: most, before: null }),
    hasSecondFactor: (await findSecondFactor(tx, userId))?.isOn === true,
  }))
  const workspaces = []
  for (const { id, memberId, ...workspace } of person.workspaces)
    workspaces.push({
      ...workspace,
      id,
      memberId,
      ...(await inWorkspace(ctx.db, { workspaceId: id, memberId, userId }, (tx) =>
        findOwn(tx, id, memberId),
      )),
    })
  return { ...person, exportedAt: ctx.clock(), sessions: await findSessions(ctx), workspaces }
}

async function findOwn(tx: Tx, workspaceId: string, memberId: string) {
  return {
    keys: await tx
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        scopes: apiKeys.scopes,
        createdAt: apiKeys.createdAt,
        lastUsedAt: apiKeys.lastUsedAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.memberId, memberId))),
    prompts: await tx
      .select()
      .from(prompts)
      .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.ownerMemberId, memberId)))
      .orderBy(desc(prompts.id))
      .limit(most),
    versions: await tx
      .select()
      .from(promptVersions)
      .where(and(eq(promptVersions.workspaceId, workspaceId), eq(promptVersions.authorMemberId, memberId)))
      .orderBy(desc(promptVersions.createdAt))
      .limit(most),
    uses: await tx
      .select()
      .from(promptUses)
      .where(and(eq(promptUses.workspaceId, workspaceId), eq(promptUses.memberId, memberId)))
      .orderBy(desc(promptUses.id))
      .limit(most),
    rememberedInputs: await tx
      .select()
      .from(rememberedInputs)
      .where(and(eq(rememberedInputs.workspaceId, workspaceId), eq(rememberedInputs.memberId, memberId))),
    changes: await tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.workspaceId, workspaceId), eq(auditEntries.memberId, memberId)))
      .orderBy(desc(auditEntries.id))
      .limit(most),
  }
}
