import { useQuery } from '@tanstack/react-query'
import { mySettingsQuery, useChangeMySettings } from '../time-settings/time-settings.queries.ts'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { text } from './strings.ts'

const choices = [2, 4, 6, 8, 10, 12, 16, 24, 48]

/** After how long a running timer asks whether it was forgotten: each person's own choice, kept as it is made. */
export function AskAfter({ label = text.askAfter }: { label?: string }) {
  const { data } = useQuery(mySettingsQuery)
  const change = useChangeMySettings()
  const seconds = (change.isPending && change.variables.forgottenAfterSeconds) || data?.forgottenAfterSeconds
  if (seconds === undefined) return null
  const shown = new Set([...choices.map((hours) => hours * 3600), seconds])
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={seconds}
          onChange={({ target }) => change.mutate({ forgottenAfterSeconds: Number(target.value) })}
        >
          {[...shown]
            .sort((a, b) => a - b)
            .map((one) => (
              <option key={one} value={one}>
                {text.hours(one / 3600)}
              </option>
            ))}
        </Select>
      )}
    </Field>
  )
}
