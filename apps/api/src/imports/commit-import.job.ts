import { DomainError } from '../errors.ts'
import { defineJob } from '../queue/define-job.ts'
import { actAsMember, importPayload } from './act-as-member.ts'
import { applyRows } from './apply-rows.ts'
import { finishCommit, reopenImport } from './finish-commit.ts'
import { lockImport } from './lock-import.ts'
import { reportProgress } from './progress.ts'

/** Commits an import: all of it in one transaction, or nothing. What keeps it from being done is told, not retried. */
export const commitImportJob = defineJob({
  name: 'imports.commit',
  payload: importPayload,
  async run(ctx, payload) {
    try {
      await ctx.once(payload, async (tx) => {
        const found = await lockImport(tx, payload)
        if (found === null || found.status !== 'committing') return
        const member = await actAsMember(ctx, tx, payload)
        if (member === null)
          throw new DomainError('forbidden', 'forbidden', 'You may not add prompts here any more.')
        const applied = await applyRows(member, found, async (done) => {
          ctx.signal.throwIfAborted()
          await reportProgress(ctx, payload, { done, total: found.rowCount })
        })
        await finishCommit(member, found, applied)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await ctx.once(payload, (tx) => reopenImport(tx, payload, error.message, ctx.clock()))
    }
  },
})
