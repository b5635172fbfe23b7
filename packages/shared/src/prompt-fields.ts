import * as z from 'zod'

export const promptStatuses = ['draft', 'active', 'battle_tested', 'retired'] as const

type TextRule = {
  /** Fewest characters, not counting white space at the ends, nor what nobody sees anywhere. */
  min?: number
  /** Most characters, in UTF-16 units, so that any database column of that many characters holds it. */
  max: number
  /** Take white space off both ends (the default). Prompt bodies keep theirs. */
  trim?: boolean
  /** Make every run of white space one space, for names and labels that live on one line. */
  collapse?: boolean
  tooShort?: string
  tooLong?: string
}

/** The one way to say "text" in a schema: sized, and free of what Postgres cannot store. */
export function text(rule: TextRule) {
  const { min = 0, max, trim = true, collapse = false } = rule
  const tooShort = rule.tooShort ?? (min > 1 ? `Write at least ${min} characters` : 'This cannot be empty')
  const tooLong = rule.tooLong ?? `Keep this to ${max.toLocaleString('en')} characters or fewer`
  const base = z.string('This must be text')
  const trimmed = trim ? base.trim() : base
  const shaped = collapse ? trimmed.overwrite(collapseSpaces) : trimmed
  return shaped
    .min(min, tooShort)
    .max(max, tooLong)
    .refine((value) => min === 0 || value.length < min || visibleLength(value) >= min, tooShort)
    .refine((value) => !value.includes('\u0000'), 'Remove the invisible NUL character from this text')
    .refine(
      (value) => value.isWellFormed(),
      'Part of an emoji or symbol is broken in this text; delete and retype it',
    )
}

/** A list of one-line labels: tidied, unique whatever their case, keeping the first spelling. */
export function labels(rule: { most: number; max: number; noun: string }) {
  return z
    .array(text({ min: 1, max: rule.max, collapse: true, tooShort: `A ${rule.noun} cannot be empty` }))
    .overwrite(uniqueLabels)
    .max(rule.most, `Use at most ${rule.most} ${rule.noun}s`)
}

export const name = text({
  min: 1,
  max: 200,
  collapse: true,
  tooShort: 'Give the prompt a name',
  tooLong: 'Keep the name to 200 characters or fewer',
})

export const useCase = text({ max: 500, tooLong: 'Say when to use it in 500 characters or fewer' })

export const body = text({
  min: 1,
  max: 100_000,
  trim: false,
  tooShort: 'Write the prompt itself',
  tooLong: 'The prompt is longer than 100,000 characters; split it in two',
})

export const notes = text({
  max: 10_000,
  trim: false,
  tooLong: 'Keep the notes to 10,000 characters or fewer',
})

export const category = text({
  min: 1,
  max: 60,
  collapse: true,
  tooShort: 'Name the category, or leave it out',
  tooLong: 'Keep the category to 60 characters or fewer',
})

export const tags = labels({ most: 30, max: 50, noun: 'tag' })

export const recommendedModels = labels({ most: 20, max: 80, noun: 'model' })

export const changeNote = text({ max: 500, tooLong: 'Say what changed in 500 characters or fewer' })

export const status = z.enum(promptStatuses, 'The status is draft, active, battle_tested or retired')

export type PromptStatus = (typeof promptStatuses)[number]

// Zero-width spaces and joiners, soft hyphens, direction marks, fillers: all invisible, none of them white space.
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu

/** White space within counts, as the line ends of a text do. */
function visibleLength(value: string): number {
  return value
    .replace(/[\t\n\r]/g, ' ')
    .replace(invisible, '')
    .trim().length
}

// One line of nothing to see is an empty one.
function collapseSpaces(value: string) {
  return visibleLength(value) === 0 ? '' : value.replace(/\s+/gu, ' ').trim()
}

function uniqueLabels(values: string[]) {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = value.normalize('NFKC').toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
