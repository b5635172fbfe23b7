import * as z from 'zod'
import { text } from './prompt-fields.ts'

export const inputTypes = ['text', 'long_text', 'choice', 'number', 'date'] as const

const fields = {
  id: text({ min: 1, max: 120, tooShort: 'Every blank needs an id' }),
  label: text({ min: 1, max: 120, collapse: true, tooShort: 'Give the blank a label' }),
  type: z.enum(inputTypes, 'A blank is text, long_text, choice, number or date'),
  required: z.boolean('Required is true or false'),
  default: text({ max: 5_000, trim: false }).nullable(),
  options: z
    .array(text({ min: 1, max: 200, tooShort: 'A choice cannot be empty' }))
    .max(50, 'Give at most 50 choices'),
}

/** A blank as it is served and stored: every field present. `options` is empty unless it is a choice. */
export const input = z.object(fields)

/** What a person or a file says about a blank; what is left out comes from the prompt's text. */
export const inputSettings = z.object(fields).partial().required({ id: true })

export const inputSettingsList = z.array(inputSettings).max(200, 'A prompt can have at most 200 blanks')

export type InputType = (typeof inputTypes)[number]
export type Input = z.infer<typeof input>
export type InputSettings = z.infer<typeof inputSettings>
