import type { ProblemError } from '../app/problem.ts'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/Input.tsx'
import type { Draft } from './draft.ts'
import { text } from './writing-strings.ts'

type Props = {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  problem: ProblemError | null
  isNew: boolean
  /** Somebody tried to save: what is missing is said. */
  isTried: boolean
}

/** What a prompt is called, and when to use it. */
export function PromptFormHeadings({ draft, onChange, problem, isNew, isTried }: Props) {
  return (
    <>
      <Field
        label={text.name}
        error={problem?.about('name') ?? (isTried && !draft.name.trim() ? text.needName : null)}
      >
        {(control) => (
          <TextInput
            {...control}
            name="name"
            maxLength={200}
            autoComplete="off"
            placeholder={text.namePlaceholder}
            autoFocus={isNew && !draft.name}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.when} error={problem?.about('useCase')}>
        {(control) => (
          <TextInput
            {...control}
            name="useCase"
            maxLength={500}
            autoComplete="off"
            placeholder={text.whenPlaceholder}
            value={draft.useCase}
            onChange={(event) => onChange({ useCase: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
