import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { text } from './strings.ts'
import { timerQuery } from './timer.queries.ts'

const choices = [2, 4, 6, 8, 10, 12, 16, 24, 48]

const settingsQuery = queryOptions({
  queryKey: ['time-settings', 'mine'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => ask(api.GET('/v1/me/time-settings', { signal })),
})

/** After how long a running timer asks whether it was forgotten: each person's own choice, kept as it is made. */
export function AskAfter() {
  const { data } = useQuery(settingsQuery)
  const change = useMutation({
    mutationFn: (forgottenAfterSeconds: number) =>
      ask(api.PATCH('/v1/me/time-settings', { body: { forgottenAfterSeconds } })),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings)
      void queryClient.invalidateQueries(timerQuery)
    },
  })
  const seconds = change.isPending ? change.variables : data?.forgottenAfterSeconds
  if (seconds === undefined) return null
  const shown = new Set([...choices.map((hours) => hours * 3600), seconds])
  return (
    <Field label={text.askAfter}>
      {(control) => (
        <Select {...control} value={seconds} onChange={({ target }) => change.mutate(Number(target.value))}>
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
