import { setImmediate } from 'node:timers/promises'
import { formatRows } from '@promptsheet/shared/csv-table'
import {
  formatTimeCsv,
  formatTimeJson,
  type TimeCell,
  type TimeRecord,
  timeTitles,
  toTimeCells,
  toTimeRow,
} from '@promptsheet/shared/time-csv-export'
import { writeXlsx } from '../exports/write-xlsx.ts'

type Records = AsyncIterable<readonly TimeRecord[]>
// Other requests get their turn between as many.
const recordsPerTurn = 500

export async function writeCsv(records: Records): Promise<string> {
  const parts = [formatTimeCsv([])]
  for await (const some of inTurns(records)) parts.push(formatRows(some.map(toTimeRow)))
  return parts.join('')
}

export async function writeJson(records: Records): Promise<string> {
  const all: TimeRecord[] = []
  for await (const some of inTurns(records)) all.push(...some)
  return formatTimeJson(all)
}

export async function writeWorkbook(records: Records): Promise<Uint8Array<ArrayBuffer>> {
  const rows: TimeCell[][] = [[...timeTitles]]
  for await (const some of inTurns(records)) rows.push(...some.map(toTimeCells))
  return writeXlsx('Hours', rows)
}

async function* inTurns(records: Records): AsyncGenerator<readonly TimeRecord[]> {
  for await (const some of records)
    for (let at = 0; at < some.length; at += recordsPerTurn) {
      yield some.slice(at, at + recordsPerTurn)
      await setImmediate()
    }
}
