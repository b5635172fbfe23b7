import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { clockIn } from './clock.ts'
import { detailsOf } from './entry-words.ts'
import { afterSeconds, atClock, lengthsOf, midnightOf, readClock } from './split.ts'
import { text } from './strings.ts'
import type { Part, TimeEntry } from './week.queries.ts'
import { useSplitEntry } from './week.queries.ts'

type Props = { entry: TimeEntry; parts: readonly Part[]; onClose: () => void }

/** Asks where one entry becomes two, and shows how long each will be. What goes on over midnight may be split just there. */
export function SplitDialog({ entry, parts, onClose }: Props) {
  const { user } = useMe()
  const place = useTree().find(entry.projectId, entry.taskId)
  const split = useSplitEntry()
  const midnight = entry.isTimed ? midnightOf(entry, parts) : null
  const midnightClock = midnight && clockIn(midnight, entry.timezone)
  const [typed, setTyped] = useState(midnightClock ?? '')
  const isMidnight = midnight !== null && readClock(entry, typed) === midnightClock
  const at = isMidnight ? midnight : instantOf(entry, typed)
  const lengths = at === null ? null : lengthsOf(entry, at)
  const control = {
    'data-first': true,
    required: true,
    autoComplete: 'off',
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  }
  return (
    <Dialog title={text.splitTitle} onClose={onClose}>
      <Form
        error={split.error && (findProblem(split.error)?.message || appText.wentWrong)}
        onSubmit={() => at !== null && split.mutate({ entry, at }, { onSuccess: onClose })}
      >
        <p>
          {place?.label ?? text.noPlace}, {formatDuration(entry.durationSeconds ?? 0)}
          <br />
          <small>{detailsOf(entry, user.timezone)}</small>
        </p>
        <Field
          label={entry.isTimed ? text.splitAt : text.splitAfter}
          hint={lengths ? text.splitInto(...lengths) : text.splitHint}
          error={typed !== '' && lengths === null ? text.splitOutside : undefined}
        >
          {(field) => <TextInput {...field} {...control} />}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={split.isPending}>
            {isMidnight ? text.splitMidnight : text.split}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

function instantOf(entry: TimeEntry, typed: string): string | null {
  if (entry.isTimed) {
    const clock = readClock(entry, typed)
    return clock && atClock(entry, clock)
  }
  const parsed = parseDuration(typed)
  return parsed && afterSeconds(entry, secondsOf(parsed))
}
