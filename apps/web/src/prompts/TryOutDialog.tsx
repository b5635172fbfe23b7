import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { text } from './branches.strings.ts'
import { text as common } from './writing-strings.ts'

type Props = {
  preset: string
  /** Something around the text was changed too, which is no part of a try-out. */
  hasRest: boolean
  isSaving: boolean
  error: unknown
  onTry: (name: string) => void
  onClose: () => void
}

/** Asks what is being tried, and says what that means. */
export function TryOutDialog({ preset, hasRest, isSaving, error, onTry, onClose }: Props) {
  const [name, setName] = useState(preset)
  const problem = findProblem(error)
  const isTaken = problem?.code === 'branch_ended'
  const aboutName = isTaken ? text.tryNameTaken : problem?.about('branch')
  return (
    <Dialog title={text.tryTitle} onClose={onClose}>
      <Form
        onSubmit={() => onTry(name.trim())}
        error={error && !aboutName ? problem?.message || common.saveFailed : null}
      >
        <p>{text.tryText}</p>
        <Field label={text.tryName} error={aboutName}>
          {(control) => (
            <TextInput
              {...control}
              required
              maxLength={60}
              autoComplete="off"
              value={name}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {hasRest && <p>{text.tryRest}</p>}
        <FormFoot>
          <Button type="submit" look="primary" isBusy={isSaving}>
            {text.tryStart}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
