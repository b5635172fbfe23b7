import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { id, instant } from '../http/fields.ts'

export const teamName = text({ min: 1, max: 60, collapse: true, tooShort: 'Give the team a name' }).meta({
  example: 'People & HR',
})

export const teamIds = z.array(id).max(200)
export const memberIds = z.array(id).max(2000)

export const team = z
  .object({ id, name: z.string(), memberIds: z.array(id), createdAt: instant, updatedAt: instant })
  .openapi('Team')
