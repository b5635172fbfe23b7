import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant, workspaceId } from './columns.ts'

export const auditEntries = pgTable(
  'audit_entries',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    actorKind: text('actor_kind', { enum: ['member', 'key', 'job'] }).notNull(),
    memberId: id('member_id'),
    keyId: id('key_id'),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: id('subject_id'),
    promptId: id('prompt_id'),
    collectionId: id('collection_id'),
    detail: jsonb('detail').notNull(),
    requestId: text('request_id'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)
