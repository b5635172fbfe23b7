import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'

const ianaZones = new Set(Intl.supportedValuesOf('timeZone'))

export const email = z
  .email({ error: 'Give an e-mail address such as mia@example.com.' })
  .max(254)
  .meta({ example: 'mia@example.com' })

/** Checked for length and commonness by the verb that sets it. */
export const password = z
  .string()
  .min(1, 'Give a password.')
  .max(1000)
  .meta({ example: 'several plain words' })

export const personName = text({ min: 1, max: 100, collapse: true }).meta({ example: 'Mia Brandt' })
export const workspaceName = text({ min: 1, max: 100, collapse: true }).meta({ example: 'Northlight Studio' })

export const timezone = z
  .string()
  .refine(
    (zone) => zone === 'UTC' || ianaZones.has(zone) || isZone(zone),
    'Give an IANA time zone such as Europe/Berlin.',
  )
  .meta({ example: 'Europe/Berlin' })

// Aliases such as Asia/Calcutta are not listed but are understood.
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]+(\/[\w+-]+)+$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export const userShape = z
  .object({
    id: z.uuid(),
    email: z.string(),
    emailVerified: z.boolean(),
    name: z.string(),
    timezone: z.string(),
    locale: z.string(),
  })
  .openapi('User')

export const workspaceShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    timezone: z.string(),
    weekStart: z.int().min(0).max(6).meta({ description: '0 is Sunday, 1 is Monday.' }),
    currency: z.string().meta({ example: 'EUR' }),
    role: z
      .enum(['owner', 'admin', 'manager', 'member', 'viewer'])
      .meta({ description: "The caller's role." }),
    memberId: z.uuid().meta({ description: 'The caller as a member of it.' }),
  })
  .openapi('Workspace')

export const signedInShape = z
  .object({ user: userShape, workspace: z.union([workspaceShape, z.null()]) })
  .openapi('SignedIn')
