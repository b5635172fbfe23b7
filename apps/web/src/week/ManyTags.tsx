import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { TakeOff } from '../ui/TakeOff.tsx'
import { text } from './strings.ts'
import type { EntryGroup, TimeEntry } from './week.queries.ts'

type Props = {
  entries: readonly TimeEntry[]
  onClose: () => void
  onChange: (change: EntryGroup['change']) => void
}

/** Tags to put on several entries, and to take off them. */
export function ManyTags({ entries, onClose, onChange }: Props) {
  const [off, setOff] = useState<readonly string[]>([])
  return (
    <Dialog title={text.tagsOf(entries.length)} onClose={onClose}>
      <Form
        onSubmit={({ written = '' }) =>
          onChange({
            addTags: written.split(',').flatMap((tag) => tag.trim() || []),
            removeTags: [...off],
          })
        }
      >
        <Field label={text.addTags} hint={text.tagsHint}>
          {(control) => (
            <TextInput {...control} name="written" data-first autoComplete="off" maxLength={500} />
          )}
        </Field>
        <TakeOff
          legend={text.takeOff}
          tags={entries.flatMap(({ tags }) => tags)}
          off={off}
          onChange={setOff}
        />
        <FormFoot>
          <Button type="submit" look="primary">
            {text.changeMany(entries.length)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
