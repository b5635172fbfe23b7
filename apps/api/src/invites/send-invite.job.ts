import { createHmac } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { invites, members, users, workspaces } from '@promptsheet/db/schema/identity'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { hashToken } from '../auth/hash-token.ts'
import { defineJob } from '../queue/define-job.ts'

/**
 * Mails an invite. The token is made here, of the job's id and the instance's secret, so that it stands nowhere
 * but in the mail and a second run mails the same link. Nothing is sent for an invite that was answered since.
 */
export const sendInviteJob = defineJob({
  name: 'invites.send_invite',
  payload: z.object({ inviteId: z.uuid() }),
  async run(ctx, { inviteId }) {
    const { workspaceId } = ctx
    if (workspaceId === null) throw new Error('an invite is sent for a workspace')
    const tenant = { workspaceId, memberId: null, userId: null }
    const token = createHmac('sha256', ctx.env.secretKey).update(`invite ${ctx.jobId}`).digest('base64url')
    const found = await inWorkspace(ctx.db, tenant, async (tx) => {
      const isThis = and(eq(invites.workspaceId, workspaceId), eq(invites.id, inviteId))
      const [open] = await tx
        .update(invites)
        .set({ tokenHash: hashToken(token) })
        .where(and(isThis, isNull(invites.acceptedAt), isNull(invites.revokedAt)))
        .returning({ email: invites.email })
      if (open === undefined) return null
      const [names] = await tx
        .select({ inviter: users.name, workspace: workspaces.name })
        .from(invites)
        .innerJoin(workspaces, eq(workspaces.id, invites.workspaceId))
        .innerJoin(
          members,
          and(eq(members.workspaceId, invites.workspaceId), eq(members.id, invites.invitedBy)),
        )
        .innerJoin(users, eq(users.id, members.userId))
        .where(and(isThis, isNull(workspaces.deletedAt)))
      return names === undefined ? null : { ...open, ...names }
    })
    if (found !== null)
      await ctx.sendMail(
        {
          id: ctx.jobId,
          to: found.email,
          subject: `${found.inviter} invites you to ${found.workspace} on Promptsheet`,
          text: `Hello,\n\n${found.inviter} invites you to ${found.workspace} on Promptsheet, where the team keeps its prompts. Join here, within a week:\n\n${ctx.env.publicUrl}/accept-invite#token=${token}\n\nIf you did not expect this, ignore this mail.\n`,
        },
        ctx.signal,
      )
    await ctx.once(tenant, () => Promise.resolve())
  },
})
