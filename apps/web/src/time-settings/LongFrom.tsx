import { useQuery } from '@tanstack/react-query'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { text } from './strings.ts'
import { mySettingsQuery, useChangeMySettings } from './time-settings.queries.ts'

const choices = [50, 60, 70, 75, 80, 90, 100]

/** From which share of its estimate on work is said to go long: each person's own choice, kept as it is made. */
export function LongFrom() {
  const { data } = useQuery(mySettingsQuery)
  const change = useChangeMySettings()
  const percent = (change.isPending && change.variables.longFromPercent) || data?.longFromPercent
  if (percent === undefined) return null
  const shown = [...new Set([...choices, percent])].sort((a, b) => a - b)
  return (
    <Field label={text.goesLong} hint={text.goesLongHint}>
      {(control) => (
        <Select
          {...control}
          value={percent}
          onChange={({ target }) => change.mutate({ longFromPercent: Number(target.value) })}
        >
          {shown.map((one) => (
            <option key={one} value={one}>
              {text.ofEstimate(one)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
