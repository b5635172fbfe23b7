import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { text } from './strings.ts'

type Props = { value: string; onChange: (rounding: string) => void }

/** Whether hours are billed as they are or rounded, and then which. */
export function RoundingFields({ value, onChange }: Props) {
  const [mode = '', minutes = '', per = 'entry'] = value.split(':')
  const rule = value === '' ? '' : `${mode}:${minutes}`
  return (
    <>
      <Field label={text.rounding} hint={value === '' ? undefined : text.roundingHint}>
        {(control) => (
          <Select
            {...control}
            value={rule}
            onChange={({ target }) => onChange(target.value === '' ? '' : `${target.value}:${per}`)}
          >
            {Object.entries(text.roundings).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
            {!(rule in text.roundings) && <option value={rule}>{text.otherRounding(mode, minutes)}</option>}
          </Select>
        )}
      </Field>
      {value !== '' && (
        <Field label={text.per}>
          {(control) => (
            <Select {...control} value={per} onChange={({ target }) => onChange(`${rule}:${target.value}`)}>
              {Object.entries(text.pers).map(([key, label]) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  )
}
