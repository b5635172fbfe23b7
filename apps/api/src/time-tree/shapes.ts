import { z } from '@hono/zod-openapi'
import { clientShape } from '../clients/shapes.ts'
import { projectShape } from '../projects/shapes.ts'
import { taskShape } from '../tasks/shapes.ts'

export const treeShape = z
  .object({
    clients: z.array(clientShape),
    projects: z.array(projectShape),
    tasks: z.array(taskShape),
    recent: z
      .array(z.object({ projectId: z.uuid(), taskId: z.uuid().nullable() }))
      .meta({ description: 'What you last tracked time on, the latest first; at most five.' }),
  })
  .openapi('TimeTree')

export const treeTotalsShape = z
  .object({
    data: z.array(
      z.object({
        id: z.uuid().meta({ description: 'A client, project or task.' }),
        trackedSeconds: z.int(),
        estimateSeconds: z.int().nullable().meta({
          description: 'Its own estimate, or else the sum of those beneath it; null when there are none.',
        }),
        estimateUsedSeconds: z.int().nullable().meta({
          description: 'What of the tracked time is on that which was estimated.',
        }),
      }),
    ),
  })
  .openapi('TimeTreeTotals')
