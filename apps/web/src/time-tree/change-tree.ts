import type { operations } from '@promptsheet/client/schema.d'
import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import type { Client, Project, Task } from './places.ts'
import { treeQuery } from './tree.queries.ts'

type Body<K extends keyof operations> = operations[K] extends {
  requestBody?: { content: { 'application/json': infer B } }
}
  ? B
  : never

type ClientChange = Body<'changeClient'>
type ProjectChange = Body<'changeProject'>
type TaskChange = Body<'changeTask'>

/** What is changed of one node. */
export type Change =
  | { kind: 'client'; id: string; change: ClientChange }
  | { kind: 'project'; id: string; change: ProjectChange }
  | { kind: 'task'; id: string; change: TaskChange }

/** What is added, and where. */
export type Addition =
  | { kind: 'client'; body: { name: string } }
  | { kind: 'project'; body: { name: string; clientId: string | null } }
  | {
      kind: 'task'
      body: { name: string; projectId: string; parentId: string | null; estimateSeconds: number | null }
    }

export type Kind = Change['kind']
type Saved = Client | Project | Task

export function useAddNode() {
  return useMutation({
    meta: { saysItself: true },
    // One after the other, in the order they were typed.
    scope: { id: 'add-node' },
    mutationFn: async ({ kind, body }: Addition): Promise<Saved> => {
      if (kind === 'client') return await ask(api.POST('/v1/clients', { body }))
      if (kind === 'project') return await ask(api.POST('/v1/projects', { body }))
      return await ask(api.POST('/v1/tasks', { body }))
    },
    onSettled: refreshTree,
  })
}

export function useChangeNode({ saysItself = false } = {}) {
  return useMutation({
    meta: { saysItself },
    mutationFn: async (wanted: Change): Promise<Saved> => {
      const params = { path: { id: wanted.id } }
      if (wanted.kind === 'client')
        return await ask(api.PATCH('/v1/clients/{id}', { params, body: wanted.change }))
      if (wanted.kind === 'project')
        return await ask(api.PATCH('/v1/projects/{id}', { params, body: wanted.change }))
      return await ask(api.PATCH('/v1/tasks/{id}', { params, body: wanted.change }))
    },
    onSettled: refreshTree,
  })
}

const archivings = {
  client: { true: '/v1/clients/{id}/archive', false: '/v1/clients/{id}/unarchive' },
  project: { true: '/v1/projects/{id}/archive', false: '/v1/projects/{id}/unarchive' },
  task: { true: '/v1/tasks/{id}/archive', false: '/v1/tasks/{id}/unarchive' },
} as const

export function useArchiveNode() {
  return useMutation({
    mutationFn: async ({ kind, id, isArchived }: { kind: Kind; id: string; isArchived: boolean }) => {
      const path = archivings[kind][isArchived ? 'true' : 'false']
      return await ask<Saved>(api.POST(path, { params: { path: { id } } }))
    },
    onSettled: refreshTree,
  })
}

function refreshTree() {
  return queryClient.invalidateQueries({ queryKey: treeQuery.queryKey.slice(0, 1) })
}
