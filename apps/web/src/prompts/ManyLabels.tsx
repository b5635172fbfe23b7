import { useId, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { TakeOff } from '../ui/TakeOff.tsx'
import type { ManyChange } from './change-many.ts'
import { useCategories, useTags } from './facets.queries.ts'
import type { PromptRow } from './prompts.queries.ts'
import { text } from './strings.ts'

type Props = {
  kind: 'category' | 'tags'
  rows: readonly PromptRow[]
  onClose: () => void
  onChange: (change: ManyChange) => void
}

/** The category of several prompts, or the tags to put on all of them and to take off them. */
export function ManyLabels({ kind, rows, onClose, onChange }: Props) {
  const listId = useId()
  const { data: tags } = useTags()
  const { data: categories } = useCategories()
  const [off, setOff] = useState<readonly string[]>([])
  const known = (kind === 'tags' ? tags : categories)?.data ?? []
  const submit = (values: Record<string, string>) => {
    const written = values.written?.trim() ?? ''
    if (kind === 'category') return onChange({ category: written || null })
    const addTags = written.split(',').flatMap((tag) => tag.trim() || [])
    onChange({ ...(addTags.length > 0 && { addTags }), ...(off.length > 0 && { removeTags: [...off] }) })
  }
  const [first] = rows
  return (
    <Dialog title={text.many.titles[kind](rows.length)} onClose={onClose}>
      <Form onSubmit={submit}>
        <Field
          label={kind === 'tags' ? text.many.addTags : text.category}
          hint={kind === 'tags' ? text.tagsHint : text.many.categoryHint}
        >
          {(control) => (
            <TextInput
              {...control}
              name="written"
              maxLength={kind === 'tags' ? 500 : 60}
              autoComplete="off"
              list={listId}
              defaultValue={kind === 'category' ? (first?.category ?? '') : ''}
            />
          )}
        </Field>
        <datalist id={listId}>
          {known.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {kind === 'tags' && (
          <TakeOff
            legend={text.many.takeOff}
            tags={rows.flatMap((row) => row.tags)}
            off={off}
            onChange={setOff}
          />
        )}
        <FormFoot>
          <Button type="submit" look="primary">
            {text.many.change(rows.length)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
