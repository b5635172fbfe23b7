import { z } from '@hono/zod-openapi'
import * as fields from '@promptsheet/shared/prompt-fields'
import { inputSettingsList } from '@promptsheet/shared/template'
import { id } from '../http/fields.ts'
import { pageQuery } from '../http/pagination.ts'
import { promptSorts } from './select-page.ts'

const label = (max: number) => fields.text({ max, collapse: true })

const category = label(60).nullable().meta({ description: 'Null or empty for none.', example: 'Marketing' })

export const newPrompt = z.object({
  name: fields.name.meta({ example: 'Launch e-mail' }),
  body: fields.body.meta({ example: 'Write a launch e-mail for {{product}} in a {{tone=friendly}} tone.' }),
  useCase: fields.useCase.optional(),
  category: category.optional(),
  tags: fields.tags.optional(),
  status: fields.status.optional(),
  notes: fields.notes.optional(),
  recommendedModels: fields.recommendedModels.optional(),
  collectionId: id.nullable().optional(),
  ownerId: id.optional().meta({ description: 'Who keeps it: a member; you, if left out.' }),
  inputs: inputSettingsList
    .optional()
    .meta({ description: 'Settings of blanks; what is left out follows from the text.' }),
  changeNote: fields.changeNote.optional(),
  externalId: label(200).nullable().optional(),
})

export const promptChange = z
  .object({
    name: fields.name,
    useCase: fields.useCase,
    category,
    tags: fields.tags,
    status: fields.status,
    collectionId: id.nullable(),
    ownerId: id,
    externalId: label(200).nullable(),
  })
  .partial()

export const mostAtOnce = 500

export const promptGroup = z
  .object({
    ids: z.array(id).min(1, 'Name at least one prompt'),
    change: z
      .object({
        category,
        addTags: fields.tags,
        removeTags: fields.tags,
        status: fields.status,
        collectionId: id.nullable(),
        ownerId: id,
        deleted: z.boolean().meta({ description: 'Into the bin, or out of it.' }),
      })
      .partial(),
  })
  .openapi('PromptGroup')

const namedOnce = (groups: { ids: string[] }[]) => {
  const ids = groups.flatMap((group) => group.ids)
  return new Set(ids).size === ids.length
}

/** Groups of prompts, each with its change; all of it happens, or none. */
export const promptGroups = z.object({
  changes: z
    .array(promptGroup)
    .min(1, 'Say what to change')
    .max(mostAtOnce)
    .refine(
      (groups) => groups.reduce((sum, { ids }) => sum + ids.length, 0) <= mostAtOnce,
      `Change at most ${mostAtOnce} prompts at once`,
    )
    .refine(namedOnce, 'Name each prompt once'),
})

const branchName = fields
  .text({ min: 1, max: 60, collapse: true, tooShort: 'Give it a name' })
  .refine((name) => !/[/\\]|^\.+$/.test(name), 'Use another name, without slashes')
  .refine((name) => name === 'main' || name.toLowerCase() !== 'main', 'Use another name, or `main`')
  .meta({ example: 'Shorter opening' })

export const newVersion = newPrompt
  .pick({ inputs: true, notes: true, recommendedModels: true, changeNote: true })
  .extend({
    body: fields.body,
    branch: branchName.optional().meta({
      description: '`main`, if left out: what everybody uses. Another name begins or goes on with a branch.',
    }),
  })

export const versionsQuery = pageQuery.extend({
  branch: branchName.optional().meta({ description: 'Only versions of this branch.' }),
})

export const listQuery = pageQuery.extend({
  cursor: z.string().max(3000).optional().meta({ description: '`nextCursor` of the page before.' }),
  q: fields.text({ max: 500 }).optional().meta({
    description:
      'Words, also misspelt, and `tag:`, `category:`, `team:`, `owner:`, `status:`, `collection:`.',
    example: 'launch tag:email',
  }),
  category: label(60).optional(),
  tag: label(50).optional(),
  teamId: id.optional().meta({ description: 'In collections that are open to this team.' }),
  collectionId: id.optional(),
  ownerId: id.optional(),
  status: fields.status
    .optional()
    .meta({ description: 'Retired prompts are left out unless asked for here.' }),
  sort: z.enum(promptSorts).default('updated').meta({
    description: '`name` ascends; the others have the most first. With words in `q` the best match is first.',
  }),
  deleted: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'The bin of the last 30 days.', type: 'boolean' }),
  total: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'Whether to say how many there are.', type: 'boolean' }),
})

export const branchParams = z.object({ id, name: branchName })

const mergedBody = fields.body
  .optional()
  .meta({ description: 'The text to publish, when somebody chose it; else the merged one.' })
export const branchMerge = z.object({ body: mergedBody, changeNote: fields.changeNote.optional() })
export const sourceMerge = branchMerge.extend({
  skip: z
    .boolean()
    .optional()
    .meta({ description: 'True leaves the prompt as it is, now that somebody looked.' }),
  versionNumber: z.int().min(1).max(2_147_483_647).optional().meta({
    description: 'The version of the source to bring over: its current one, if left out.',
  }),
})

export const newFork = z.object({
  name: fields.name.optional().meta({ description: 'The name of the source and “(copy)”, if left out.' }),
  collectionId: id.nullable().optional().meta({ description: 'That of the source, if left out.' }),
})

const number = z.coerce.number().int().min(1).max(2_147_483_647)
export const versionParams = z.object({ id, number })
export const restoredVersion = z.object({ number: z.int().min(1).max(2_147_483_647) })
export const diffQuery = z.object({ from: number, to: number })
