import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { instant } from '../http/fields.ts'
import { reportQuery } from './shapes.ts'

const parameters = z.enum(Object.keys(reportQuery.shape))

/** What stands behind the `?` of a report, checked as the report would. */
const savedQuery = z
  .partialRecord(parameters, text({ max: 2000, trim: false }))
  .superRefine((query, checked) => {
    const parsed = reportQuery.safeParse(query)
    if (parsed.success) return
    for (const { path, message } of parsed.error.issues) checked.addIssue({ code: 'custom', path, message })
  })

const name = text({ min: 1, max: 100, collapse: true, tooShort: 'Give the report a name' }).meta({
  example: 'Hours by client, last month',
})
const isShared = z
  .boolean()
  .meta({ description: 'Whether everybody in the workspace who keeps time finds it, or you alone.' })

export const savedReportShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isShared: z.boolean(),
    query: z
      .record(z.string(), z.string())
      .meta({ description: 'The query of the report; what it shows follows the rights of who reads it.' }),
    createdBy: z.object({ id: z.uuid(), name: z.string() }),
    isMine: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('SavedReport')

export const newSavedReport = z.object({ name, isShared: isShared.default(false), query: savedQuery })
export const savedReportChange = z.object({ name, isShared, query: savedQuery }).partial()

export type SavedReport = z.infer<typeof savedReportShape>
export type NewSavedReport = z.infer<typeof newSavedReport>
export type SavedReportChange = z.infer<typeof savedReportChange>
