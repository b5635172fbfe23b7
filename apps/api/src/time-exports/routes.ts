import { z } from '@hono/zod-openapi'
import {
  type TimeRecord,
  timeCsvHead,
  timeJson,
  timeTitles,
  toTimeCells,
  toTimeRow,
} from '@promptsheet/shared/time-csv-export'
import { writeCsv, writeJson } from '../exports/write-text.ts'
import { writeXlsx } from '../exports/write-xlsx.ts'
import { fileEndpoint } from '../http/endpoint.ts'
import { attachment, ok, type Reply } from '../http/reply.ts'
import { workDate } from '../time-entries/request-fields.ts'
import { findRecords } from './find-records.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const query = z.object({
  format: z.enum(['csv', 'xlsx', 'json'], 'The format is csv, xlsx or json.'),
  from: workDate.optional().meta({ description: 'A day where the person was; the first that counts.' }),
  to: workDate.optional().meta({ description: 'The last that counts.' }),
})

export const timeExportRoutes = [
  fileEndpoint({
    method: 'get',
    path: '/v1/exports/time',
    operationId: 'exportTime',
    summary: 'All hours you can see, as a file that imports again',
    description:
      'Your own hours, or everybody’s for those who may see them; without what still runs. In CSV, text that a spreadsheet would run as a formula begins with an apostrophe, which an import takes off again. Money is in minor units, for managers alone.',
    tag: 'Time',
    access: { who: 'member', scope: 'time:read', can: 'keep_time' },
    query,
    errors: [409],
    success: {
      status: 200,
      description: 'The file.',
      schema: z.string().meta({ format: 'binary' }),
      mediaType: ['text/csv', xlsx, 'application/json'],
    },
    async run(ctx, { query: { format, ...period } }): Promise<Reply<string | Uint8Array<ArrayBuffer>>> {
      const records = findRecords(ctx, period)
      const name = `hours-${ctx.clock().toISOString().slice(0, 10)}`
      if (format === 'csv') {
        const csv = await writeCsv(timeCsvHead, toTimeRow, records)
        return ok(csv, attachment(`${name}.csv`, 'text/csv; charset=utf-8'))
      }
      if (format === 'json')
        return ok(await writeJson(timeJson, records), attachment(`${name}.json`, 'application/json'))
      return ok(await writeXlsx('Hours', timeTitles, rowsOf(records)), attachment(`${name}.xlsx`, xlsx))
    },
  }),
]

async function* rowsOf(records: AsyncIterable<TimeRecord>) {
  for await (const record of records) yield toTimeCells(record)
}
