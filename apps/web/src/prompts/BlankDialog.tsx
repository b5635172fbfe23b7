import type { Input, InputSettings } from '@promptsheet/shared/template'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../ui/Input.tsx'
import styles from './BlankChips.module.css'
import { text } from './strings.ts'
import { text as writing } from './writing-strings.ts'

type Props = { blank: Input; onClose: () => void; onSave: (settings: InputSettings) => void }

const types = ['text', 'long_text', 'choice', 'number', 'date'] as const

/** What a blank is called, what kind it is, and what it says until somebody changes it. */
export function BlankDialog({ blank, onClose, onSave }: Props) {
  const [label, setLabel] = useState(blank.label)
  const [type, setType] = useState(blank.type)
  const [options, setOptions] = useState(blank.options.join('\n'))
  const [preset, setPreset] = useState(blank.default ?? '')
  const [isRequired, setIsRequired] = useState(blank.required)
  const choices = options.split('\n').flatMap((option) => option.trim() || [])
  const save = (event: FormEvent) => {
    event.preventDefault()
    // The form is inside the editor's form in React's tree, though not in the page.
    event.stopPropagation()
    onSave({
      id: blank.id,
      label: label.trim() || blank.label,
      type,
      required: isRequired,
      default: preset === '' && isRequired ? null : preset,
      options: type === 'choice' ? choices : [],
    })
  }
  return (
    <Dialog title={writing.blankTitle(blank.label)} onClose={onClose}>
      <form onSubmit={save} className={styles.fields}>
        <Field label={writing.label}>
          {(control) => (
            <TextInput {...control} value={label} onChange={(event) => setLabel(event.target.value)} />
          )}
        </Field>
        <Field label={writing.type}>
          {(control) => (
            <Select
              {...control}
              value={type}
              onChange={(event) => setType(types.find((one) => one === event.target.value) ?? 'text')}
            >
              {types.map((one) => (
                <option key={one} value={one}>
                  {writing.types[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {type === 'choice' && (
          <Field label={writing.options} hint={writing.optionsHint}>
            {(control) => (
              <TextArea {...control} value={options} onChange={(event) => setOptions(event.target.value)} />
            )}
          </Field>
        )}
        <Field label={writing.preset} hint={writing.presetHint}>
          {(control) =>
            type === 'choice' ? (
              <Select {...control} value={preset} onChange={(event) => setPreset(event.target.value)}>
                <option value="">{text.emptyChoice}</option>
                {choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
            ) : (
              <TextInput {...control} value={preset} onChange={(event) => setPreset(event.target.value)} />
            )
          }
        </Field>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isRequired}
            onChange={(event) => setIsRequired(event.target.checked)}
          />
          {writing.isRequired}
        </label>
        <Button type="submit" look="primary">
          {text.done}
        </Button>
      </form>
    </Dialog>
  )
}
