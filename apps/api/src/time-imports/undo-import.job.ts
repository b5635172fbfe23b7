import { DomainError } from '../errors.ts'
import { importPayload } from '../imports/act-as-member.ts'
import { defineJob } from '../queue/define-job.ts'
import { actAsManager } from './act-as-manager.ts'
import { lockImport } from './lock-import.ts'
import { createReporter } from './progress.ts'
import { setStatus } from './set-status.ts'
import { takeBack } from './take-back.ts'

/** Undoes an import: all of it in one transaction, or nothing. What keeps it from being done is told, not retried. */
export const undoTimeImportJob = defineJob({
  name: 'time_imports.undo',
  payload: importPayload,
  async run(ctx, payload) {
    try {
      const report = createReporter(ctx, payload, ctx.signal)
      await ctx.once(payload, async (tx) => {
        const found = await lockImport(tx, payload)
        if (found?.status !== 'undoing') return
        await takeBack(await actAsManager(ctx, tx, payload), found, report)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      await ctx.once(payload, (tx) =>
        setStatus(tx, payload, ['undoing', 'committed'], error.message, ctx.clock()),
      )
    }
  },
})
