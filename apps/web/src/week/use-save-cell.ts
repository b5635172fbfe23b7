import { formatDuration } from '@promptsheet/shared/duration'
import { findProblem, isRecord } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import type { Bucket } from '../time-tree/places.ts'
import type { Cell } from './grid-rows.ts'
import { timesOf } from './read-typed.ts'
import { text } from './strings.ts'
import { useChangeEntry, useCreateEntry, useDeleteEntry } from './week.queries.ts'

/** Sends what was typed into a cell. Throws what the API refused. */
export type SaveCell = (typed: string, cell: Cell, bucket: Bucket, place: string) => Promise<void>

export function useSaveCell(): SaveCell {
  const create = useCreateEntry()
  const change = useChangeEntry()
  const remove = useDeleteEntry()
  return async (typed, cell, bucket, place) => {
    const isAdded = typed.startsWith('+')
    const times = timesOf(isAdded ? typed.slice(1) : typed, cell.date)
    const { only } = cell
    if (times === null) {
      if (only) await remove.mutateAsync({ entry: only, what: `${place} ${formatDuration(cell.seconds)}` })
    } else if (isAdded || only === null) await create.mutateAsync({ ...times, ...bucket })
    else {
      const { date, ...rest } = times
      const said = rest.startTime === undefined ? rest : { date: date ?? cell.date, ...rest }
      await change.mutateAsync({ entry: only, change: said })
    }
  }
}

/** Why it was refused, in words for whoever typed it. */
export function whyRefused(failure: unknown): string {
  const problem = findProblem(failure)
  if (problem?.code === 'stale_edit') {
    const current = isRecord(problem.body) ? problem.body.current : null
    const seconds = isRecord(current) ? current.durationSeconds : null
    return text.staleCell(typeof seconds === 'number' ? formatDuration(seconds) : '')
  }
  return problem?.message || `${appText.wentWrong} ${text.kept}`
}
