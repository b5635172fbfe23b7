import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import {
  type Access,
  type Collection,
  useChangeCollection,
  useCreateCollection,
} from './collections.queries.ts'
import { text } from './strings.ts'
import { isLockedOut, useOwnTeamIds, WhoSees } from './WhoSees.tsx'

type Props = {
  /** Null makes a new one. */
  collection: Collection | null
  onClose: () => void
  onSaved: (collection: Collection) => void
}

export function CollectionDialog({ collection, onClose, onSaved }: Props) {
  const create = useCreateCollection()
  const change = useChangeCollection(collection?.id ?? '')
  const ownTeamIds = useOwnTeamIds()
  const [access, setAccess] = useState<Access>({ visibility: 'workspace', teamIds: [] })
  const error = create.error ?? change.error
  const problem = findProblem(error)
  const submit = async ({ name = '', description = '' }: Record<string, string>) => {
    const fields = { name, description }
    const saved = await (collection
      ? change.mutateAsync(fields)
      : create.mutateAsync({ ...fields, ...access }))
    onClose()
    onSaved(saved)
  }
  return (
    <Dialog title={collection ? text.renameTitle(collection.name) : text.makeTitle} onClose={onClose}>
      <Form
        onSubmit={(values) => void submit(values).catch(() => {})}
        error={error && !problem?.errors.length ? problem?.message || text.failed : problem?.about('teamIds')}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              required
              maxLength={100}
              autoComplete="off"
              defaultValue={collection?.name}
              placeholder={text.namePlaceholder}
            />
          )}
        </Field>
        <Field label={text.description} error={problem?.about('description')}>
          {(control) => (
            <TextInput
              {...control}
              name="description"
              maxLength={500}
              autoComplete="off"
              defaultValue={collection?.description}
              placeholder={text.descriptionPlaceholder}
            />
          )}
        </Field>
        {!collection && <WhoSees access={access} onChange={setAccess} />}
        <FormFoot>
          <Button
            type="submit"
            look="primary"
            disabled={!collection && isLockedOut(access, ownTeamIds)}
            isBusy={create.isPending || change.isPending}
          >
            {collection ? text.save : text.make}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
