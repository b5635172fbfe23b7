import type { Task, TimeTree } from '../places.ts'

const day = '2026-11-20T09:00:00.000Z'
const common = {
  code: '',
  estimateSeconds: null,
  rate: null,
  createdAt: day,
  updatedAt: day,
  archivedAt: null,
}

export function client(id: string, name: string, code = '') {
  return {
    ...common,
    id,
    name,
    code,
    colour: 'teal' as const,
    currency: 'EUR',
    billingName: '',
    billingAddress: '',
  }
}

export function project(id: string, clientId: string | null, name: string, code = '') {
  return { ...common, id, clientId, name, code, colour: 'blue' as const, billable: true }
}

export function task(id: string, projectId: string, name: string, parent: Task | null = null): Task {
  const path = [...(parent?.path ?? []), id]
  return { ...common, id, projectId, parentId: parent?.id ?? null, path, name, colour: null, billable: null }
}

const draft = task('t1', 'p1', 'First draft')

/** Two clients, three projects, four tasks. */
export const sampleTree: TimeTree = {
  clients: [client('c1', 'Müller & Söhne', 'MUE'), client('c2', 'Acme')],
  projects: [
    project('p1', 'c1', 'Website relaunch', 'WEB-7'),
    project('p2', 'c2', 'Annual report'),
    project('p3', null, 'Admin'),
  ],
  tasks: [
    draft,
    task('t2', 'p1', 'Photos', draft),
    task('t3', 'p2', 'Web version'),
    task('t4', 'p2', 'Proofs'),
  ],
  recent: [],
}
