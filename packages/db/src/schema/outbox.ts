import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

export const outbox = pgTable('outbox', {
  id: id().primaryKey(),
  workspaceId: id('workspace_id'),
  job: text('job').notNull(),
  payload: jsonb('payload').notNull(),
  dedupeKey: text('dedupe_key'),
  runAfter: instant('run_after').notNull(),
  createdAt: instant('created_at').notNull(),
  relayedAt: instant('relayed_at'),
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
  doneAt: instant('done_at'),
  failedAt: instant('failed_at'),
})
