import { fillTemplate, resolveInputs } from '@promptsheet/shared/template'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import type { LoadedPrompt } from './prompts.queries.ts'
import { loadValues, rememberValues } from './remembered-values.ts'

/** The blanks of a prompt's current text, what is in them now, and the text they make. */
export function useBlankValues({ id, currentVersion }: LoadedPrompt) {
  const { user } = useMe()
  const { body } = currentVersion
  const [values, setValues] = useState(() => loadValues(user.id, id))
  const blanks = resolveInputs(body, currentVersion.inputs)
  const { text, missingInputs } = fillTemplate(body, currentVersion.inputs, values)
  return {
    blanks,
    values,
    text,
    missing: blanks.filter((blank) => missingInputs.includes(blank.id)),
    valueIn: (blankId: string) =>
      values[blankId] ?? blanks.find((blank) => blank.id === blankId)?.default ?? '',
    setValue: (blankId: string, value: string) => setValues((before) => ({ ...before, [blankId]: value })),
    remember: () => rememberValues(user.id, id, values),
  }
}
