import { type BlankStyle, blankStyles, countLookAlikes, makeBlanksOf } from '@promptsheet/shared/look-alikes'
import { body as bodyField } from '@promptsheet/shared/prompt-fields'
import type { PromptRecord } from '@promptsheet/shared/prompt-record'
import type { z } from 'zod'
import type { blankAnswers, FoundBlankStyle } from './fields.ts'

const shownExamples = 3

/** Collects the other notations for blanks over all texts of an import; what is known beforehand is not asked. */
export function createStyleCounter(answers: z.output<typeof blankAnswers> = {}) {
  const found = new Map<BlankStyle, FoundBlankStyle>()

  return {
    /** Gives the notations in this text. */
    add(body: string): BlankStyle[] {
      const counted = countLookAlikes(body)
      for (const [style, { count, examples }] of counted) {
        const known = found.get(style) ?? {
          style,
          count: 0,
          prompts: 0,
          examples: [],
          isBlank: answers[style] ?? null,
        }
        known.count += count
        known.prompts++
        known.examples = [...new Set([...known.examples, ...examples])].slice(0, shownExamples)
        found.set(style, known)
      }
      return [...counted.keys()]
    },
    /** All of them, in a fixed order. */
    list: (): FoundBlankStyle[] => blankStyles.flatMap((style) => found.get(style) ?? []),
  }
}

/** The notations that were said yes to. */
export function findWanted(styles: readonly FoundBlankStyle[]): ReadonlySet<BlankStyle> {
  return new Set(styles.filter(({ isBlank }) => isBlank === true).map(({ style }) => style))
}

/** The record with its look-alikes made blanks. A text that would become too long stays as it is. */
export function withBlanks(
  record: PromptRecord,
  has: readonly BlankStyle[],
  wanted: ReadonlySet<BlankStyle>,
): PromptRecord {
  const styles = has.filter((style) => wanted.has(style))
  if (styles.length === 0) return record
  const body = bodyField.safeParse(makeBlanksOf(record.body, styles))
  return body.success ? { ...record, body: body.data } : record
}
