import { type Steps, within } from '@promptsheet/shared/steps'
import { emptyFile, stepThroughTimeCsv, stepThroughTimeTable } from '@promptsheet/shared/time-csv'
import { stepThroughTimeJson } from '@promptsheet/shared/time-csv-export'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'
import { decode } from '../imports/open-files.ts'
import { isZip } from '../imports/unzip.ts'
import type { Settings } from './fields.ts'
import { readWorkbook } from './read-workbook.ts'

/** What a file holds, whatever it is. */
export function* readSource(bytes: Uint8Array, settings: Settings): Steps<TimeFile> {
  if (isZip(bytes)) {
    const found = yield* within(readWorkbook(bytes), 0, 0.5)
    if ('failure' in found) return failedWith(found.failure)
    return yield* within(stepThroughTimeTable(found.table, settings), 0.5, 1)
  }
  const text = decode(bytes)
  if (text === null) return failedWith(isOldWorkbook(bytes) ? oldWorkbook : notText)
  if (/^\ufeff?\s*[[{]/.test(text)) return yield* stepThroughTimeJson(text, settings)
  return yield* stepThroughTimeCsv(text, settings)
}

export const failedWith = (failure: string): TimeFile => ({
  ...emptyFile,
  kind: 'promptsheet',
  problems: [],
  failure,
})

const isOldWorkbook = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf
const oldWorkbook =
  'This is a workbook of an old kind (.xls), or one with a password. Open it and save it as .xlsx without one, or as CSV (UTF-8).'
const notText = 'This is neither a workbook nor text in UTF-8. Save it again as .xlsx or as CSV (UTF-8).'
