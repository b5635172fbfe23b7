import { Blank } from './Blank.tsx'
import { text } from './strings.ts'

type Props = { value: string; onChange: (rounding: string) => void }

/** How hours are shown: as they are, or rounded, and then which. */
export function RoundingBlank({ value, onChange }: Props) {
  const [mode = '', minutes = '', per = 'entry'] = value.split(':')
  const rule = value === '' ? 'none' : `${mode}:${minutes}`
  return (
    <>
      <Blank
        label={text.rounding}
        value={rule}
        onChange={(next) => onChange(next === 'none' ? '' : `${next}:${per}`)}
      >
        {Object.entries(text.roundings).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
        {!(rule in text.roundings) && <option value={rule}>{text.otherRounding(mode, minutes)}</option>}
      </Blank>
      {value !== '' && (
        <>
          {' '}
          <Blank label={text.per} value={per} onChange={(next) => onChange(`${rule}:${next}`)}>
            {Object.entries(text.pers).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Blank>
        </>
      )}
    </>
  )
}
