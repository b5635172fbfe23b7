import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { elsewhere, id, instant } from '../http/fields.ts'
import { pageQuery } from '../http/pagination.ts'

const name = text({ min: 1, max: 100, collapse: true, tooShort: 'Give the collection a name' }).meta({
  example: 'Campaigns',
})
const description = text({ max: 500 })
const visibility = z
  .enum(['workspace', 'teams'])
  .meta({ description: 'Seen by everybody in the workspace, or by the named teams only.' })
const teamIds = z.array(id).max(100, 'Pick at most 100 teams')

export const collectionShape = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    visibility,
    teamIds: z.array(z.uuid()),
    promptCount: z.int(),
    createdBy: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Collection')

export const newCollection = z.object({
  name,
  description: description.optional(),
  visibility: visibility.optional(),
  teamIds: teamIds.optional(),
})
// Whoever sends what a new one takes must not believe it closed.
export const collectionChange = z
  .strictObject(
    { name, description },
    elsewhere('This changes the name and the description. Who sees it is changed by PUT …/access.'),
  )
  .partial()
export const collectionAccess = z.object({ visibility, teamIds: teamIds.default([]) })
export const collectionsQuery = pageQuery.extend({
  cursor: z.string().max(1500).optional().meta({ description: '`nextCursor` of the page before.' }),
})
export const deletionQuery = z.object({
  moveTo: z
    .union([z.literal('none'), id], 'Give the id of a collection, or none')
    .optional()
    .meta({
      description:
        'Where its prompts go: another collection, or `none`, where the whole workspace sees them. Needed unless it is empty.',
    }),
})

export type Collection = z.infer<typeof collectionShape>
export type CollectionAccess = z.infer<typeof collectionAccess>
