import { formatDuration } from '@promptsheet/shared/duration'
import { useId, useRef, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { SimilarTasks } from '../time-reports/SimilarTasks.tsx'
import { Button } from '../ui/Button.tsx'
import { TextInput } from '../ui/Input.tsx'
import styles from './Clients.module.css'
import { type Addition, useAddNode } from './change-tree.ts'
import type { TreeNode } from './outline.ts'
import { text } from './strings.ts'

export type AddUnder = { kind: Addition['kind']; under: TreeNode | null }

type Props = { adding: AddUnder; level: number; onAdded: (id: string) => void; onClose: () => void }

/** A line to type a name on; it stays for the next one. */
export function AddNode({ adding, level, onAdded, onClose }: Props) {
  const id = useId()
  const inputRef = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [estimateSeconds, setEstimateSeconds] = useState<number | null>(null)
  const add = useAddNode()
  const problem = findProblem(add.error)
  const error = add.error && (problem?.message || text.failed)
  const save = async () => {
    const input = inputRef.current
    const name = input?.value.trim()
    if (!input || !name) return
    // The next name can be typed at once; what was refused comes back to be put right.
    input.value = ''
    setTyped('')
    setEstimateSeconds(null)
    input.focus()
    try {
      const made = await add.mutateAsync(additionOf(adding, name, estimateSeconds))
      onAdded(made.id)
    } catch {
      if (input.value === '') input.value = name
    }
  }
  return (
    <form
      className={styles.adding}
      style={{ '--level': String(level) }}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && inputRef.current?.value === '') onClose()
      }}
    >
      <TextInput
        ref={inputRef}
        autoFocus
        maxLength={adding.kind === 'task' ? 200 : 100}
        autoComplete="off"
        aria-label={text.nameOf[adding.kind]}
        aria-describedby={`${id}-note`}
        aria-invalid={error ? true : undefined}
        placeholder={text.nameOf[adding.kind]}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" isBusy={add.isPending}>
        {text.add[adding.kind]}
      </Button>
      <p id={`${id}-note`} role={error ? 'alert' : undefined} className={error ? styles.error : styles.note}>
        {error || (estimateSeconds === null ? text.addMore : text.estimated(formatDuration(estimateSeconds)))}
      </p>
      {adding.kind === 'task' && (
        <SimilarTasks name={typed} projectId={projectOf(adding.under)} onTake={setEstimateSeconds} />
      )}
    </form>
  )
}

function projectOf(under: TreeNode | null): string | null {
  if (under?.kind === 'task') return under.node.projectId
  return under?.kind === 'project' ? under.node.id : null
}

function additionOf({ kind, under }: AddUnder, name: string, estimateSeconds: number | null): Addition {
  if (kind === 'client') return { kind, body: { name } }
  if (kind === 'project')
    return { kind, body: { name, clientId: under?.kind === 'client' ? under.node.id : null } }
  if (under?.kind === 'task')
    return { kind, body: { name, estimateSeconds, projectId: under.node.projectId, parentId: under.node.id } }
  return { kind, body: { name, estimateSeconds, projectId: under?.node.id ?? '', parentId: null } }
}
