import type { importRows } from '@promptsheet/db/schema/imports'
import type { BlankStyle } from '@promptsheet/shared/look-alikes'
import { findBlanks } from '@promptsheet/shared/template'
import { type ImportRow, rowPlan, storedProblems, storedRecord } from './fields.ts'
import { withBlanks } from './find-blank-styles.ts'

const snippetCharacters = 200
const shownBlanks = 20

/** A row as it would come in, with the blanks that were said yes to. */
export function showRow(row: typeof importRows.$inferSelect, wanted: ReadonlySet<BlankStyle>): ImportRow {
  const { reason, changes, alike, folder, blankStyles } = rowPlan.parse(row.plan)
  const stored = row.record === null ? null : storedRecord.parse(row.record)
  const record = stored && withBlanks(stored, blankStyles, wanted)
  return {
    row: row.number,
    file: row.file,
    line: row.line,
    name: row.name,
    action: row.action,
    reason,
    promptId: row.promptId,
    changes,
    alike,
    problems: storedProblems.parse(row.problems),
    category: record === null ? null : (record.category ?? folder),
    tags: record?.tags ?? [],
    snippet: record === null ? '' : snippetOf(record.body),
    blanks:
      record === null
        ? []
        : findBlanks(record.body)
            .slice(0, shownBlanks)
            .map(({ label }) => label),
    group: row.groupNumber,
  }
}

/** Its whole text, the same way; null when it cannot be read. */
export function showBody(
  row: typeof importRows.$inferSelect,
  wanted: ReadonlySet<BlankStyle>,
): string | null {
  if (row.record === null) return null
  const { blankStyles } = rowPlan.parse(row.plan)
  return withBlanks(storedRecord.parse(row.record), blankStyles, wanted).body
}

/** How a text begins, on one line. */
export function snippetOf(body: string): string {
  const begin = body.slice(0, snippetCharacters * 2).replace(/\s+/g, ' ')
  return begin.trim().slice(0, snippetCharacters).toWellFormed()
}
