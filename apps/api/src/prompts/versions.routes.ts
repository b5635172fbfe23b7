import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, ok } from '../http/reply.ts'
import type { PublishedVersion } from './add-version.ts'
import { diffVersions } from './diff-versions.ts'
import { etagOf, needIfMatch } from './edit-guard.ts'
import { findVersions, getVersion } from './find-versions.ts'
import { publishVersion, restoreVersion } from './publish-version.ts'
import { diffQuery, newVersion, restoredVersion, versionParams, versionsQuery } from './request-fields.ts'
import { diffShape, versionShape } from './shapes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const
export const published = {
  status: 201,
  description: 'Published.',
  unchanged: 'The text is the same as before: the version there was.',
  schema: versionShape,
  hasEtag: true,
} as const

export const versionRoutes = [
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/versions',
    operationId: 'publishVersion',
    summary: 'Publish a new text',
    description:
      'Send the ETag of the prompt you edited as `If-Match`. Notes, models and settings of blanks that are left out stay as they were. With `branch` the text is tried beside the current one.',
    tag,
    access: write,
    params: idParams,
    body: newVersion,
    errors: [409, 412, 428],
    success: published,
    async run(ctx, { params, body, header }) {
      const expectedRevision = needIfMatch(header('if-match'))
      return replyPublished(
        params.id,
        await publishVersion(ctx, { ...body, promptId: params.id, expectedRevision }),
      )
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/versions',
    operationId: 'listVersions',
    summary: 'The versions of a prompt, latest first',
    tag,
    access: read,
    params: idParams,
    query: versionsQuery,
    success: { status: 200, description: 'A page of versions.', schema: pageOf(versionShape) },
    run: async (ctx, { params, query }) => ok(await findVersions(ctx, params.id, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/versions/{number}',
    operationId: 'getVersion',
    summary: 'One version of a prompt',
    tag,
    access: read,
    params: versionParams,
    success: { status: 200, description: 'The version.', schema: versionShape },
    run: async (ctx, { params }) => ok(await getVersion(ctx, params.id, params.number)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/diff',
    operationId: 'diffVersions',
    summary: 'What changed between two versions, word by word',
    description: 'Joining equal and insert gives the text of `to` exactly, equal and delete that of `from`.',
    tag,
    access: read,
    params: idParams,
    query: diffQuery,
    success: { status: 200, description: 'The pieces in order.', schema: diffShape },
    run: async (ctx, { params, query }) => ok(await diffVersions(ctx, { promptId: params.id, ...query })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/restore',
    operationId: 'restoreVersion',
    summary: 'Publish the text of an earlier version anew',
    description: 'Needs `If-Match`, as publishing does.',
    tag,
    access: write,
    params: idParams,
    body: restoredVersion,
    errors: [412, 428],
    success: published,
    async run(ctx, { params, body, header }) {
      const expectedRevision = needIfMatch(header('if-match'))
      const wanted = { promptId: params.id, expectedRevision, number: body.number }
      return replyPublished(params.id, await restoreVersion(ctx, wanted))
    },
  }),
]

/** 201 for a new version, 200 for the same text again. */
export function replyPublished(promptId: string, { revision, isNew, ...version }: PublishedVersion) {
  const headers = { etag: etagOf(revision) }
  return isNew
    ? created(version, `/v1/prompts/${promptId}/versions/${version.number}`, headers)
    : ok(version, headers)
}
