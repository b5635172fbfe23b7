import { fillTemplate, resolveInputs } from '@promptsheet/shared/template'
import { useState } from 'react'
import type { LoadedPrompt } from './prompts.queries.ts'

/** The blanks of a prompt's current text, what is in them now, and the text they make. */
export function useBlankValues({ currentVersion }: LoadedPrompt, remembered: Record<string, string>) {
  const { body } = currentVersion
  const [values, setValues] = useState(remembered)
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
  }
}
