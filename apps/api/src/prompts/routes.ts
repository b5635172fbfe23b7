import { z } from '@hono/zod-openapi'
import { listEndpoint, readEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { changePrompt } from './change-prompt.ts'
import { changePrompts } from './change-prompts.ts'
import { createPrompt } from './create-prompt.ts'
import { deletePrompt, undeletePrompt } from './delete-prompt.ts'
import { etagOf, readIfMatch } from './edit-guard.ts'
import { findPrompts } from './find-prompts.ts'
import { getPromptJson } from './get-prompt.ts'
import {
  listQuery,
  mostAtOnce,
  newPrompt,
  promptChange,
  promptGroup,
  promptGroups,
} from './request-fields.ts'
import { promptPageShape, promptShape } from './shapes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const

export const promptRoutes = [
  listEndpoint({
    method: 'get',
    path: '/v1/prompts',
    operationId: 'listPrompts',
    summary: 'Find prompts, or list them all',
    tag,
    access: read,
    query: listQuery,
    success: { status: 200, description: 'A page of prompts.', schema: promptPageShape },
    run: async (ctx, { query }) => ok(await findPrompts(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts',
    operationId: 'createPrompt',
    summary: 'Save a prompt',
    tag,
    access: write,
    body: newPrompt,
    success: { status: 201, description: 'Saved, as version 1.', schema: promptShape, hasEtag: true },
    async run(ctx, { body }) {
      const prompt = await createPrompt(ctx, body)
      return created(prompt, `/v1/prompts/${prompt.id}`, { etag: etagOf(prompt.revision) })
    },
  }),
  readEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}',
    operationId: 'getPrompt',
    summary: 'A prompt with its current text',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The prompt.', schema: promptShape, hasEtag: true },
    async run(ctx, { params }) {
      const { json, revision } = await getPromptJson(ctx, params.id)
      return ok(json, { etag: etagOf(revision) })
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/prompts/{id}',
    operationId: 'changePrompt',
    summary: 'Change what is around the text: name, tags, collection, status and so on',
    description: 'Honours `If-Match` when it is sent. The text itself changes by publishing a version.',
    tag,
    access: write,
    params: idParams,
    body: promptChange,
    errors: [412],
    success: { status: 200, description: 'Changed.', schema: promptShape, hasEtag: true },
    async run(ctx, { params, body, header }) {
      const expectedRevision = readIfMatch(header('if-match'))
      const prompt = await changePrompt(ctx, { promptId: params.id, expectedRevision, change: body })
      return ok(prompt, { etag: etagOf(prompt.revision) })
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/prompts',
    operationId: 'changePrompts',
    summary: 'Change many prompts at once, or put them into the bin',
    description: `At most ${mostAtOnce} prompts; all of it happens, or none. Send \`undo\` as \`changes\` to put it all back.`,
    tag,
    access: write,
    body: promptGroups,
    errors: [404, 409],
    success: {
      status: 200,
      description: 'Changed.',
      schema: z.object({
        changed: z.int().meta({ description: 'Prompts that are different now.' }),
        undo: z.array(promptGroup),
      }),
    },
    run: async (ctx, { body }) => ok(await changePrompts(ctx, body.changes)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/prompts/{id}',
    operationId: 'deletePrompt',
    summary: 'Put a prompt into the bin',
    tag,
    access: write,
    params: idParams,
    errors: [412],
    success: { status: 204, description: 'In the bin, for 30 days.', schema: null },
    async run(ctx, { params, header }) {
      await deletePrompt(ctx, { promptId: params.id, expectedRevision: readIfMatch(header('if-match')) })
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/undelete',
    operationId: 'undeletePrompt',
    summary: 'Take a prompt out of the bin',
    tag,
    access: write,
    params: idParams,
    success: { status: 200, description: 'Back where it was.', schema: promptShape, hasEtag: true },
    async run(ctx, { params }) {
      const prompt = await undeletePrompt(ctx, params.id)
      return ok(prompt, { etag: etagOf(prompt.revision) })
    },
  }),
]
