import { useQuery } from '@tanstack/react-query'
import { Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { useMayManageTime } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AddNode, type AddUnder } from './AddNode.tsx'
import styles from './Clients.module.css'
import { MoveDialog } from './MoveDialog.tsx'
import { NodeDialog } from './NodeDialog.tsx'
import { outlineOf, type Row, type TreeNode } from './outline.ts'
import { placesOf } from './places.ts'
import { text } from './strings.ts'
import { TreeOutline } from './TreeOutline.tsx'
import { treeQuery } from './tree.queries.ts'
import { useTreeActions } from './use-tree-actions.ts'

/** From so many on, projects start closed. */
const manyNodes = 60

export function ClientsPage() {
  const { data: tree, error } = useQuery(treeQuery)
  const mayManage = useMayManageTime()
  const actions = useTreeActions()
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [find, setFind] = useState('')
  const [showArchived, setShowArchived] = useState(false)
  const [adding, setAdding] = useState<AddUnder | null>(null)
  const [asked, setAsked] = useState<{ what: 'edit' | 'move'; row: Row } | null>(null)
  if (error && !tree) throw error
  if (!tree)
    return (
      <>
        <PageHeader title={text.clients} lead={text.lead} />
        <Skeleton />
      </>
    )
  const count = tree.clients.length + tree.projects.length + tree.tasks.length
  const isOpenAtFirst = ({ kind }: TreeNode) =>
    count <= manyNodes || find !== '' || kind === 'client' || kind === 'own'
  const rows = outlineOf(tree, { turned, isOpenAtFirst, showArchived, find, ownName: text.ownName })
  const hasArchived = [...tree.clients, ...tree.projects, ...tree.tasks].some(
    (node) => node.archivedAt !== null,
  )
  const [newest] = mayManage && tree.projects.length === 0 ? tree.clients.toReversed() : []
  const first: TreeNode | null =
    newest && !newest.archivedAt && adding?.kind !== 'project' ? { kind: 'client', node: newest } : null
  const addClient = () => setAdding({ kind: 'client', under: null })
  const add = (look: 'primary' | 'plain') =>
    mayManage && (
      <Button look={look} icon={Plus} onClick={addClient}>
        {text.add.client}
      </Button>
    )
  return (
    <>
      <PageHeader title={text.clients} lead={text.lead} actions={count > 0 && add('primary')} />
      {adding?.under === null && (
        <AddNode
          key={adding.kind}
          adding={adding}
          level={1}
          onAdded={() => {}}
          onClose={() => setAdding(null)}
        />
      )}
      {count === 0 && !adding && (
        <EmptyState
          title={text.empty}
          actions={
            mayManage && (
              <>
                <Button look="primary" icon={Plus} onClick={addClient}>
                  {text.addFirst}
                </Button>
                <Button look="quiet" onClick={() => setAdding({ kind: 'project', under: null })}>
                  {text.addOwn}
                </Button>
              </>
            )
          }
        >
          <p>{mayManage ? text.emptyText : text.emptyReader}</p>
        </EmptyState>
      )}
      {count > 0 && (
        <>
          <div className={styles.tools}>
            <search className={styles.find}>
              <Search size={16} aria-hidden />
              <TextInput
                type="search"
                aria-label={text.findLabel}
                placeholder={text.find}
                value={find}
                onChange={(event) => setFind(event.target.value)}
              />
            </search>
            {hasArchived && (
              <Check checked={showArchived} onChange={(event) => setShowArchived(event.target.checked)}>
                {text.showArchived}
              </Check>
            )}
          </div>
          {rows.length === 0 ? (
            <p role="status">{find ? text.nothing : text.allArchived}</p>
          ) : (
            <TreeOutline
              rows={rows}
              places={placesOf(tree)}
              actions={mayManage ? actions : null}
              adding={adding}
              onAdd={setAdding}
              onTurn={(id, isOpen) => setTurned((before) => new Map(before).set(id, isOpen))}
              onEdit={(row) => setAsked({ what: 'edit', row })}
              onMove={(row) => setAsked({ what: 'move', row })}
            />
          )}
          {first && (
            <p className={styles.next}>
              {text.nextOf(first.node.name)}
              <Button
                icon={Plus}
                // The line above closes when it loses the focus, and the button would move from under the finger.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setAdding({ kind: 'project', under: first })}
              >
                {text.firstProject}
              </Button>
            </p>
          )}
        </>
      )}
      {asked?.what === 'edit' && <NodeDialog row={asked.row} onClose={() => setAsked(null)} />}
      {asked?.what === 'move' && (
        <MoveDialog row={asked.row} onMove={actions.move} onClose={() => setAsked(null)} />
      )}
    </>
  )
}
