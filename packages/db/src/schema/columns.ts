import { timestamp, uuid } from 'drizzle-orm/pg-core'

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const id = (name = 'id') => uuid(name)
export const workspaceId = () => uuid('workspace_id').notNull()
