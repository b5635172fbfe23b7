import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { ok } from '../http/reply.ts'
import { addStarters } from './add-starters.ts'
import { packKeys, starterPacks } from './packs.ts'

const tag = 'Prompts'
const starter = z
  .object({
    key: z.string().meta({ example: 'launch-e-mail-to-people-who-know-us' }),
    name: z.string(),
    useCase: z.string(),
    category: z.string(),
    tags: z.array(z.string()),
    notes: z.string(),
    body: z.string(),
  })
  .openapi('StarterPrompt')
const pack = z
  .object({ key: z.enum(packKeys), name: z.string(), description: z.string(), prompts: z.array(starter) })
  .openapi('StarterPack')

export const starterRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/starter-packs',
    operationId: 'listStarterPacks',
    summary: 'Prompts that come with the product, by job',
    tag,
    access: { who: 'member', scope: 'prompts:read', can: 'use_prompts' },
    success: { status: 200, description: 'All of them, with their texts.', schema: pageOf(pack) },
    run: () => Promise.resolve(ok({ data: [...starterPacks], nextCursor: null })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/starter-packs/add',
    operationId: 'addStarterPack',
    summary: 'Add a starter pack, or some prompts of it, to the library',
    description: 'What was added before and is still there is left alone.',
    tag,
    access: { who: 'member', scope: 'prompts:write', can: 'edit_prompts' },
    body: z.object({
      pack: z.enum(packKeys),
      promptKeys: z
        .array(z.string().max(200))
        .min(1)
        .max(100)
        .optional()
        .meta({ description: 'All, if left out.' }),
      collectionId: id.nullable().optional(),
    }),
    success: {
      status: 200,
      description: 'Added.',
      schema: z.object({
        promptIds: z.array(z.uuid()),
        skipped: z.int().meta({ description: 'Were there already.' }),
      }),
    },
    async run(ctx, { body }) {
      const chosen = starterPacks.find(({ key }) => key === body.pack)
      if (chosen === undefined)
        throw new Error(`the schema knows the pack ${body.pack}, and nobody else does`)
      return ok(await addStarters(ctx, chosen, body))
    },
  }),
]
