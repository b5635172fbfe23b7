import { invites } from '@promptsheet/db/schema/identity'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { enqueue } from '../queue/enqueue.ts'
import { inviteExpiry } from './create-invite.ts'
import { getInvite } from './find-invites.ts'
import { refuseTooManyMails } from './refuse-too-many-mails.ts'
import { sendInviteJob } from './send-invite.job.ts'

/** Sends an invite again, good for as long as a new one; the link of the mail before stops working. */
export async function resendInvite(ctx: WorkspaceContext, inviteId: string) {
  const { workspaceId } = ctx.actor
  await lockMembership(ctx, 'manage_members')
  const { email } = await getInvite(ctx, inviteId)
  await refuseTooManyMails(ctx)
  await ctx.tx
    .update(invites)
    .set({ expiresAt: inviteExpiry(ctx.clock()) })
    .where(and(eq(invites.workspaceId, workspaceId), eq(invites.id, inviteId)))
  await enqueue(ctx, sendInviteJob, { inviteId }, { workspaceId })
  await recordAudit(ctx, {
    action: 'invite.resent',
    subject: { type: 'invite', id: inviteId },
    detail: { email },
  })
  return await getInvite(ctx, inviteId)
}

/** Takes an invite back: its link leads nowhere. */
export async function revokeInvite(ctx: WorkspaceContext, inviteId: string): Promise<void> {
  await lockMembership(ctx, 'manage_members')
  const { email } = await getInvite(ctx, inviteId)
  await ctx.tx
    .update(invites)
    .set({ revokedAt: ctx.clock() })
    .where(and(eq(invites.workspaceId, ctx.actor.workspaceId), eq(invites.id, inviteId)))
  await recordAudit(ctx, {
    action: 'invite.revoked',
    subject: { type: 'invite', id: inviteId },
    detail: { email },
  })
}
