import { timeImports } from '@promptsheet/db/schema/time'
import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { payloadFor } from '../imports/act-as-member.ts'
import { enqueue } from '../queue/enqueue.ts'
import { type importChange, type Settings, storedSettings } from './fields.ts'
import { findPeopleHere } from './find-people-here.ts'
import { getOpenImport, ofImport } from './lock-import.ts'
import { setProgress } from './progress.ts'
import { readTimeImportJob } from './read-import.job.ts'

/**
 * Says what to take things for. What decides how the file is read has it read once more. Throws not found, 409 unless the
 * import is open to choices, and 422 for a member who is not here.
 */
export async function changeTimeImport(
  ctx: WorkspaceContext,
  importId: string,
  change: z.output<typeof importChange>,
): Promise<void> {
  const found = await getOpenImport(ctx, importId)
  const before = storedSettings.parse(found.settings)
  const { people = [], ...rest } = change
  await refuseStrangers(
    ctx,
    people.flatMap(({ memberId }) => memberId ?? []),
  )
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const settings: Settings = {
    ...before,
    ...given,
    people: { ...before.people },
    zones: { ...before.zones },
  }
  for (const { key, memberId, timezone } of people) {
    if (memberId !== undefined) settings.people[key] = memberId
    if (timezone === null) delete settings.zones[key]
    else if (timezone !== undefined) settings.zones[key] = timezone
  }
  const isReadAgain = readBy(settings) !== readBy(before)
  const now = ctx.clock()
  await ctx.tx
    .update(timeImports)
    .set({ settings, failure: null, updatedAt: now, ...(isReadAgain ? { status: 'pending' } : {}) })
    .where(ofImport(found))
  if (!isReadAgain) return
  const { workspaceId } = ctx.actor
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total: 100 })
  await enqueue(ctx, readTimeImportJob, payloadFor(ctx, importId), { workspaceId })
}

const readBy = ({ timezone, dateOrder, lengthBy, zones }: Settings) =>
  JSON.stringify([timezone, dateOrder, lengthBy, Object.entries(zones).sort()])

async function refuseStrangers(ctx: WorkspaceContext, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  const here = new Set((await findPeopleHere(ctx)).map(({ id }) => id))
  if (memberIds.some((id) => !here.has(id))) throw invalid('body.people', 'There is no such member here.')
}
