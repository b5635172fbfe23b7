import type { Tx } from '@promptsheet/db/client'
import { importFiles, importRows, imports } from '@promptsheet/db/schema/imports'
import { forEach, type Steps, within } from '@promptsheet/shared/steps'
import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { defineJob } from '../queue/define-job.ts'
import { asMember, type ImportPayload, importPayload } from './act-as-member.ts'
import { type blankAnswers, type FileNote, type FoundBlankStyle, maxRows, storedDefaults } from './fields.ts'
import { createStyleCounter } from './find-blank-styles.ts'
import { findKeepers, findLibrary, findWhoMayKeep } from './find-library.ts'
import { lockImport, type StoredImport } from './lock-import.ts'
import { openFiles } from './open-files.ts'
import { placeOf } from './place-of.ts'
import { type PlannedRow, planRows, type Surroundings } from './plan-rows.ts'
import { reportProgress, setProgress } from './progress.ts'
import { type FoundRow, readPrompts } from './read-prompts.ts'
import type { SourceFile } from './read-upload.ts'
import { runInTurns } from './run-in-turns.ts'

type Work = {
  kind: StoredImport['kind']
  files: SourceFile[]
  around: Surroundings
  answers: z.output<typeof blankAnswers>
}
type Outcome = {
  rows: PlannedRow[]
  notes: FileNote[]
  failure: string | null
  styles: FoundBlankStyle[]
}

const rowsPerInsert = 500
// Percent of the work, about: then all is read and compared, and only needs to be kept.
const comparedAt = 85

/** Reads the files of an import and proposes what to do with each prompt in them. Nothing is made yet. */
export const readImportJob = defineJob({
  name: 'imports.read',
  payload: importPayload,
  async run(ctx, payload) {
    const tell = (percent: number) => reportProgress(ctx, payload, { done: Math.floor(percent), total: 100 })
    const work = await asMember(ctx, payload, (member, tx) =>
      member === null ? Promise.resolve(null) : gather(member, tx, payload),
    )
    const outcome =
      work === null
        ? null
        : await runInTurns(read(work), ctx.signal, (share) => tell(comparedAt * share)).catch(
            (error: unknown) => {
              // A fault of ours that would be the same again: whoever waits is told instead.
              ctx.log.error({ err: error }, 'import could not be read')
              return failedWith('These files could not be read. Try them in smaller parts.')
            },
          )
    const ofImport = { workspaceId: payload.workspaceId, importId: payload.importId }
    await ctx.once(payload, async (tx) => {
      const found = await lockImport(tx, payload)
      if (found === null || found.status !== 'pending') return
      const kept = outcome ?? failedWith('You may not add prompts here any more.')
      for (let at = 0; at < kept.rows.length; at += rowsPerInsert) {
        if (at > 0) await tell(comparedAt + (100 - comparedAt) * (at / kept.rows.length))
        const some = kept.rows.slice(at, at + rowsPerInsert)
        await tx.insert(importRows).values(some.map((row) => ({ ...row, ...ofImport })))
      }
      await finish(tx, payload, kept, ctx.clock())
    })
  },
})

const failedWith = (failure: string): Outcome => ({ rows: [], notes: [], styles: [], failure })

async function gather(
  member: Parameters<typeof findLibrary>[0],
  tx: Tx,
  { workspaceId, importId }: ImportPayload,
): Promise<Work | null> {
  const [row] = await tx
    .select({ kind: imports.kind, collectionId: imports.collectionId, defaults: imports.defaults })
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId), eq(imports.status, 'pending')))
  if (row === undefined) return null
  const files = await tx
    .select({ name: importFiles.name, bytes: importFiles.content })
    .from(importFiles)
    .where(and(eq(importFiles.workspaceId, workspaceId), eq(importFiles.importId, importId)))
    .orderBy(asc(importFiles.position))
  const library = await findLibrary(member)
  const keepers = await findKeepers(member)
  const mayKeep = await findWhoMayKeep(member, row.collectionId)
  const { blankStyles: answers = {} } = storedDefaults.parse(row.defaults)
  return { kind: row.kind, files, around: { library, keepers, mayKeep }, answers }
}

function* read({ kind, files: sources, around, answers }: Work): Steps<Outcome> {
  const { files, failure } = yield* within(openFiles(kind, sources), 0, 0.1)
  if (failure !== null) return failedWith(failure)
  const found: FoundRow[] = []
  const notes: FileNote[] = []
  for (const [index, file] of files.entries()) {
    const part = 0.4 / files.length
    const from = 0.1 + part * index
    yield from
    const more = yield* within(readPrompts(kind, file), from, from + part)
    for (const row of more.rows) found.push(row)
    for (const note of more.notes) notes.push(note)
    if (found.length > maxRows)
      return failedWith(`There are more than ${maxRows.toLocaleString('en')} prompts in this; split it.`)
  }
  const rows = yield* within(planRows(kind, found, around), 0.5, 0.9)
  const styles = createStyleCounter(answers)
  const ask = ({ record, plan }: PlannedRow) => {
    if (record !== null) plan.blankStyles = styles.add(record.body)
  }
  yield* within(forEach(rows, ask), 0.9, 1)
  return { rows, notes: notes.slice(0, 500), styles: styles.list(), failure: whyNothing(kind, rows) }
}

/** Null when there is at least one prompt to look at. */
function whyNothing(kind: StoredImport['kind'], rows: readonly PlannedRow[]): string | null {
  if (rows.some(({ record }) => record !== null)) return null
  const first = rows.find(({ action }) => action === 'failed') ?? rows[0]
  // What is fatal comes last: before it stands what was merely left out.
  const problem = first?.problems.at(-1)
  if (first === undefined || problem === undefined) return 'There is no prompt in this.'
  return `There is no prompt to import. ${placeOf(kind, first)}: ${problem.message}.`
}

async function finish(
  tx: Tx,
  { workspaceId, importId }: ImportPayload,
  { rows, notes, styles, failure }: Outcome,
  now: Date,
): Promise<void> {
  await tx
    .update(imports)
    .set({
      status: failure === null ? 'ready' : 'failed',
      failure: failure?.slice(0, 1000) ?? null,
      notes,
      blankStyles: styles,
      rowCount: rows.length,
      updatedAt: now,
    })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await setProgress(tx, { workspaceId, importId }, { done: rows.length, total: rows.length })
}
