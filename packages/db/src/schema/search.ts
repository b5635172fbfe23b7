import { customType, integer, pgTable, primaryKey, real, smallint, text } from 'drizzle-orm/pg-core'
import { id, workspaceId } from './columns.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Only `lookup.put_search_rows` writes it and only `lookup.search_prompts` reads it. */
export const promptSearch = pgTable(
  'prompt_search',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    head: tsvector('head').notNull(),
    words: tsvector('words').notNull(),
    nameLength: smallint('name_length').notNull(),
    heat: real('heat').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId] })],
)

/** The lexicon, out of everybody's reach: it holds words of prompts the asker may not see. */
export const searchWords = pgTable(
  'search_words',
  {
    workspaceId: workspaceId(),
    word: text('word').notNull(),
    id: id().notNull().defaultRandom(),
    forms: integer('forms').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.word, table.id] })],
)
