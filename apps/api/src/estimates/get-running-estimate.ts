import type { WorkspaceContext } from '../context.ts'
import { getTimer } from '../timer/get-timer.ts'
import { type GoingLong, goingLong } from './going-long.ts'

/** How far the actor's running timer is into its estimate; null while nothing runs, and where nothing is estimated. */
export async function getRunningEstimate(ctx: WorkspaceContext): Promise<GoingLong | null> {
  const { entry } = await getTimer(ctx)
  return entry && (await goingLong(ctx, entry))
}
