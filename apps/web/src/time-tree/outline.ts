import { byName, type Client, type Project, type Task, type TimeTree } from './places.ts'
import { foldWords } from './search-places.ts'

export type TreeNode =
  | { kind: 'client'; node: Client }
  | { kind: 'project'; node: Project }
  | { kind: 'task'; node: Task }
  /** The group of projects that are for no client. */
  | { kind: 'own'; node: { id: string; name: string; archivedAt: null } }

export type Row = TreeNode & {
  level: number
  /** Null where nothing is beneath. */
  isOpen: boolean | null
  parentId: string | null
  /** Its place among its neighbours, from 1, and how many they are. */
  place: number
  siblings: number
  /** Something above it is archived. */
  isUnderArchived: boolean
}

export const ownId = 'own'

type View = {
  /** Which rows somebody opened or closed; the others are as `isOpenAtFirst` says. */
  turned: ReadonlyMap<string, boolean>
  isOpenAtFirst: (node: TreeNode) => boolean
  showArchived: boolean
  find: string
  ownName: string
}

type Branch = TreeNode & { beneath: Branch[] }

/** The rows of the outline as it is opened now. While searching, what fits and what it hangs on, all of it open. */
export function outlineOf(tree: TimeTree, view: View): Row[] {
  const tokens = foldWords(view.find)
  const branches = branchesOf(tree, view)
  const kept = tokens.length === 0 ? branches : keepFitting(branches, tokens, '')
  const rows: Row[] = []
  const add = (some: Branch[], level: number, parentId: string | null, isUnderArchived: boolean) => {
    for (const [index, { beneath, ...node }] of some.entries()) {
      const { id, archivedAt } = node.node
      const isOpen = tokens.length > 0 || (view.turned.get(id) ?? view.isOpenAtFirst(node))
      rows.push({
        ...node,
        level,
        isOpen: beneath.length === 0 ? null : isOpen,
        parentId,
        place: index + 1,
        siblings: some.length,
        isUnderArchived,
      })
      if (isOpen) add(beneath, level + 1, id, isUnderArchived || archivedAt !== null)
    }
  }
  add(kept, 1, null, false)
  return rows
}

function branchesOf({ clients, projects, tasks }: TimeTree, { showArchived, ownName }: View): Branch[] {
  const shown = <T extends { name: string; archivedAt: string | null }>(nodes: readonly T[] = []) =>
    byName(nodes.filter(({ archivedAt }) => showArchived || archivedAt === null))
  const below = Map.groupBy(tasks, (task) => task.parentId ?? task.projectId)
  const ofClient = Map.groupBy(projects, ({ clientId }) => clientId)
  const tasksUnder = (id: string): Branch[] =>
    shown(below.get(id)).map((node) => ({ kind: 'task', node, beneath: tasksUnder(node.id) }))
  const projectsOf = (clientId: string | null): Branch[] =>
    shown(ofClient.get(clientId)).map((node) => ({ kind: 'project', node, beneath: tasksUnder(node.id) }))
  const own = projectsOf(null)
  return [
    ...shown(clients).map((node): Branch => ({ kind: 'client', node, beneath: projectsOf(node.id) })),
    ...(own.length === 0
      ? []
      : [{ kind: 'own' as const, node: { id: ownId, name: ownName, archivedAt: null }, beneath: own }]),
  ]
}

/** Branches that have every word in their names on the way down, or something beneath that has. */
function keepFitting(branches: Branch[], tokens: readonly string[], above: string): Branch[] {
  return branches.flatMap((branch) => {
    const code = branch.kind === 'own' ? '' : branch.node.code
    const words = `${above} ${foldWords(`${branch.node.name} ${code}`).join(' ')}`
    const beneath = keepFitting(branch.beneath, tokens, words)
    const fits = tokens.every((token) => words.includes(` ${token}`))
    return fits || beneath.length > 0 ? [{ ...branch, beneath: fits ? branch.beneath : beneath }] : []
  })
}

/** Whether a node may hang there: a project on a client or on none, a task in a project or another task not beneath it. */
export function mayHang(moved: TreeNode, to: TreeNode): boolean {
  if (to.node.archivedAt !== null) return false
  if (moved.kind === 'project')
    return (
      (to.kind === 'client' && moved.node.clientId !== to.node.id) ||
      (to.kind === 'own' && moved.node.clientId !== null)
    )
  if (moved.kind !== 'task') return false
  if (to.kind === 'project') return moved.node.parentId !== null || moved.node.projectId !== to.node.id
  return to.kind === 'task' && to.node.id !== moved.node.parentId && !to.node.path.includes(moved.node.id)
}

/** How many projects and tasks hang beneath a node, archived ones aside: they go where it goes. */
export function countBeneath({ projects, tasks }: TimeTree, { kind, node }: TreeNode): Beneath {
  const inUse = <T extends { archivedAt: string | null }>(nodes: readonly T[]) =>
    nodes.filter(({ archivedAt }) => archivedAt === null)
  if (kind === 'task')
    return {
      projects: 0,
      tasks: inUse(tasks).filter(({ id, path }) => id !== node.id && path.includes(node.id)).length,
    }
  const theirs = kind === 'project' ? [node] : inUse(projects).filter(({ clientId }) => clientId === node.id)
  const ids = new Set(theirs.map(({ id }) => id))
  return {
    projects: kind === 'project' ? 0 : ids.size,
    tasks: inUse(tasks).filter(({ projectId }) => ids.has(projectId)).length,
  }
}

export type Beneath = { projects: number; tasks: number }
