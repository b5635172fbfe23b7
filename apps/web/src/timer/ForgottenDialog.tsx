import { type FormEvent, useState } from 'react'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { formatMoment } from '../ui/format.ts'
import { TextInput } from '../ui/Input.tsx'
import { AskAfter } from './AskAfter.tsx'
import { keepRunning } from './kept-running.ts'
import { fromLocalInput, toLocalInput } from './local-input.ts'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import type { LiveTimer, TimeEntry } from './timer.queries.ts'
import { useDiscardNow } from './use-discard-now.ts'
import { useStopNow } from './use-stop-now.ts'

type Props = {
  timer: LiveTimer
  forgotten: NonNullable<LiveTimer['forgotten']>
  entry: TimeEntry
  onClose: () => void
}

/** A timer that has run for very long: when did the work end? */
export function ForgottenDialog({ timer, forgotten, entry, onClose }: Props) {
  const { proposedEnd, reason } = forgotten
  const { stopNow } = useStopNow()
  const discardNow = useDiscardNow()
  const place = useTree().find(entry.projectId, entry.taskId)
  const what = place?.label || entry.description || text.title
  const [end, setEnd] = useState(toLocalInput(proposedEnd))
  const now = Date.now() + timer.aheadMs
  const endedAt = fromLocalInput(end, proposedEnd)
  const isPossible = endedAt !== null && endedAt >= entry.startedAt && Date.parse(endedAt) <= now
  const hours = Math.round((now - Date.parse(entry.startedAt)) / 3_600_000)
  // Whatever is decided, nobody is asked twice.
  const close = () => {
    keepRunning(entry.id)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPossible) return
    close()
    stopNow(what, endedAt)
  }
  return (
    <Dialog title={text.forgottenTitle} onClose={close}>
      <form onSubmit={submit} className={styles.form}>
        <p>{text.forgotten(text.hours(hours), what, formatMoment(entry.startedAt))}</p>
        <Field
          label={text.endedAt}
          hint={end === toLocalInput(proposedEnd) ? text.likely[reason] : undefined}
          error={isPossible ? null : text.endIsOff}
        >
          {(control) => (
            <TextInput
              {...control}
              data-first
              type="datetime-local"
              required
              value={end}
              onChange={(event) => setEnd(event.target.value)}
            />
          )}
        </Field>
        <AskAfter />
        <FormFoot>
          <Button type="submit" look="primary" disabled={!isPossible}>
            {endedAt === null ? text.stop : text.endAt(formatMoment(endedAt))}
          </Button>
          <Button onClick={close}>{text.stillRunning}</Button>
          <Button
            look="quiet"
            className={styles.discard}
            onClick={() => {
              close()
              discardNow()
            }}
          >
            {text.discard}
          </Button>
        </FormFoot>
      </form>
    </Dialog>
  )
}
