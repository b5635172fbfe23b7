import { inWorkspace } from '@promptsheet/db/in-workspace'
import { timeImports } from '@promptsheet/db/schema/time'
import type { Steps } from '@promptsheet/shared/steps'
import { within } from '@promptsheet/shared/steps'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'
import { and, eq } from 'drizzle-orm'
import { DomainError } from '../errors.ts'
import { type ImportPayload, importPayload } from '../imports/act-as-member.ts'
import { runInTurns } from '../imports/run-in-turns.ts'
import { storable } from '../imports/storable.ts'
import { defineJob, type JobContext } from '../queue/define-job.ts'
import { actAsManager } from './act-as-manager.ts'
import { mostPlaces, mostProblems, type Preview, type Settings, storedSettings } from './fields.ts'
import { findKnown } from './find-known.ts'
import { keyRows } from './key-rows.ts'
import { lockImport, ofImport } from './lock-import.ts'
import { createReporter, setProgress } from './progress.ts'
import { failedWith, readSource } from './read-source.ts'
import { summariseRows } from './summarise-rows.ts'

type Outcome = { file: TimeFile; preview: Preview | null }

/** Reads the file of an import and sums up what a commit would do. Nothing is made yet. */
export const readTimeImportJob = defineJob({
  name: 'time_imports.read',
  payload: importPayload,
  async run(ctx, payload) {
    const { file, preview } = await read(ctx, payload).catch((error: unknown): Outcome => {
      if (ctx.signal.aborted) throw error
      if (error instanceof DomainError) return { file: failedWith(error.message), preview: null }
      // A fault of ours that would be the same again: whoever waits is told instead.
      ctx.log.error({ err: error }, 'import of hours could not be read')
      return { file: failedWith('This file could not be read. Try it in smaller parts.'), preview: null }
    })
    await ctx.once(payload, async (tx) => {
      const found = await lockImport(tx, payload)
      if (found?.status !== 'pending') return
      const failure =
        file.failure ??
        (preview === null
          ? `This names more than ${mostPlaces.toLocaleString('en')} different tasks. Import it in parts.`
          : null)
      await tx
        .update(timeImports)
        .set({
          kind: file.kind,
          status: failure === null ? 'ready' : 'failed',
          failure: failure?.slice(0, 1000) ?? null,
          preview,
          problems: file.problems.slice(0, mostProblems).map(toStorable),
          updatedAt: ctx.clock(),
        })
        .where(ofImport(found))
      await setProgress(tx, payload, { done: 100, total: 100 })
    })
  },
})

// What a cell holds is quoted in the message about it.
const toStorable = ({ row, column, message }: TimeFile['problems'][number]) => {
  return { row, column: column && storable(column, 100), message: storable(message, 500) }
}

async function read(ctx: JobContext, payload: ImportPayload): Promise<Outcome> {
  const tell = createReporter(ctx, payload, ctx.signal)
  const percent = (from: number, to: number) => (share: number) =>
    tell({ done: Math.floor(from + (to - from) * share), total: 100 })
  const work = await openSource(ctx, payload)
  const { file, keys } = await runInTurns(readAndKey(work), ctx.signal, percent(0, 80))
  const known = await inWorkspace(ctx.db, payload, async (tx) =>
    findKnown(await actAsManager(ctx, tx, payload), keys),
  )
  const preview = await runInTurns(summariseRows(file, keys, known), ctx.signal, percent(90, 100))
  return { file, preview }
}

export type Source = { bytes: Uint8Array; settings: Settings }

/** The file of an import, and how it is to be read. Throws for one that is not there, and for who may not import any more. */
export function openSource(ctx: JobContext, payload: ImportPayload): Promise<Source> {
  return inWorkspace(ctx.db, payload, async (tx) => {
    await actAsManager(ctx, tx, payload)
    const [row] = await tx
      .select({ source: timeImports.source, settings: timeImports.settings })
      .from(timeImports)
      .where(and(eq(timeImports.workspaceId, payload.workspaceId), eq(timeImports.id, payload.importId)))
    if (row === undefined || row.source === null)
      throw new DomainError(
        'not_found',
        'import_not_found',
        'The file of this import is gone. Import it again.',
      )
    return { bytes: row.source, settings: storedSettings.parse(row.settings) }
  })
}

export function* readAndKey({ bytes, settings }: Source): Steps<{ file: TimeFile; keys: string[] }> {
  const file = yield* within(readSource(bytes, settings), 0, 0.85)
  const keys = yield* within(keyRows(file), 0.85, 1)
  return { file, keys }
}
