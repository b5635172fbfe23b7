import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { changeAccess } from './change-access.ts'
import { changeCollection } from './change-collection.ts'
import { createCollection } from './create-collection.ts'
import { deleteCollection, undeleteCollection } from './delete-collection.ts'
import { findCollections, getCollection } from './find-collections.ts'
import {
  collectionAccess,
  collectionChange,
  collectionShape,
  collectionsQuery,
  deletionQuery,
  newCollection,
} from './shapes.ts'

const tag = 'Collections'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const

export const collectionRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/collections',
    operationId: 'listCollections',
    summary: 'The collections you may see, by name',
    tag,
    access: read,
    query: collectionsQuery,
    success: { status: 200, description: 'A page of collections.', schema: pageOf(collectionShape) },
    run: async (ctx, { query }) => ok(await findCollections(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/collections',
    operationId: 'createCollection',
    summary: 'Make a collection',
    tag,
    access: write,
    body: newCollection,
    success: { status: 201, description: 'Made.', schema: collectionShape },
    async run(ctx, { body }) {
      const collection = await createCollection(ctx, body)
      return created(collection, `/v1/collections/${collection.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/collections/{id}',
    operationId: 'getCollection',
    summary: 'A collection',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The collection.', schema: collectionShape },
    run: async (ctx, { params }) => ok(await getCollection(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/collections/{id}',
    operationId: 'changeCollection',
    summary: 'Rename or describe a collection',
    tag,
    access: write,
    params: idParams,
    body: collectionChange,
    success: { status: 200, description: 'Changed.', schema: collectionShape },
    run: async (ctx, { params, body }) => ok(await changeCollection(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'put',
    path: '/v1/collections/{id}/access',
    operationId: 'changeCollectionAccess',
    summary: 'Open a collection to the workspace, or limit it to teams',
    description: 'For managers and whoever made it. One of the teams must be one you are in.',
    tag,
    access: write,
    params: idParams,
    body: collectionAccess,
    success: { status: 200, description: 'Changed.', schema: collectionShape },
    run: async (ctx, { params, body }) => ok(await changeAccess(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/collections/{id}',
    operationId: 'deleteCollection',
    summary: 'Delete a collection',
    description: 'For managers and whoever made it. Prompts in it move only where `moveTo` says.',
    tag,
    access: write,
    params: idParams,
    query: deletionQuery,
    errors: [409],
    success: { status: 204, description: 'Deleted; it can come back for 30 days.', schema: null },
    async run(ctx, { params, query }) {
      await deleteCollection(ctx, params.id, query.moveTo)
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/collections/{id}/undelete',
    operationId: 'undeleteCollection',
    summary: 'Bring a deleted collection back',
    tag,
    access: write,
    params: idParams,
    success: { status: 200, description: 'It is back.', schema: collectionShape },
    run: async (ctx, { params }) => ok(await undeleteCollection(ctx, params.id)),
  }),
]
