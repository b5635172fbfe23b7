import type { Cell } from './fields.ts'
import type { Node, Tree } from './find-tree.ts'

export type NewClient = { id: string; name: string; currency: string | null }
export type NewProject = {
  id: string
  clientId: string | null
  client: string
  name: string
  code: string
  billable: boolean
}
export type NewTask = { id: string; projectId: string; parentId: string | null; path: string[]; name: string }

/** What a row is booked on, and what that says about billing. */
export type Place = { projectId: string; taskId: string | null; isBillable: () => boolean }

export type Placed = {
  /** By `placeKey`; what belongs to no project has none. */
  places: Map<string, Place>
  clients: NewClient[]
  projects: NewProject[]
  tasks: NewTask[]
  /** What an undone import had made, and this one needs again. */
  back: Set<string>
  findClient: (name: string) => Node | undefined
}

type Where = Pick<Cell, 'client' | 'project' | 'task'>
export const placeKey = ({ client, project, task }: Where) => JSON.stringify([client, project, task])

/** Finds the place of each cell in the tree by its names, and says what has to be made for it. */
export function placeCells(tree: Tree, cells: readonly Cell[], makeId: () => string): Placed {
  const clients = byName(tree.clients)
  const projects = byName(tree.projects)
  const tasks = byName(tree.tasks)
  const placed: Placed = {
    ...{ places: new Map(), clients: [], projects: [], tasks: [], back: new Set() },
    findClient: (name) => clients.get(keyOf(null, name)),
  }
  const made = new Map<string, NewProject>()
  const found = (node: Node | undefined) => {
    if (node?.isGone) placed.back.add(node.id)
    return node
  }
  const add = (index: Map<string, Node>, parent: string | null, name: string, billable: boolean | null) => {
    const node = { id: makeId(), parent, name, billable, isGone: false }
    index.set(keyOf(parent, name), node)
    return node
  }
  const clientOf = ({ client: name, currency }: Cell): string | null => {
    if (name === '') return null
    const there = found(clients.get(keyOf(null, name)))
    if (there !== undefined) return there.id
    const { id } = add(clients, null, name, null)
    placed.clients.push({ id, name, currency })
    return id
  }
  const projectOf = (cell: Cell): Node => {
    const { project: name, client, code, isBillable: billable } = cell
    const clientId = clientOf(cell)
    const there = found(projects.get(keyOf(clientId, name)))
    if (there === undefined) {
      const node = add(projects, clientId, name, billable)
      const project = { id: node.id, clientId, client, name, code, billable }
      made.set(node.id, project)
      placed.projects.push(project)
      return node
    }
    const mine = made.get(there.id)
    if (mine !== undefined) {
      // A project is billable when anything in it is.
      mine.billable ||= billable
      mine.code ||= code
      there.billable = mine.billable
    }
    return there
  }
  for (const cell of cells) {
    if (cell.project === '') continue
    const project = projectOf(cell)
    const path: string[] = []
    let task: Node | null = null
    for (const name of cell.task) {
      const parent: string = task?.id ?? project.id
      const there = found(tasks.get(keyOf(parent, name)))
      const next: Node = there ?? add(tasks, parent, name, task?.billable ?? null)
      path.push(next.id)
      if (there === undefined)
        placed.tasks.push({
          id: next.id,
          projectId: project.id,
          parentId: task?.id ?? null,
          path: [...path],
          name,
        })
      task = next
    }
    const leaf = task
    placed.places.set(placeKey(cell), {
      projectId: project.id,
      taskId: leaf?.id ?? null,
      isBillable: () => leaf?.billable ?? project.billable ?? true,
    })
  }
  return placed
}

const keyOf = (parent: string | null, name: string) => `${parent} ${name.toLowerCase()}`

function byName(nodes: readonly Node[]): Map<string, Node> {
  const index = new Map<string, Node>()
  for (const node of nodes) {
    const key = keyOf(node.parent, node.name)
    if (!index.has(key)) index.set(key, { ...node })
  }
  return index
}
