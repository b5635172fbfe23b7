import type { Input } from '@promptsheet/shared/template'
import { Select, TextArea, TextInput } from '../ui/Input.tsx'
import { text } from './strings.ts'

type Props = {
  blank: Input
  value: string
  onChange: (value: string) => void
  id?: string
  /** It has the focus when the form opens. */
  isFirst?: boolean
}

/** The control for one blank in a form, by its kind. */
export function BlankControl({ blank, value, onChange, isFirst, ...rest }: Props) {
  const shared = { ...rest, value, 'data-blank': blank.id, ...(isFirst && { 'data-first': true }) }
  if (blank.type === 'choice') {
    return (
      <Select {...shared} onChange={(event) => onChange(event.target.value)}>
        {(blank.default === null || !blank.required) && <option value="">{text.emptyChoice}</option>}
        {blank.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </Select>
    )
  }
  if (blank.type === 'long_text') {
    return <TextArea {...shared} onChange={(event) => onChange(event.target.value)} />
  }
  return (
    <TextInput
      {...shared}
      type={blank.type === 'date' ? 'date' : 'text'}
      inputMode={blank.type === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
