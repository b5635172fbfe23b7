import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { scopes } from '../auth/scopes.ts'
import { id, instant } from '../http/fields.ts'

const scope = z.enum(scopes).meta({ example: 'prompts:read' })

export const newApiKey = z.object({
  name: text({ min: 1, max: 100, collapse: true, tooShort: 'Say what the key is for' }).meta({
    example: 'Command line',
  }),
  scopes: z.array(scope).min(1, 'Give the key at least one scope.').max(50),
  expiresAt: instant.nullable().optional(),
})

export const apiKey = z
  .object({
    id,
    name: z.string(),
    prefix: z
      .string()
      .meta({ description: 'How the key begins, to tell it from others.', example: 'psk_x2Vq81Lk' }),
    scopes: z.array(scope),
    member: z.object({ id, name: z.string() }).meta({ description: 'Whom the key acts as.' }),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
  })
  .openapi('ApiKey')

export const madeApiKey = apiKey
  .extend({ key: z.string().meta({ description: 'The whole key. It is shown this once.' }) })
  .openapi('MadeApiKey')
