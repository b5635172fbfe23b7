import { text } from './strings.ts'

const named: Record<string, string | undefined> = text.groupings
const words: Record<string, string | undefined> = text.groupWords
const rules: Record<string, string | undefined> = text.roundings
const parts: Record<string, string | undefined> = text.pers

/** `project,task` as "each project and task". */
export function sayGrouping(by: string): string {
  return named[by] ?? text.otherGrouping(by.split(',').map((word) => words[word] ?? word))
}

/** `up:15:entry` as "each entry is rounded up to a quarter of an hour". */
export function sayRounding(rounding: string): string {
  if (rounding === '') return text.asTracked
  const [mode = '', minutes = '', per = ''] = rounding.split(':')
  const rule = rules[`${mode}:${minutes}`] ?? text.otherRounding(mode, minutes)
  return text.rounded(parts[per] ?? per, rule)
}
