import { timeImports } from '@promptsheet/db/schema/time'
import { finish } from '@promptsheet/shared/steps'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'
import { sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict } from '../errors.ts'
import type { Progress } from '../imports/progress.ts'
import { chooseRows } from './choose-rows.ts'
import { type Result, storedSettings } from './fields.ts'
import { findKnown } from './find-known.ts'
import { findPeopleHere, matchPeople } from './find-people-here.ts'
import { findTree } from './find-tree.ts'
import { insertRows } from './insert-rows.ts'
import { ofImport, type StoredImport } from './lock-import.ts'
import { makeNodes } from './make-nodes.ts'
import { type Placed, placeCells } from './place-cells.ts'
import { setProgress } from './progress.ts'
import { summariseRows } from './summarise-rows.ts'

const shownRows = 100

/** Does what a committed import says, in the transaction that is there, and writes down what came of it. */
export async function addHours(
  ctx: WorkspaceContext,
  found: StoredImport,
  { file, keys }: { file: TimeFile; keys: readonly string[] },
  report: (progress: Progress) => Promise<void>,
): Promise<void> {
  // Two imports of one workspace take turns, so that neither makes what the other is making.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`time import ${ctx.actor.workspaceId}`}, 0))`,
  )
  const settings = storedSettings.parse(found.settings)
  const known = await findKnown(ctx, keys)
  const matches = matchPeople(file, settings, await findPeopleHere(ctx), ctx.actor.memberId)
  const choice = chooseRows(file.rows, keys, { ...settings, matches, findKnown: known })
  const tree = await findTree(ctx)
  const placed = placeCells(tree, cellsOf(file, choice.chosen), () => newId(ctx))
  await makeNodes(ctx, tree, placed, settings)
  const total = choice.chosen.length
  const overlapping = await insertRows(ctx, found.id, placed, choice.chosen, (done) =>
    report({ done, total }),
  )
  const isIn = new Set(overlapping)
  const written = choice.chosen.filter((one) => !isIn.has(one))
  await finishCommit(ctx, found, placed, {
    entries: written.length,
    seconds: written.reduce((sum, { row }) => sum + row.seconds, 0),
    alreadyHere: choice.alreadyHere,
    leftOut: choice.leftOut,
    failed: file.problems.length,
    overlapping: {
      entries: overlapping.length,
      rows: overlapping.slice(0, shownRows).map(({ row }) => row.row),
    },
  })
}

function cellsOf(file: TimeFile, chosen: readonly { row: TimeFile['rows'][number] }[]) {
  const preview = finish(summariseRows({ ...file, rows: chosen.map(({ row }) => row) }, [], () => undefined))
  if (preview === null)
    throw conflict('import_outdated', 'This names too many different tasks. Import it in parts.')
  return preview.cells
}

async function finishCommit(
  ctx: WorkspaceContext,
  found: StoredImport,
  { clients, projects, tasks, back }: Placed,
  counts: Omit<Result, 'created' | 'createdIds' | 'undone'>,
): Promise<void> {
  const now = ctx.clock()
  const created = { clients: clients.length, projects: projects.length, tasks: tasks.length }
  const createdIds = [...[...clients, ...projects, ...tasks].map(({ id }) => id), ...back]
  const result: Result = { ...counts, created, createdIds, undone: null }
  await ctx.tx
    .update(timeImports)
    // The file has served: its hours are here.
    .set({ status: 'committed', result, source: null, failure: null, committedAt: now, updatedAt: now })
    .where(ofImport(found))
  const { entries, seconds } = counts
  await setProgress(
    ctx.tx,
    { workspaceId: found.workspaceId, importId: found.id },
    { done: entries, total: entries },
  )
  await recordAudit(ctx, {
    action: 'time_import.committed',
    subject: { type: 'time_import', id: found.id },
    detail: { kind: found.kind, fileName: found.fileName, entries, seconds, created },
  })
}
