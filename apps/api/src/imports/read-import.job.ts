import type { Tx } from '@promptsheet/db/client'
import { importFiles, importRows, imports } from '@promptsheet/db/schema/imports'
import { and, asc, eq } from 'drizzle-orm'
import { defineJob } from '../queue/define-job.ts'
import { asMember, type ImportPayload, importPayload } from './act-as-member.ts'
import { type FileNote, maxRows } from './fields.ts'
import { findKeepers, findLibrary, findWhoMayKeep } from './find-library.ts'
import { lockImport, type StoredImport } from './lock-import.ts'
import { openFiles } from './open-files.ts'
import { type PlannedRow, planRows, type Surroundings } from './plan-rows.ts'
import { reportProgress, setProgress } from './progress.ts'
import { type FoundRow, readPrompts } from './read-prompts.ts'
import type { SourceFile } from './read-upload.ts'

type Work = { kind: StoredImport['kind']; files: SourceFile[]; around: Surroundings }
type Outcome = { rows: PlannedRow[]; notes: FileNote[]; failure: string | null }

const reportEvery = 200
const rowsPerInsert = 500

/** Reads the files of an import and proposes what to do with each prompt in them. Nothing is made yet. */
export const readImportJob = defineJob({
  name: 'imports.read',
  payload: importPayload,
  async run(ctx, payload) {
    const work = await asMember(ctx, payload, (member, tx) =>
      member === null ? Promise.resolve(null) : gather(member, tx, payload),
    )
    const outcome =
      work === null
        ? null
        : await read(work, (progress) => reportProgress(ctx, payload, progress)).catch((error: unknown) => {
            // A fault of ours that would be the same again: whoever waits is told instead.
            ctx.log.error({ err: error }, 'import could not be read')
            return unreadable
          })
    await ctx.once(payload, async (tx) => {
      const found = await lockImport(tx, payload)
      if (found === null || found.status !== 'pending') return
      await keep(tx, payload, outcome ?? noLonger, ctx.clock())
    })
  },
})

const unreadable: Outcome = {
  rows: [],
  notes: [],
  failure: 'These files could not be read. Try them in smaller parts.',
}
const noLonger: Outcome = { rows: [], notes: [], failure: 'You may not add prompts here any more.' }

async function gather(
  member: Parameters<typeof findLibrary>[0],
  tx: Tx,
  { workspaceId, importId }: ImportPayload,
): Promise<Work | null> {
  const [row] = await tx
    .select({ kind: imports.kind, collectionId: imports.collectionId })
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
  return { kind: row.kind, files, around: { library, keepers, mayKeep } }
}

async function read(
  { kind, files: sources, around }: Work,
  report: (progress: { done: number; total: number }) => Promise<void>,
): Promise<Outcome> {
  const { files, failure } = openFiles(kind, sources)
  if (failure !== null) return { rows: [], notes: [], failure }
  const found: FoundRow[] = []
  const notes: FileNote[] = []
  for (const [index, file] of files.entries()) {
    if (index % reportEvery === 0) await report({ done: index, total: files.length })
    const more = readPrompts(kind, file)
    for (const row of more.rows) found.push(row)
    for (const note of more.notes) notes.push(note)
    if (found.length > maxRows)
      return {
        rows: [],
        notes: [],
        failure: `There are more than ${maxRows.toLocaleString('en')} prompts in this; split it.`,
      }
  }
  const rows = planRows(found, around)
  return { rows, notes: notes.slice(0, 500), failure: whyNothing(rows) }
}

/** Null when there is at least one prompt to look at. */
function whyNothing(rows: readonly PlannedRow[]): string | null {
  if (rows.some(({ record }) => record !== null)) return null
  const first = rows.find(({ action }) => action === 'failed') ?? rows[0]
  // What is fatal comes last: before it stands what was merely left out.
  const problem = first?.problems.at(-1)
  if (first === undefined || problem === undefined) return 'There is no prompt in this.'
  return `There is no prompt to import. ${first.file}${first.line === null ? '' : `, line ${first.line}`}: ${problem.message}.`
}

async function keep(
  tx: Tx,
  { workspaceId, importId }: ImportPayload,
  { rows, notes, failure }: Outcome,
  now: Date,
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerInsert)
    await tx
      .insert(importRows)
      .values(rows.slice(at, at + rowsPerInsert).map((row) => ({ ...row, workspaceId, importId })))
  await tx
    .update(imports)
    .set({
      status: failure === null ? 'ready' : 'failed',
      failure: failure?.slice(0, 1000) ?? null,
      notes,
      rowCount: rows.length,
      updatedAt: now,
    })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await setProgress(tx, { workspaceId, importId }, { done: rows.length, total: rows.length })
}
