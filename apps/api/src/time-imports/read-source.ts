import type { Steps } from '@promptsheet/shared/steps'
import { emptyFile, stepThroughTimeCsv } from '@promptsheet/shared/time-csv'
import { stepThroughTimeJson } from '@promptsheet/shared/time-csv-export'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'
import { decode } from '../imports/open-files.ts'
import type { Settings } from './fields.ts'

/** What a file holds, whatever it is. */
export function* readSource(bytes: Uint8Array, settings: Settings): Steps<TimeFile> {
  const text = decode(bytes)
  if (text === null) return failedWith(isWorkbook(bytes) ? workbook : notText)
  if (/^\ufeff?\s*[[{]/.test(text)) return yield* stepThroughTimeJson(text, settings)
  return yield* stepThroughTimeCsv(text, settings)
}

export const failedWith = (failure: string): TimeFile => ({
  ...emptyFile,
  kind: 'promptsheet',
  problems: [],
  failure,
})

const isWorkbook = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b
const workbook = 'This is a workbook. Open it and save it as CSV (UTF-8), or export it as CSV.'
const notText = 'This is not text in UTF-8. Save it again as CSV (UTF-8).'
