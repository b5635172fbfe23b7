import { z } from '@hono/zod-openapi'
import { roles } from '@promptsheet/db/schema/identity'

export const role = z.enum(roles).meta({ example: 'member' })
