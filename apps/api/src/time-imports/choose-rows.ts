import type { TimeRow } from '@promptsheet/shared/time-csv-record'
import { placeInDay } from '@promptsheet/shared/time-csv-span'
import { findZone } from '@promptsheet/shared/time-csv-zone'
import type { FindKnown } from './find-known.ts'
import type { Match } from './find-people-here.ts'

/** A row that becomes an entry: whose, and from when to when. */
export type Chosen = { row: TimeRow; key: string; memberId: string; startedAt: number; endedAt: number }
type Choice = { chosen: Chosen[]; alreadyHere: number; leftOut: number }

/** The rows that a commit adds, each with its member and its place in the day. */
export function chooseRows(
  rows: readonly TimeRow[],
  keys: readonly string[],
  by: { findKnown: FindKnown; matches: ReadonlyMap<string, Match>; bringBackDeleted: boolean },
): Choice {
  const choice: Choice = { chosen: [], alreadyHere: 0, leftOut: 0 }
  const starts = placeUntimed(rows, by.matches)
  for (const [index, row] of rows.entries()) {
    const key = keys[index] ?? ''
    const memberId = by.matches.get(row.person)?.memberId ?? null
    const known = by.findKnown(key)
    if (memberId === null) choice.leftOut++
    else if (known === 'here' || (known === 'deleted' && !by.bringBackDeleted)) choice.alreadyHere++
    else {
      const startedAt = row.startedAt ?? starts.get(row) ?? 0
      choice.chosen.push({
        row,
        key,
        memberId,
        startedAt,
        endedAt: row.endedAt ?? startedAt + row.seconds * 1000,
      })
    }
  }
  return choice
}

/** Time of which only the day is known, one after another; rows that are here already keep their place. */
function placeUntimed(rows: readonly TimeRow[], matches: ReadonlyMap<string, Match>): Map<TimeRow, number> {
  const days = new Map<string, TimeRow[]>()
  for (const row of rows) {
    if (row.startedAt !== null) continue
    const day = `${matches.get(row.person)?.memberId ?? row.person} ${row.date} ${row.timezone}`
    const ofDay = days.get(day) ?? []
    days.set(day, ofDay)
    ofDay.push(row)
  }
  const starts = new Map<TimeRow, number>()
  for (const ofDay of days.values()) {
    const zone = findZone(ofDay[0]?.timezone ?? 'UTC')
    if (zone === null) continue
    const placed = placeInDay(zone, ofDay)
    for (const [index, row] of ofDay.entries()) starts.set(row, placed[index] ?? 0)
  }
  return starts
}
