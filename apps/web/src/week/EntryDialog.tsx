import { formatDuration, parseDuration, secondsOf } from '@promptsheet/shared/duration'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
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
import { clockIn } from './clock.ts'
import styles from './Entry.module.css'
import { timesOf } from './read-typed.ts'
import { text } from './strings.ts'
import {
  type EntryFields,
  type TimeEntry,
  useChangeEntry,
  useCreateEntry,
  useDeleteEntry,
} from './week.queries.ts'

/** What a new entry begins with. */
export type EntryStart = { date: string; time: string; bucket: Bucket }

type Props = { entry?: TimeEntry | null; start: EntryStart; onClose: () => void }

/** An entry as its form begins. */
export function startOf(entry: TimeEntry): EntryStart {
  const { localDate: date, projectId, taskId, timezone, startedAt, endedAt, isTimed } = entry
  const seconds = entry.durationSeconds ?? 0
  const isSpan = isTimed && endedAt !== null && seconds < 86_400 && seconds > 0
  const time = isSpan
    ? `${clockIn(startedAt, timezone)}-${clockIn(endedAt, timezone)}`
    : formatDuration(seconds)
  return { date, time: endedAt === null ? clockIn(startedAt, timezone) : time, bucket: { projectId, taskId } }
}

/** Writes one entry down, or changes it: only what is really different is sent. */
export function EntryDialog({ entry = null, start, onClose }: Props) {
  const { user } = useMe()
  const tree = useTree()
  const [bucket, setBucket] = useState(start.bucket)
  const [time, setTime] = useState(start.time)
  const [date, setDate] = useState(start.date)
  const place = tree.find(bucket.projectId, bucket.taskId)
  const [billable, setBillable] = useState(entry?.billable ?? null)
  const create = useCreateEntry()
  const change = useChangeEntry()
  const remove = useDeleteEntry()
  const isRunning = entry !== null && entry.endedAt === null
  const failure = create.error ?? change.error
  const problem = findProblem(failure)
  const parsed = parseDuration(time)
  const isBillable = billable ?? place?.isBillable ?? false

  const save = ({ description = '', tags = '', timezone = '' }: Record<string, string>) => {
    const isTimeSaid = time.trim() !== start.time || date !== start.date
    const times = isRunning || (entry !== null && !isTimeSaid) ? {} : timesOf(time, date)
    if (times === null) return
    const fields: EntryFields = {
      ...times,
      ...bucket,
      description,
      tags: tags.split(',').flatMap((tag) => tag.trim() || []),
      timezone,
      ...(billable === null ? {} : { billable }),
    }
    const close = { onSuccess: onClose }
    if (entry === null) return create.mutate(fields, close)
    // A length alone keeps the start; the day is said only when it is another.
    const { date: said, ...rest } = fields
    const isDaySaid = said !== undefined && (said !== entry.localDate || rest.startTime !== undefined)
    change.mutate({ entry, change: isDaySaid ? { ...rest, date: said } : rest }, close)
  }
  return (
    <Dialog title={entry ? text.editEntry : text.newEntry} onClose={onClose}>
      <Form onSubmit={save} error={failure && saying(problem?.code, problem?.message)}>
        <div className={styles.when}>
          {!isRunning && (
            <Field
              label={text.time}
              hint={parsed ? text.timeRead(formatDuration(secondsOf(parsed))) : text.timeHint}
              error={parsed || time === '' ? timeError(problem) : text.notTime}
            >
              {(control) => (
                <TextInput
                  {...control}
                  data-first
                  autoComplete="off"
                  value={time}
                  onChange={(event) => setTime(event.target.value)}
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
                  value={date}
                  onChange={(event) => setDate(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
        <div className={styles.place}>
          <span className={styles.label}>{text.place}</span>
          <BucketPicker
            label={text.place}
            value={bucket}
            onPick={(picked) => {
              setBucket(picked)
              // A choice of one's own stays; what followed the place before follows the new one.
              if (entry && billable === entry.billable && entry.billable === Boolean(place?.isBillable))
                setBillable(null)
            }}
          />
        </div>
        <Field label={text.description} error={problem?.about('description')}>
          {(control) => (
            <TextInput
              {...control}
              name="description"
              maxLength={2000}
              defaultValue={entry?.description ?? ''}
            />
          )}
        </Field>
        <Field label={text.tags} hint={text.tagsHint} error={problem?.about('tags')}>
          {(control) => (
            <TextInput
              {...control}
              name="tags"
              autoComplete="off"
              defaultValue={entry?.tags.join(', ') ?? ''}
            />
          )}
        </Field>
        <Check checked={isBillable} onChange={(event) => setBillable(event.target.checked)}>
          {text.isBillable}
        </Check>
        <Field label={text.zone} error={problem?.about('timezone')}>
          {(control) => (
            <TimeZoneSelect {...control} name="timezone" defaultValue={entry?.timezone ?? user.timezone} />
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={create.isPending || change.isPending}>
            {text.save}
          </Button>
          {entry && (
            <Button
              look="quiet"
              icon={Trash2}
              isBusy={remove.isPending}
              onClick={() =>
                remove.mutate({ entry, what: place?.label ?? text.editEntry }, { onSuccess: onClose })
              }
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

function saying(code: string | undefined, message: string | undefined): string {
  return code === 'stale_edit' ? text.stale : message || appText.wentWrong
}
