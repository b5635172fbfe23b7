import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Collections.module.css'
import {
  type Collection,
  collectionsQuery,
  useDeleteCollection,
  useUndeleteCollection,
} from './collections.queries.ts'
import { text } from './strings.ts'
import { useWhoSees } from './who-sees.ts'

type Props = { collection: Collection; onClose: () => void; onDeleted: () => void }

/** Asks where the prompts go; choosing a wider place than now says so. */
export function DeleteDialog({ collection, onClose, onDeleted }: Props) {
  const { id, name, promptCount, visibility } = collection
  const { data } = useQuery(collectionsQuery)
  const others = (data?.data ?? []).filter((other) => other.id !== id)
  // What is for some teams only must not become everybody's by pressing Enter.
  const [moveTo, setMoveTo] = useState(visibility === 'workspace' ? 'none' : '')
  const remove = useDeleteCollection(id)
  const undelete = useUndeleteCollection(id)
  const whoSees = useWhoSees()
  const isFull = promptCount > 0
  const target = others.find((other) => other.id === moveTo)
  const isWider =
    isFull && visibility === 'teams' && (moveTo === 'none' || target?.visibility === 'workspace')
  const goOn = async () => {
    const promptIds = await remove.mutateAsync(isFull ? moveTo : undefined)
    onClose()
    onDeleted()
    const undo = () =>
      void undelete.mutateAsync(promptIds).then(
        () => toast(text.back(name)),
        () => {},
      )
    toast(text.deleted(name), { action: { label: text.undo, run: undo } })
  }
  return (
    <Dialog
      title={text.deleteTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            look="danger"
            disabled={isFull && !moveTo}
            isBusy={remove.isPending}
            onClick={() => void goOn().catch(() => {})}
          >
            {text.delete}
          </Button>
        </>
      }
    >
      {isFull ? (
        <div className={styles.ask}>
          <p>{text.deleteFull(promptCount)}</p>
          <Field label={text.moveTo}>
            {(control) => (
              <Select {...control} value={moveTo} onChange={(event) => setMoveTo(event.target.value)}>
                {!moveTo && <option value="" />}
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {text.moveToOf(other.name, whoSees(other))}
                  </option>
                ))}
                <option value="none">{text.noCollection}</option>
              </Select>
            )}
          </Field>
          {isWider && (
            <p role="status" className={styles.note}>
              {text.wider}
            </p>
          )}
        </div>
      ) : (
        <p>{text.deleteEmpty}</p>
      )}
    </Dialog>
  )
}
