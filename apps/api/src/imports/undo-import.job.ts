import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import { DomainError } from '../errors.ts'
import { defineJob } from '../queue/define-job.ts'
import { actAsMember, importPayload } from './act-as-member.ts'
import { lockImport } from './lock-import.ts'
import { reportProgress } from './progress.ts'
import { takeBack } from './take-back.ts'

/** Undoes an import: all of it in one transaction, or nothing. What keeps it from being done is told, not retried. */
export const undoImportJob = defineJob({
  name: 'imports.undo',
  payload: importPayload,
  async run(ctx, payload) {
    try {
      await ctx.once(payload, async (tx) => {
        const found = await lockImport(tx, payload)
        if (found === null || found.status !== 'undoing') return
        const member = await actAsMember(ctx, tx, payload)
        if (member === null)
          throw new DomainError('forbidden', 'forbidden', 'You may not change prompts here any more.')
        await takeBack(member, found, async (progress) => {
          ctx.signal.throwIfAborted()
          await reportProgress(ctx, payload, progress)
        })
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await ctx.once(payload, async (tx) => {
        const found = await lockImport(tx, payload)
        if (found?.status !== 'undoing') return
        await tx
          .update(imports)
          .set({ status: 'committed', failure: error.message.slice(0, 1000), updatedAt: ctx.clock() })
          .where(and(eq(imports.workspaceId, payload.workspaceId), eq(imports.id, payload.importId)))
      })
    }
  },
})
