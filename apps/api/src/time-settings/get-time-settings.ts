import { memberTimeSettings, timeSettings } from '@promptsheet/db/schema/time'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

const defaults = {
  overlapForbidden: false,
  invoiceSeries: '{year}-',
  senderName: '',
  senderAddress: '',
  senderDetails: '',
}
const memberDefaults = { forgottenAfterSeconds: 28_800, longFromPercent: 80 }

export type TimeSettings = typeof defaults
export type MemberTimeSettings = typeof memberDefaults

/** How this workspace keeps time. */
export async function getTimeSettings(ctx: WorkspaceContext): Promise<TimeSettings> {
  const [found] = await ctx.tx
    .select({
      overlapForbidden: timeSettings.overlapForbidden,
      invoiceSeries: timeSettings.invoiceSeries,
      senderName: timeSettings.senderName,
      senderAddress: timeSettings.senderAddress,
      senderDetails: timeSettings.senderDetails,
    })
    .from(timeSettings)
    .where(eq(timeSettings.workspaceId, ctx.actor.workspaceId))
  return found ?? defaults
}

/** How the actor keeps time. */
export async function getMemberTimeSettings(ctx: WorkspaceContext): Promise<MemberTimeSettings> {
  const { workspaceId, memberId, forgottenAfterSeconds, longFromPercent } = memberTimeSettings
  const [found] = await ctx.tx
    .select({ forgottenAfterSeconds, longFromPercent })
    .from(memberTimeSettings)
    .where(and(eq(workspaceId, ctx.actor.workspaceId), eq(memberId, ctx.actor.memberId)))
  return found ?? memberDefaults
}
