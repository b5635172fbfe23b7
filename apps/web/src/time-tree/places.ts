import type { components } from '@promptsheet/client/schema.d'
import type { Colour } from '@promptsheet/shared/colours'

export type TimeTree = components['schemas']['TimeTree']
export type Client = components['schemas']['Client']
export type Project = components['schemas']['Project']
export type Task = components['schemas']['Task']

/** Where time goes: a project, or a task in one. */
export type Bucket = { projectId: string | null; taskId: string | null }

export type Place = {
  projectId: string
  taskId: string | null
  client: Client | null
  project: Project
  task: Task | null
  /** The nearest one on the way up. */
  colour: Colour
  /** Whether time on it is billable unless the entry says otherwise; the nearest word on the way up. */
  isBillable: boolean
  /** Its own name. */
  label: string
  /** The names from the client down to itself. */
  path: string[]
  codes: string[]
  /** It or something above it. */
  isArchived: boolean
}

export type Places = {
  /** Those that can be picked, in the order of the tree. */
  open: Place[]
  find: (projectId: string | null, taskId: string | null) => Place | null
}

const compare = new Intl.Collator('en', { numeric: true }).compare
export const byName = <T extends { name: string }>(nodes: readonly T[]) =>
  nodes.toSorted((a, b) => compare(a.name, b.name))

const known = new WeakMap<TimeTree, Places>()

/** Made once for a tree, however many pickers show it. */
export function placesOf(tree: TimeTree): Places {
  const places = known.get(tree) ?? makePlaces(tree)
  known.set(tree, places)
  return places
}

function makePlaces({ clients, projects, tasks }: TimeTree): Places {
  const clientOf = new Map(clients.map((client) => [client.id, client]))
  const below = Map.groupBy(tasks, (task) => task.parentId ?? task.projectId)
  const all = new Map<string, Place>()
  const addTasks = (above: Place, id: string) => {
    for (const task of byName(below.get(id) ?? [])) {
      const place: Place = {
        ...above,
        taskId: task.id,
        task,
        colour: task.colour ?? above.colour,
        isBillable: task.billable ?? above.isBillable,
        label: task.name,
        path: [...above.path, task.name],
        codes: [...above.codes, task.code],
        isArchived: above.isArchived || task.archivedAt !== null,
      }
      all.set(task.id, place)
      addTasks(place, task.id)
    }
  }
  const ofClient = Map.groupBy(projects, ({ clientId }) => clientId)
  for (const clientId of [...byName(clients).map(({ id }) => id), null]) {
    const client = clientId === null ? null : (clientOf.get(clientId) ?? null)
    for (const project of byName(ofClient.get(clientId) ?? [])) {
      const place: Place = {
        projectId: project.id,
        taskId: null,
        client,
        project,
        task: null,
        colour: project.colour,
        isBillable: project.billable,
        label: project.name,
        path: [...(client ? [client.name] : []), project.name],
        codes: [...(client ? [client.code] : []), project.code],
        isArchived: project.archivedAt !== null || Boolean(client?.archivedAt),
      }
      all.set(project.id, place)
      addTasks(place, project.id)
    }
  }
  return {
    open: [...all.values()].filter(({ isArchived }) => !isArchived),
    find: (projectId, taskId) => all.get(taskId ?? projectId ?? '') ?? null,
  }
}
