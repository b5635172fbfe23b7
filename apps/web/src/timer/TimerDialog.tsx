import { type FormEvent, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import type { Bucket } from '../time-tree/places.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { AskAfter } from './AskAfter.tsx'
import { fromLocalInput, toLocalInput } from './local-input.ts'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { type TimeEntry, useChangeTimer } from './timer.queries.ts'
import { useDiscardNow } from './use-discard-now.ts'

type Props = { entry: TimeEntry; onOther: () => void; onClose: () => void }

/** What runs, and since when. */
export function TimerDialog({ entry, onOther, onClose }: Props) {
  const change = useChangeTimer()
  const discardNow = useDiscardNow()
  const [bucket, setBucket] = useState<Bucket>({ projectId: entry.projectId, taskId: entry.taskId })
  const [description, setDescription] = useState(entry.description)
  const [billable, setBillable] = useState<boolean | null>(null)
  const [since, setSince] = useState(toLocalInput(entry.startedAt))
  const problem = findProblem(change.error)
  const isBucketNew = bucket.projectId !== entry.projectId || bucket.taskId !== entry.taskId
  const save = async () => {
    const startedAt = fromLocalInput(since, entry.startedAt)
    const changes = {
      ...(isBucketNew && bucket),
      ...(description !== entry.description && { description }),
      ...(billable !== null && { billable }),
      ...(startedAt && startedAt !== entry.startedAt && { startedAt }),
    }
    if (Object.keys(changes).length > 0) await change.mutateAsync(changes)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save().then(onClose, () => {})
  }
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        {change.error !== null && !problem?.errors.length && (
          <p role="alert" className={styles.error}>
            {problem?.message || text.failed}
          </p>
        )}
        <div className={styles.field}>
          <span className={styles.label}>{text.what}</span>
          <BucketPicker value={bucket} onPick={setBucket} label={text.what} />
        </div>
        <Field label={text.description} error={problem?.about('description')}>
          {(control) => (
            <TextInput
              {...control}
              data-first
              maxLength={2000}
              autoComplete="off"
              placeholder={text.descriptionPlaceholder}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={text.since} error={problem?.about('startedAt')}>
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              required
              value={since}
              onChange={(event) => setSince(event.target.value)}
            />
          )}
        </Field>
        {!isBucketNew && (
          <Check checked={billable ?? entry.billable} onChange={(event) => setBillable(event.target.checked)}>
            {text.billable}
          </Check>
        )}
        <AskAfter />
        <FormFoot>
          <Button type="submit" look="primary" isBusy={change.isPending}>
            {text.done}
          </Button>
          <Button onClick={onOther}>{text.startOther}</Button>
          <Button
            look="quiet"
            className={styles.discard}
            onClick={() => {
              onClose()
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
