import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { useOnline } from '../app/use-online.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/Input.tsx'
import { lowerBar } from '../ui/use-clear-of-bars.ts'
import { BlankChips } from './BlankChips.tsx'
import { blanksOf, type Draft } from './draft.ts'
import { LookAlikes } from './LookAlikes.tsx'
import styles from './PromptForm.module.css'
import { PromptFormDetails } from './PromptFormDetails.tsx'
import { PromptFormHeadings } from './PromptFormHeadings.tsx'
import { PromptTextArea } from './PromptTextArea.tsx'
import { text } from './writing-strings.ts'

type Props = {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  onSave: () => void
  isSaving: boolean
  error: unknown
  isNew: boolean
  /** Only what a version holds: the name and the like stay as they are. */
  isTextOnly?: boolean
  saveLabel: string
  notice?: ReactNode
  cancel: ReactNode
}

/** Name and prompt are enough; "when to use it" is asked in one line; the rest waits below. */
export function PromptForm(props: Props) {
  const {
    draft,
    onChange,
    onSave,
    isSaving,
    error,
    isNew,
    isTextOnly = false,
    saveLabel,
    notice,
    cancel,
  } = props
  const form = useRef<HTMLFormElement>(null)
  const [isTried, setIsTried] = useState(false)
  const isOnline = useOnline()
  const problem = findProblem(error)
  const blanks = blanksOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (draft.name.trim() && draft.body.trim()) return onSave()
    const field = draft.name.trim() ? 'body' : 'name'
    form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isSave = event.key === 's' || event.key === 'Enter'
    if (!isSave || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }
  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={onKeyDown} className={styles.form}>
      {notice}
      {!isTextOnly && (
        <PromptFormHeadings
          draft={draft}
          onChange={onChange}
          problem={problem}
          isNew={isNew}
          isTried={isTried}
        />
      )}
      <Field
        label={text.body}
        hint={text.bodyHint}
        error={problem?.about('body') ?? (isTried && !draft.body.trim() ? text.needBody : null)}
      >
        {(control) => (
          <PromptTextArea
            {...control}
            name="body"
            placeholder={text.bodyPlaceholder}
            value={draft.body}
            onChange={(body) => onChange({ body })}
          />
        )}
      </Field>
      <LookAlikes body={draft.body} onChange={(body) => onChange({ body })} />
      <BlankChips
        blanks={blanks}
        onChange={(one) => onChange({ settings: [...draft.settings.filter(({ id }) => id !== one.id), one] })}
      />
      <PromptFormDetails
        draft={draft}
        onChange={onChange}
        problem={problem}
        isOpen={!isNew}
        isTextOnly={isTextOnly}
      />
      {!isNew && (
        <Field label={text.changeNote}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={500}
              autoComplete="off"
              placeholder={text.changeNotePlaceholder}
              value={draft.changeNote}
              onChange={(event) => onChange({ changeNote: event.target.value })}
            />
          )}
        </Field>
      )}
      <div className={styles.foot} {...lowerBar}>
        {error !== null && !isSaving && (
          <p role="alert" className={styles.error}>
            {problem?.message || text.saveFailed}
          </p>
        )}
        {isSaving && !isOnline && <p role="status">{text.waitingForNet}</p>}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" isBusy={isSaving}>
            {saveLabel}
          </Button>
          {cancel}
        </div>
      </div>
    </form>
  )
}
