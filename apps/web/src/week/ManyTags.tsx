import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Check, CheckList } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
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
  const worn = [...new Set(entries.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b))
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
        {worn.length > 0 && (
          <CheckList legend={text.takeOff}>
            {worn.map((tag) => (
              <Check
                key={tag}
                checked={off.includes(tag)}
                onChange={({ target }) =>
                  setOff(target.checked ? [...off, tag] : off.filter((one) => one !== tag))
                }
              >
                #{tag}
              </Check>
            ))}
          </CheckList>
        )}
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
