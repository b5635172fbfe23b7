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

const name = nodeName('task', 200).meta({ example: 'First draft' })

export const taskShape = z
  .object({
    ...nodeShape,
    projectId: z.uuid(),
    parentId: z.uuid().nullable().meta({ description: 'Null for a task right under its project.' }),
    path: z.array(z.uuid()).meta({ description: 'The ids from the top task down to this one.' }),
    colour: colour.nullable().meta({ description: 'Null takes what stands above it.' }),
    billable: z.boolean().nullable().meta({ description: 'Null takes what stands above it.' }),
  })
  .openapi('Task')

const place = {
  projectId: id.optional().meta({ description: 'Can be left out with a parent, which has one.' }),
  parentId: id.nullable().optional().meta({ description: 'The task it is a part of; null for none.' }),
}
const fields = {
  code,
  colour: colour.nullable(),
  billable: z.boolean().nullable(),
  estimateSeconds,
  rate: newRate,
}
const taskFields = z.object({ name, ...fields }).partial()
export const taskChange = taskFields.extend(place)
export const newTask = taskFields.extend({ name, ...place })
export const tasksQuery = nodesQuery.extend({ projectId: id.optional(), parentId: id.optional() })

export type Task = z.infer<typeof taskShape>
export type NewTask = z.infer<typeof newTask>
export type TaskChange = z.infer<typeof taskChange>
