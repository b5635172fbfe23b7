import { z } from '@hono/zod-openapi'
import { demoEmail, demoPassword } from '@promptsheet/db/seed/content/people'
import { openEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'

const instance = z
  .object({
    demo: z
      .object({ email: z.string(), password: z.string() })
      .nullable()
      .meta({ description: 'The demo login, only on a machine that only its owner can reach.' }),
    devMail: z.boolean().meta({ description: 'Mail is shown on /dev/mail instead of being sent.' }),
  })
  .openapi('Instance')

export const instanceRoutes = [
  openEndpoint({
    method: 'get',
    path: '/v1/instance',
    operationId: 'getInstance',
    summary: 'What a visitor may know of this installation',
    tag: 'Instance',
    access: { who: 'anyone' },
    success: { status: 200, description: 'The installation.', schema: instance },
    run: async ({ env }) =>
      ok({
        demo: env.isDemo ? { email: demoEmail, password: demoPassword } : null,
        devMail: env.smtpUrl === null,
      }),
  }),
]
