import { type FormEvent, useRef, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import type { Bucket } from '../time-tree/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { useStartNow } from './use-start-now.ts'

/** What to start: three letters and Enter pick it, Enter again starts it. */
export function StartDialog({ isRunning, onClose }: { isRunning: boolean; onClose: () => void }) {
  const { startNow, isStarting, error } = useStartNow()
  const [bucket, setBucket] = useState<Bucket>({ projectId: null, taskId: null })
  const wordsRef = useRef<HTMLInputElement>(null)
  const problem = findProblem(error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void startNow({ ...bucket, description: wordsRef.current?.value ?? '' }).then(onClose, () => {})
  }
  return (
    <Dialog title={text.startTitle} onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        {error !== null && !problem?.errors.length && (
          <p role="alert" className={styles.error}>
            {problem?.message || text.failed}
          </p>
        )}
        <div className={styles.field}>
          <span className={styles.label}>{text.what}</span>
          <BucketPicker
            autoFocus
            value={bucket}
            label={text.what}
            onPick={(picked) => {
              setBucket(picked)
              wordsRef.current?.focus()
            }}
          />
        </div>
        <Field label={text.description} error={problem?.about('description')}>
          {(control) => (
            <TextInput
              {...control}
              ref={wordsRef}
              maxLength={2000}
              autoComplete="off"
              placeholder={text.descriptionPlaceholder}
            />
          )}
        </Field>
        {isRunning && <p className={styles.note}>{text.startStops}</p>}
        <FormFoot>
          <Button type="submit" look="primary" isBusy={isStarting}>
            {text.startIt}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </form>
    </Dialog>
  )
}
