import type { WorkspaceContext } from '../context.ts'
import { can } from '../workspaces/can.ts'
import { countCells } from './count-cells.ts'
import { findNames } from './find-names.ts'
import { foldCells } from './fold-cells.ts'
import { readSpan } from './read-span.ts'
import type { ReportQuery, TimeReport } from './shapes.ts'

/**
 * Hours and money by any nesting, of whom the actor may see: seconds are whole, days are the zone's own. Throws invalid for days
 * and zones that cannot be, and for more lines than anybody reads.
 */
export async function getTimeReport(ctx: WorkspaceContext, query: ReportQuery): Promise<TimeReport> {
  const { groupBy = ['project'], rounding = null, ...asked } = query
  const span = await readSpan(ctx, query)
  const cells = await countCells(ctx, span, groupBy, rounding, asked)
  const names = await findNames(ctx, cells)
  return {
    ...span,
    groupBy,
    rounding,
    ...foldCells(cells, groupBy, { rounding, weekStart: span.weekStart, ...names }),
    isOverlapping: groupBy.includes('tag') && cells.some(({ tags }) => new Set(tags).size > 1),
    ownHoursOnly: !can(ctx.actor.role, 'see_everyones_time'),
    asOf: ctx.clock().toISOString(),
  }
}
