import { z } from '@hono/zod-openapi'
import { listEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { deleteBranch, undeleteBranch } from './delete-branch.ts'
import { etagOf, needIfMatch, readIfMatch } from './edit-guard.ts'
import { findBranches } from './find-branches.ts'
import { findForks } from './find-forks.ts'
import { forkPrompt } from './fork-prompt.ts'
import { mergeBranch } from './merge-branch.ts'
import { mergeSource } from './merge-source.ts'
import { branchMerge, branchParams, newFork, sourceMerge } from './request-fields.ts'
import { branchShape, promptRowShape, promptShape } from './shapes.ts'
import { published, replyPublished } from './versions.routes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const
const mergeConflict =
  'When both texts changed the same words the answer is 409 `merge_conflict` with `passages`, in order, each with its text in `base`, `current` and `incoming`: choose, and send the whole text as `body`. Needs `If-Match`, as publishing does.'

/** Branches: texts tried beside the current one. Forks: prompts made from another. */
export const branchRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/branches',
    operationId: 'listBranches',
    summary: 'The branches of a prompt that are not over, latest first',
    description: 'A branch begins by publishing a version onto it.',
    tag,
    access: read,
    params: idParams,
    success: {
      status: 200,
      description: 'All of them.',
      schema: z.object({ data: z.array(branchShape), nextCursor: z.null() }),
    },
    run: async (ctx, { params }) => ok({ data: await findBranches(ctx, params.id), nextCursor: null }),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/branches/{name}/merge',
    operationId: 'mergeBranch',
    summary: 'Make the text of a branch the current one, and end the branch',
    description: `What changed on main since the branch began stays. ${mergeConflict}`,
    tag,
    access: write,
    params: branchParams,
    body: branchMerge,
    errors: [409, 412, 428],
    success: published,
    async run(ctx, { params: { id, name }, body, header }) {
      const expectedRevision = needIfMatch(header('if-match'))
      return replyPublished(id, await mergeBranch(ctx, { ...body, promptId: id, name, expectedRevision }))
    },
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/prompts/{id}/branches/{name}',
    operationId: 'deleteBranch',
    summary: 'End a branch without merging it',
    description: 'Its versions stay. Its name is not free again.',
    tag,
    access: write,
    params: branchParams,
    errors: [412],
    success: { status: 204, description: 'Ended.', schema: null },
    async run(ctx, { params: { id, name }, header }) {
      await deleteBranch(ctx, { promptId: id, name, expectedRevision: readIfMatch(header('if-match')) })
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/branches/{name}/undelete',
    operationId: 'undeleteBranch',
    summary: 'Take up a branch again that was deleted or merged',
    tag,
    access: write,
    params: branchParams,
    errors: [409],
    success: { status: 200, description: 'Open again.', schema: branchShape },
    run: async (ctx, { params: { id, name } }) => ok(await undeleteBranch(ctx, { promptId: id, name })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/fork',
    operationId: 'forkPrompt',
    summary: 'Make a prompt of your own from another',
    description: 'It has the current text and remembers where it comes from.',
    tag,
    access: write,
    params: idParams,
    body: newFork,
    success: { status: 201, description: 'Made, as version 1.', schema: promptShape, hasEtag: true },
    async run(ctx, { params, body }) {
      const prompt = await forkPrompt(ctx, { ...body, promptId: params.id })
      return created(prompt, `/v1/prompts/${prompt.id}`, { etag: etagOf(prompt.revision) })
    },
  }),
  listEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/forks',
    operationId: 'listForks',
    summary: 'The prompts that were made from a prompt, latest first',
    description: 'Those that you may see: as many as its `forkCount`.',
    tag,
    access: read,
    params: idParams,
    query: pageQuery,
    success: { status: 200, description: 'A page of prompts.', schema: pageOf(promptRowShape) },
    run: async (ctx, { params, query }) => ok(await findForks(ctx, params.id, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/source/merge',
    operationId: 'mergeSource',
    summary: 'Bring what changed in the prompt that this one was made from over into it',
    description: `With \`skip\` it stays as it is, and is not said to be behind any more. ${mergeConflict}`,
    tag,
    access: write,
    params: idParams,
    body: sourceMerge,
    errors: [409, 412, 428],
    success: published,
    async run(ctx, { params: { id }, body, header }) {
      const expectedRevision = needIfMatch(header('if-match'))
      return replyPublished(id, await mergeSource(ctx, { ...body, promptId: id, expectedRevision }))
    },
  }),
]
