import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { Scissors, Trash2 } from 'lucide-react'
import { useMe } from '../app/me.queries.ts'
import { findProblem, isRecord } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import type { Bucket } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx'
import styles from './Entry.module.css'
import { changedFields, newFields, type Typed, typedOf } from './entry-fields.ts'
import { detailsOf } from './entry-words.ts'
import { maySplit } from './split.ts'
import { text } from './strings.ts'
import { useTyped } from './use-typed.ts'
import { type TimeEntry, useChangeEntry, useCreateEntry, useDeleteEntry } from './week.queries.ts'

/** What a new entry begins with. */
export type EntryStart = { date: string; time: string; bucket: Bucket }

type Props =
  | { entry: TimeEntry; onSplit: () => void; onClose: () => void }
  | { start: EntryStart; onClose: () => void }

/** Writes one entry down, or changes it: only what is really different is sent, and what is typed is kept until it is saved. */
export function EntryDialog(props: Props) {
  const { onClose } = props
  const { user } = useMe()
  const tree = useTree()
  const entry = 'entry' in props ? props.entry : null
  const initial: Typed =
    'entry' in props
      ? typedOf(props.entry)
      : { ...props.start, billable: null, description: '', tags: '', timezone: user.timezone }
  const name = entry?.id ?? `new ${initial.date} ${initial.bucket.taskId ?? initial.bucket.projectId}`
  const typed = useTyped(name, initial, entry?.revision ?? 0)
  const { now, change } = typed
  const place = tree.find(now.bucket.projectId, now.bucket.taskId)
  const create = useCreateEntry()
  const update = useChangeEntry()
  const remove = useDeleteEntry()
  const isRunning = entry !== null && entry.endedAt === null
  const failure = create.error ?? update.error ?? remove.error
  const problem = findProblem(failure)
  const parsed = parseDuration(now.time)

  const done = {
    onSuccess: () => {
      typed.forget()
      onClose()
    },
  }
  const save = () => {
    const fields = entry === null ? newFields(now) : changedFields(typed.before, now, isRunning)
    if (fields === null) return
    if (entry === null) return create.mutate(fields, done)
    if (Object.keys(fields).length === 0) return done.onSuccess()
    // What others changed since it was opened is said first, and written over only then.
    const from = { ...entry, revision: typed.revision }
    update.mutate(
      { entry: from, change: fields },
      { ...done, onError: (error) => isStale(error) && typed.saw(revisionNow(error) ?? entry.revision) },
    )
  }
  const pick = (bucket: Bucket) => {
    // A choice of one's own stays; what followed the place before follows the new one.
    const follows = now.billable === null || now.billable === Boolean(place?.isBillable)
    change({ bucket, ...(follows && { billable: null }) })
  }
  return (
    <Dialog title={entry ? text.editEntry : text.newEntry} onClose={onClose}>
      <Form onSubmit={save} error={failure && whatHappened(problem, entry, user.timezone)}>
        {typed.isFound && (
          <p className={styles.found}>
            {text.found}{' '}
            <Button size="small" look="quiet" onClick={typed.startAgain}>
              {text.startAgain}
            </Button>
          </p>
        )}
        <div className={styles.when}>
          {!isRunning && (
            <Field
              label={text.time}
              hint={parsed ? text.timeRead(formatDuration(secondsOf(parsed))) : text.timeHint}
              error={parsed || now.time === '' ? timeError(problem) : text.notTime}
            >
              {(control) => (
                <TextInput
                  {...control}
                  data-first
                  required
                  autoComplete="off"
                  value={now.time}
                  onChange={(event) => change({ time: event.target.value })}
                />
              )}
            </Field>
          )}
          {!isRunning && (
            <Field label={text.date} error={problem?.about('date')}>
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  required
                  value={now.date}
                  onChange={(event) => change({ date: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
        <div className={styles.place}>
          <span className={styles.label}>{text.place}</span>
          <BucketPicker label={text.place} value={now.bucket} onPick={pick} />
        </div>
        <Field label={text.description} error={problem?.about('description')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={2000}
              value={now.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.tags} hint={text.tagsHint} error={problem?.about('tags')}>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              value={now.tags}
              onChange={(event) => change({ tags: event.target.value })}
            />
          )}
        </Field>
        <Check
          checked={now.billable ?? place?.isBillable ?? false}
          onChange={(event) => change({ billable: event.target.checked })}
        >
          {text.isBillable}
        </Check>
        <Field label={text.zone} error={problem?.about('timezone')}>
          {(control) => (
            <TimeZoneSelect
              {...control}
              key={String(typed.isFound)}
              defaultValue={now.timezone}
              onChange={(event) => change({ timezone: event.target.value })}
            />
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={create.isPending || update.isPending}>
            {text.save}
          </Button>
          {'onSplit' in props && maySplit(props.entry) && (
            <Button look="quiet" icon={Scissors} onClick={props.onSplit}>
              {text.splitOpen}
            </Button>
          )}
          {entry && (
            <Button
              look="quiet"
              icon={Trash2}
              isBusy={remove.isPending}
              onClick={() => remove.mutate({ entry, what: place?.label ?? text.editEntry }, done)}
            >
              {text.delete}
            </Button>
          )}
        </FormFoot>
      </Form>
    </Dialog>
  )
}

type Problem = ReturnType<typeof findProblem>

function timeError(problem: Problem): string | undefined {
  const fields = ['startedAt', 'endedAt', 'durationSeconds', 'startTime', 'endTime']
  return fields.map((field) => problem?.about(field)).find(Boolean)
}

const isStale = (error: unknown) => findProblem(error)?.code === 'stale_edit'

function revisionNow(error: unknown): number | null {
  const body = findProblem(error)?.body
  const current = isRecord(body) ? body.current : null
  return isRecord(current) && typeof current.revision === 'number' ? current.revision : null
}

/** Of a change made elsewhere, how it is now. */
function whatHappened(problem: Problem, entry: TimeEntry | null, timezone: string): string {
  if (problem?.code === 'stale_edit' && entry)
    return text.stale(formatDuration(entry.durationSeconds ?? 0), detailsOf(entry, timezone))
  return problem?.message || appText.wentWrong
}
