import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, nobody } from '../queue/define-job.ts'
import { refreshSearch } from './reindex-workspace.ts'

/** Nightly, after the uses were rolled up: in every workspace what is used most comes first again. */
export const refreshSearchJob = defineJob({
  name: 'search.refresh',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 86_400, offsetSeconds: 3 * 3600 },
  async run(ctx) {
    for (const { id } of await ctx.db.execute<{ id: string }>(sql`select lookup.list_workspaces() as id`)) {
      const tenant = { workspaceId: id, memberId: null, userId: null }
      await inWorkspace(ctx.db, tenant, (tx) => refreshSearch(tx, id, ctx.clock()))
    }
    await ctx.once(nobody, () => Promise.resolve())
  },
})
