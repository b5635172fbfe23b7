import { useMayManageTime } from '../app/me.queries.ts'
import { toast } from '../ui/toast-store.ts'
import { useAddNode } from './change-tree.ts'
import { text } from './strings.ts'
import { useTree } from './tree.queries.ts'

/** Makes a project of what was typed and not found: "Website", or "Acme / Website" with its client. */
export function useAddTyped(typed: string) {
  const tree = useTree()
  const node = useAddNode()
  const mayAdd = useMayManageTime() && tree.isReady
  const names = typed
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean)
  const [first = '', second] = names
  const clientOf = async (name: string) => {
    const known = tree.clients.find((one) => one.archivedAt === null && isSame(one.name, name))
    return known ?? (await node.mutateAsync({ kind: 'client', body: { name } }))
  }
  const add = async (): Promise<string | null> => {
    try {
      const clientId = second === undefined ? null : (await clientOf(first)).id
      const made = await node.mutateAsync({ kind: 'project', body: { name: second ?? first, clientId } })
      return made.id
    } catch {
      toast(text.failed, { tone: 'danger' })
      return null
    }
  }
  return { label: mayAdd && first !== '' && names.length <= 2 ? text.addTyped(names) : null, add }
}

const isSame = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0
