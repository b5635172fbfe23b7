import { DomainError } from '../errors.ts'
import { importPayload } from '../imports/act-as-member.ts'
import { runInTurns } from '../imports/run-in-turns.ts'
import { defineJob } from '../queue/define-job.ts'
import { actAsManager } from './act-as-manager.ts'
import { addHours } from './add-hours.ts'
import { lockImport } from './lock-import.ts'
import { createReporter } from './progress.ts'
import { openSource, readAndKey } from './read-import.job.ts'
import { setStatus } from './set-status.ts'

/** Commits an import: all of it in one transaction, or nothing. What keeps it from being done is told, not retried. */
export const commitTimeImportJob = defineJob({
  name: 'time_imports.commit',
  payload: importPayload,
  async run(ctx, payload) {
    try {
      const source = await openSource(ctx, payload)
      const read = await runInTurns(readAndKey(source), ctx.signal, () => Promise.resolve())
      const report = createReporter(ctx, payload, ctx.signal)
      await ctx.once(payload, async (tx) => {
        const found = await lockImport(tx, payload)
        if (found?.status !== 'committing') return
        await addHours(await actAsManager(ctx, tx, payload), found, read, report)
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const failure = error.errors[0]?.message ?? error.message
      await ctx.once(payload, (tx) => setStatus(tx, payload, ['committing', 'ready'], failure, ctx.clock()))
    }
  },
})
