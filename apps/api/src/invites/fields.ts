import { z } from '@hono/zod-openapi'
import { email } from '../auth/fields.ts'
import { id, instant } from '../http/fields.ts'
import { role } from '../members/fields.ts'
import { teamIds } from '../teams/fields.ts'

export const inviteToken = z.string().min(1).max(200).meta({ description: 'From the link in the mail.' })

export const newInvite = z.object({ email, role, teamIds: teamIds.default([]) })

export const invite = z
  .object({
    id,
    email: z.string().meta({ example: 'mia@example.com' }),
    role,
    teamIds: z.array(id),
    status: z.enum(['open', 'expired']).meta({ description: 'An expired one can be sent again.' }),
    invitedBy: z.object({ id, name: z.string() }),
    createdAt: instant,
    expiresAt: instant,
  })
  .openapi('Invite')

export const inviteInfo = z
  .object({
    workspaceName: z.string(),
    email: z.string(),
    hasAccount: z.boolean().meta({ description: 'Whether to log in, or to choose a name and a password.' }),
  })
  .openapi('InviteInfo')
