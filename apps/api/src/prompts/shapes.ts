import { z } from '@hono/zod-openapi'
import * as fields from '@promptsheet/shared/prompt-fields'
import { input } from '@promptsheet/shared/template'
import { id, instant } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'

export const person = z.object({ id: z.uuid(), name: z.string() })

// Made anew here: only schemas made after the OpenAPI extension was loaded can be named.
const inputShape = z.object(input.shape).openapi('Input', { description: 'A blank of a prompt.' })

const version = z.object({
  number: z.int().meta({ example: 3 }),
  branch: z.string().meta({ example: 'main' }),
  parentNumber: z.int().nullable().meta({ description: 'The version it was made from.' }),
  body: z.string().meta({ example: 'Write a launch e-mail for {{product}} in a {{tone=friendly}} tone.' }),
  inputs: z.array(inputShape),
  notes: z.string(),
  recommendedModels: z.array(z.string()),
  author: person,
  changeNote: z.string(),
  restoredFrom: z.int().nullable(),
  mergedFrom: z.int().nullable().meta({ description: 'The version of a branch that it took over.' }),
  createdAt: instant,
})

export const versionShape = version.openapi('PromptVersion')

const forkedFrom = z.object({
  promptId: z.uuid(),
  name: z.string().nullable().meta({ description: 'Null when it was deleted.' }),
  versionNumber: z.int().meta({ description: 'The version it was made from.' }),
  takenNumber: z.int().meta({ description: 'The version whose changes it has.' }),
  currentVersionNumber: z.int(),
})

export const promptShape = z
  .object({
    id,
    name: z.string().meta({ example: 'Launch e-mail' }),
    useCase: z.string().meta({ example: 'The day before a launch' }),
    category: z.string().nullable().meta({ example: 'Marketing' }),
    tags: z.array(z.string()),
    status: fields.status,
    owner: person,
    collectionId: z.uuid().nullable(),
    collection: person.nullable(),
    currentVersion: versionShape,
    versionCount: z.int().meta({ description: 'Of all branches; the numbers have no gaps.' }),
    revision: z.int().meta({ description: 'Goes up with every change; the ETag is `"r<revision>"`.' }),
    externalId: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: instant.nullable(),
    forkedFrom: forkedFrom.nullable().meta({ description: 'Null too when its source is not yours to see.' }),
    forkCount: z.int().meta({ description: 'Copies of it that you may see.' }),
  })
  .openapi('Prompt')

export const promptRowShape = z
  .object({
    id,
    name: z.string(),
    useCase: z.string(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    status: fields.status,
    owner: person,
    collectionId: z.uuid().nullable(),
    currentVersionNumber: z.int(),
    snippet: z.string().meta({ description: 'How the text begins, on one line.' }),
    blanks: z
      .int()
      .meta({ description: 'How many blanks the text has: without any it can be copied as it is.' }),
    usesLast30Days: z.int(),
    peopleLast30Days: z.int(),
    asIsShare: z.number().nullable().meta({
      description: 'Of the uses of 30 days whose outcome is known, how many went as they were: 0 to 1.',
    }),
    updatedAt: instant,
    deletedAt: instant.nullable(),
  })
  .openapi('PromptRow')

export const promptPageShape = pageOf(promptRowShape).extend({
  total: z
    .object({
      count: z.int().meta({ description: 'Up to 1,000.', example: 132 }),
      hasMore: z.boolean().meta({ description: 'Whether there are more than that.' }),
    })
    .nullable()
    .meta({ description: 'How many prompts fit, on all pages; null unless asked for with `total=true`.' }),
})

export const labelShape = z
  .object({
    name: z.string().meta({ example: 'email' }),
    count: z.int().meta({ description: 'Prompts outside the bin.' }),
  })
  .openapi('Label')

export const branchShape = z
  .object({
    name: z.string().meta({ example: 'Shorter opening' }),
    author: person,
    headNumber: z.int().meta({ description: 'Its latest version.' }),
    baseNumber: z.int().meta({ description: 'The version of main that it was begun from.' }),
    ahead: z.int().meta({ description: 'Versions on it.' }),
    behind: z.int().meta({ description: 'Versions of main since it was begun.' }),
    uses: z.int().meta({ description: 'How often its versions were used.' }),
    asIs: z.int(),
    edited: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Branch')

export const diffShape = z
  .object({
    from: z.int(),
    to: z.int(),
    hunks: z.array(z.object({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() })),
  })
  .openapi('Diff')

export type PromptVersion = z.infer<typeof version>
export type PromptDetail = z.infer<typeof promptShape>
export type Branch = z.infer<typeof branchShape>
export type PromptRow = z.infer<typeof promptRowShape>
