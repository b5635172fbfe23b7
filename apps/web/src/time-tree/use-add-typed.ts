import { useIsFetching } from '@tanstack/react-query'
import { useRef } from 'react'
import { useMayManageTime } from '../app/me.queries.ts'
import { toast } from '../ui/toast-store.ts'
import { useAddNode } from './change-tree.ts'
import { text } from './strings.ts'
import { treeQuery, useTree } from './tree.queries.ts'

/** Makes a project of what was typed and not found: "Website", or "Acme / Website" with its client. */
export function useAddTyped(typed: string) {
  const tree = useTree()
  const node = useAddNode()
  // What is being read again may hold it by now.
  const isReading = useIsFetching({ queryKey: treeQuery.queryKey }) > 0
  const isKnown = tree.isReady && !isReading
  const mayAdd = useMayManageTime() && isKnown
  const isAdding = useRef(false)
  const names = typed
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean)
  const [first = '', second] = names
  const clientOf = async (name: string) => {
    const known = tree.clients.find((one) => one.archivedAt === null && isSame(one.name, name))
    return known ?? (await node.mutateAsync({ kind: 'client', body: { name } }))
  }
  /** Its id; null when it failed, undefined when it is being added already. */
  const add = async (): Promise<string | null | undefined> => {
    if (isAdding.current) return undefined
    isAdding.current = true
    try {
      const clientId = second === undefined ? null : (await clientOf(first)).id
      const made = await node.mutateAsync({ kind: 'project', body: { name: second ?? first, clientId } })
      return made.id
    } catch {
      toast(text.failed, { tone: 'danger' })
      return null
    } finally {
      isAdding.current = false
    }
  }
  const label = mayAdd && first !== '' && names.length <= 2 ? text.addTyped(names) : null
  return { label, add, isKnown }
}

const isSame = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0
