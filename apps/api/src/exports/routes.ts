import { z } from '@hono/zod-openapi'
import { formatPromptCsv, toPromptRow } from '@promptsheet/shared/prompt-csv'
import { status } from '@promptsheet/shared/prompt-fields'
import { promptJson } from '@promptsheet/shared/prompt-json'
import { fileEndpoint } from '../http/endpoint.ts'
import { id } from '../http/fields.ts'
import { attachment, ok, type Reply } from '../http/reply.ts'
import { type Exported, findRecords } from './find-records.ts'
import { zipMarkdown, zipSkills } from './make-zip.ts'
import { writeCsv, writeJson } from './write-text.ts'

const query = z.object({
  format: z.enum(['markdown', 'csv', 'json', 'skills'], 'The format is markdown, csv, json or skills.').meta({
    description:
      'A zip of Markdown files, one CSV or JSON file, or a zip of Agent Skills (a folder with a SKILL.md each).',
  }),
  collectionId: id.optional(),
  status: status.optional(),
})

export const exportRoutes = [
  fileEndpoint({
    method: 'get',
    path: '/v1/exports/prompts',
    operationId: 'exportPrompts',
    summary: 'All prompts you can see, as files that import again',
    description:
      'Everything but the bin, retired prompts included. In CSV, text that a spreadsheet would run as a formula begins with an apostrophe, which an import takes off again.',
    tag: 'Imports and exports',
    access: { who: 'member', scope: 'prompts:read', can: 'use_prompts' },
    query,
    errors: [409],
    success: {
      status: 200,
      description: 'The file.',
      schema: z.string().meta({ format: 'binary' }),
      mediaType: ['application/zip', 'text/csv', 'application/json'],
    },
    async run(ctx, { query: { format, ...filter } }): Promise<Reply<string | Uint8Array<ArrayBuffer>>> {
      const exported = await ctx.read((inside) => findRecords(inside, filter))
      const name = `prompts-${ctx.clock().toISOString().slice(0, 10)}`
      if (format === 'markdown')
        return ok(await zipMarkdown(exported), attachment(`${name}.zip`, 'application/zip'))
      if (format === 'skills')
        return ok(await zipSkills(exported), attachment(`skills-${name}.zip`, 'application/zip'))
      if (format === 'json') {
        const json = await writeJson(promptJson, recordsOf(exported))
        return ok(json, attachment(`${name}.json`, 'application/json'))
      }
      const csv = await writeCsv(formatPromptCsv([]), toPromptRow, recordsOf(exported))
      return ok(csv, attachment(`${name}.csv`, 'text/csv; charset=utf-8'))
    },
  }),
]

function* recordsOf(exported: Iterable<Exported>) {
  for (const { record } of exported) yield record
}
