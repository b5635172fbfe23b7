import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { Button } from '../ui/Button.tsx'
import { ChosenBar } from '../ui/ChosenBar.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast-store.ts'
import { useKeepFocus } from '../ui/use-keep-focus.ts'
import { changeMany, type ManyChange } from './change-many.ts'
import { ManyLabels } from './ManyLabels.tsx'
import type { PromptRow } from './prompts.queries.ts'
import { text } from './strings.ts'
import type { Choice } from './use-choice.ts'

const statuses = ['active', 'battle_tested', 'draft', 'retired'] as const

/** What can be done with several prompts at once; it stays in sight while rows are chosen. */
export function ManyBar({ choice, rows }: { choice: Choice; rows: readonly PromptRow[] }) {
  const { data: members } = useQuery(membersQuery)
  const { data: collections } = useQuery(collectionsQuery)
  const [isBusy, setIsBusy] = useState(false)
  const [labels, setLabels] = useState<'category' | 'tags' | null>(null)
  const { chosen } = choice
  const change = async (wanted: ManyChange) => {
    setIsBusy(true)
    try {
      await changeMany(chosen, wanted)
    } catch (error) {
      toast(findProblem(error)?.message || text.many.failed, { tone: 'danger' })
    } finally {
      setIsBusy(false)
    }
  }
  const isIdle = chosen.length === 0
  // Its buttons are off, and have no focus, once what was chosen is gone.
  useKeepFocus(isIdle)
  const button = { size: 'small', disabled: isIdle || isBusy } as const
  const menu = (label: string, children: ReactNode) => (
    <Menu label={label} button={{ ...button, look: 'quiet' }}>
      {children}
    </Menu>
  )
  return (
    <>
      <ChosenBar
        label={text.many.bar}
        isBusy={isBusy}
        said={text.many.chosen(chosen.length)}
        end={
          <>
            <Button
              size="small"
              look="quiet"
              onClick={chosen.length < rows.length ? choice.all : choice.none}
            >
              {chosen.length < rows.length ? text.many.all(rows.length) : text.many.none}
            </Button>
            <Button size="small" onClick={choice.stop}>
              {text.done}
            </Button>
          </>
        }
      >
        {menu(
          text.status,
          statuses.map((status) => (
            <MenuItem key={status} onSelect={() => void change({ status })}>
              {text.statuses[status]}
            </MenuItem>
          )),
        )}
        <Button {...button} look="quiet" onClick={() => setLabels('tags')}>
          {text.tags}
        </Button>
        <Button {...button} look="quiet" onClick={() => setLabels('category')}>
          {text.category}
        </Button>
        {menu(
          text.collection,
          <>
            {collections?.data.map(({ id, name }) => (
              <MenuItem key={id} onSelect={() => void change({ collectionId: id })}>
                {name}
              </MenuItem>
            ))}
            <MenuItem onSelect={() => void change({ collectionId: null })}>{text.noCollection}</MenuItem>
          </>,
        )}
        {menu(
          text.keeper,
          members?.data.map(({ id, name }) => (
            <MenuItem key={id} onSelect={() => void change({ ownerId: id })}>
              {name}
            </MenuItem>
          )),
        )}
        <Button {...button} look="quiet" icon={Trash2} onClick={() => void change({ deleted: true })}>
          {text.toBin}
        </Button>
      </ChosenBar>
      {labels !== null && (
        <ManyLabels
          kind={labels}
          rows={rows.filter(({ id }) => choice.has(id))}
          onClose={() => setLabels(null)}
          onChange={(wanted) => {
            setLabels(null)
            void change(wanted)
          }}
        />
      )}
    </>
  )
}
