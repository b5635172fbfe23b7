import { z } from '@hono/zod-openapi'
import { id } from '../http/fields.ts'
import {
  code,
  colour,
  estimateSeconds,
  newRate,
  nodeName,
  nodeShape,
  nodesQuery,
} from '../time-tree/fields.ts'

const name = nodeName('project').meta({ example: 'Website' })

export const projectShape = z
  .object({
    ...nodeShape,
    clientId: z.uuid().nullable().meta({ description: "Null for one's own work." }),
    colour,
    billable: z.boolean(),
  })
  .openapi('Project')

const projectFields = {
  clientId: id.nullable(),
  code,
  colour,
  billable: z.boolean(),
  estimateSeconds,
  rate: newRate,
}
export const projectChange = z.object({ name, ...projectFields }).partial()
export const newProject = projectChange.extend({ name })
export const projectsQuery = nodesQuery.extend({ clientId: id.optional() })

export type Project = z.infer<typeof projectShape>
export type NewProject = z.infer<typeof newProject>
export type ProjectChange = z.infer<typeof projectChange>
