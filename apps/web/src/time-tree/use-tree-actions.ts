import { queryClient } from '../app/query-client.ts'
import { toast } from '../ui/toast-store.ts'
import { type Change, useArchiveNode, useChangeNode } from './change-tree.ts'
import { countBeneath, mayHang, type TreeNode } from './outline.ts'
import { text } from './strings.ts'
import { treeQuery } from './tree.queries.ts'

/** What can be done to a node at once, each with its way back. */
export function useTreeActions() {
  const change = useChangeNode()
  const archive = useArchiveNode()

  const setArchived = async (node: TreeNode, isArchived: boolean) => {
    if (node.kind === 'own') return
    const { kind } = node
    const { id, name } = node.node
    const what = withBeneath(node)
    await archive.mutateAsync({ kind, id, isArchived })
    if (!isArchived) return void toast(text.back(name))
    const run = () => void setArchived(node, false).catch(() => {})
    toast(text.archived(what), { action: { label: text.undo, run } })
  }

  const move = async (node: TreeNode, to: TreeNode) => {
    const there = mayHang(node, to) && changeTo(node, to)
    const back = changeBack(node)
    if (!there || !back) return
    const what = withBeneath(node)
    await change.mutateAsync(there)
    const run = () =>
      void change.mutateAsync(back).then(
        () => toast(text.back(node.node.name)),
        () => {},
      )
    toast(text.moved(what, to.node.name), { action: { label: text.undo, run } })
  }

  return {
    archive: (node: TreeNode) => void setArchived(node, true).catch(() => {}),
    unarchive: (node: TreeNode) => void setArchived(node, false).catch(() => {}),
    move: (node: TreeNode, to: TreeNode) => void move(node, to).catch(() => {}),
    change: (wanted: Change) => void change.mutateAsync(wanted).catch(() => {}),
  }
}

/** Its name, and how much goes with it. */
function withBeneath(node: TreeNode): string {
  const tree = queryClient.getQueryData(treeQuery.queryKey)
  const beneath = tree ? text.beneathIt(countBeneath(tree, node)) : ''
  return beneath ? text.with(node.node.name, beneath) : node.node.name
}

export type TreeActions = ReturnType<typeof useTreeActions>

function changeTo(node: TreeNode, to: TreeNode): Change | null {
  const { id } = node.node
  if (node.kind === 'project')
    return { kind: 'project', id, change: { clientId: to.kind === 'client' ? to.node.id : null } }
  if (node.kind !== 'task') return null
  if (to.kind === 'project') return { kind: 'task', id, change: { projectId: to.node.id, parentId: null } }
  return { kind: 'task', id, change: { parentId: to.node.id } }
}

function changeBack(node: TreeNode): Change | null {
  const { id } = node.node
  if (node.kind === 'project') return { kind: 'project', id, change: { clientId: node.node.clientId } }
  if (node.kind !== 'task') return null
  const { projectId, parentId } = node.node
  return { kind: 'task', id, change: parentId === null ? { projectId, parentId } : { parentId } }
}
