import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, instant } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { ok } from '../http/reply.ts'
import { findAuditEntries } from './find-audit-entries.ts'

const auditEntry = z
  .object({
    id,
    action: z
      .string()
      .meta({ description: 'Dotted, past tense, forever.', example: 'prompt.version_published' }),
    actor: z.object({
      kind: z.enum(['member', 'key', 'job']),
      memberId: id.nullable(),
      name: z.string().nullable().meta({ example: 'Mia Brandt' }),
      keyId: id.nullable(),
      keyName: z.string().nullable(),
    }),
    subject: z.object({ type: z.string().meta({ example: 'prompt' }), id: id.nullable() }),
    promptId: id.nullable(),
    collectionId: id.nullable(),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    createdAt: instant,
  })
  .openapi('AuditEntry')

export const auditRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/audit-entries',
    operationId: 'listAuditEntries',
    summary: 'Who changed what',
    description:
      'What hangs on a prompt or a collection is there only for those who may see that, owners and admins included.',
    tag: 'Workspace',
    access: { who: 'member', scope: 'workspace:read', can: 'manage_workspace' },
    query: pageQuery.extend({
      promptId: id.optional().meta({ description: 'Only what is about this prompt.' }),
    }),
    success: { status: 200, description: 'Newest first.', schema: pageOf(auditEntry) },
    run: async (ctx, { query }) => ok(await findAuditEntries(ctx, query)),
  }),
]
