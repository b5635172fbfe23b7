import { z } from 'zod'
import { defineJob } from '../queue/define-job.ts'
import { reindexWorkspace } from './reindex-workspace.ts'

/** Rebuilds the search of one workspace: after a seed, or when the way words are read has changed. */
export const reindexWorkspaceJob = defineJob({
  name: 'search.reindex_workspace',
  payload: z.object({ workspaceId: z.uuid() }),
  async run(ctx, { workspaceId }) {
    await ctx.once({ workspaceId, memberId: null, userId: null }, async (tx) => {
      await reindexWorkspace(tx, workspaceId, ctx.clock())
    })
  },
})
