import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { BucketPicker } from './BucketPicker.tsx'
import styles from './Clients.module.css'
import { countBeneath, mayHang, ownId, type Row, type TreeNode } from './outline.ts'
import { byName } from './places.ts'
import { text } from './strings.ts'
import { toTheMinute } from './to-the-minute.ts'
import { totalsQuery, useTree } from './tree.queries.ts'

type Props = { row: Row; onMove: (node: TreeNode, to: TreeNode) => void; onClose: () => void }

const own: TreeNode = { kind: 'own', node: { id: ownId, name: text.ownName, archivedAt: null } }

/** Asks where a project or a task goes. */
export function MoveDialog({ row, onMove, onClose }: Props) {
  const tree = useTree()
  const [to, setTo] = useState<TreeNode | null>(null)
  const clients = byName(tree.clients.filter(({ archivedAt }) => archivedAt === null))
  const isFit = to !== null && mayHang(row, to)
  const { data: totals } = useQuery(totalsQuery)
  const tracked = totals?.get(row.node.id)?.trackedSeconds ?? 0
  const along = [text.beneathIt(countBeneath(tree, row)), tracked > 0 && text.hoursOf(toTheMinute(tracked))]
    .filter(Boolean)
    .join(', ')
  return (
    <Dialog
      title={text.moveTitle(row.node.name)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            look="primary"
            disabled={!isFit}
            onClick={() => {
              if (to) onMove(row, to)
              onClose()
            }}
          >
            {text.move}
          </Button>
        </>
      }
    >
      <div className={styles.ask}>
        {row.kind === 'project' ? (
          <Field label={text.moveTo}>
            {(control) => (
              <Select
                {...control}
                value={to?.node.id ?? row.node.clientId ?? ownId}
                onChange={({ target: { value } }) => {
                  const node = clients.find(({ id }) => id === value)
                  setTo(node ? { kind: 'client', node } : own)
                }}
              >
                {clients.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
                <option value={ownId}>{text.ownName}</option>
              </Select>
            )}
          </Field>
        ) : (
          <>
            <p className={styles.question}>{text.moveTo}</p>
            <BucketPicker
              label={text.moveTo}
              value={bucketOf(to) ?? above(row)}
              onPick={({ projectId, taskId }) => {
                const place = tree.find(projectId, taskId)
                if (place === null) setTo(null)
                else if (place.task) setTo({ kind: 'task', node: place.task })
                else setTo({ kind: 'project', node: place.project })
              }}
            />
          </>
        )}
        {to && !isFit ? (
          <p className={styles.note}>{text.cannotMove}</p>
        ) : (
          <p className={styles.note}>
            {along && text.goesAlong(along)} {text.movePrice}
          </p>
        )}
      </div>
    </Dialog>
  )
}

function bucketOf(to: TreeNode | null) {
  if (to?.kind === 'task') return { projectId: to.node.projectId, taskId: to.node.id }
  return to?.kind === 'project' ? { projectId: to.node.id, taskId: null } : null
}

/** Where a task hangs now. */
function above(row: Row) {
  return row.kind === 'task'
    ? { projectId: row.node.projectId, taskId: row.node.parentId }
    : { projectId: null, taskId: null }
}
