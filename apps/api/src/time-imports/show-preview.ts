import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import {
  type Cell,
  type Preview,
  type Settings,
  storedSettings,
  type TimeImport,
  type TimeImportSummary,
} from './fields.ts'
import { findPeopleHere, type Match, matchPeople } from './find-people-here.ts'
import { findTree } from './find-tree.ts'
import type { StoredImport } from './lock-import.ts'
import { currencyOf } from './make-nodes.ts'
import { type Placed, placeCells } from './place-cells.ts'

type Shown = Omit<TimeImport, keyof TimeImportSummary | 'problems'>

/** What a commit would do by now, with the people and the tree as they are. */
export async function showPreview(
  ctx: WorkspaceContext,
  { settings: stored }: Pick<StoredImport, 'settings'>,
  found: Preview | null,
): Promise<Shown> {
  const settings = storedSettings.parse(stored)
  const preview = found ?? nothing
  const here = preview.cells.length === 0 ? [] : await findPeopleHere(ctx)
  const matches = matchPeople(preview, settings, here, ctx.actor.memberId)
  const cells = preview.cells.map((cell) => ({ ...cell, fresh: freshOf(cell, settings) }))
  const isOurs = (cell: Cell) => (matches.get(cell.person)?.memberId ?? null) !== null
  const included = cells.filter(isOurs)
  const placed = placeCells(
    included.length === 0 ? { clients: [], projects: [], tasks: [] } : await findTree(ctx),
    included.filter(({ fresh }) => fresh.entries > 0),
    () => newId(ctx),
  )
  const all = (list: readonly Cell[], of: (cell: Cell) => number) =>
    list.reduce((sum, cell) => sum + of(cell), 0)
  const { timezone, dateOrder, lengthBy, currency, bringBackDeleted } = settings
  const alreadyHere = all(included, (cell) => cell.known.entries)
  const deletedBefore = all(included, (cell) => cell.deleted.entries)
  const hasNew = cells.some((cell) => cell.fresh.entries > 0)
  const fresh = sumOf(included.map((cell) => cell.fresh))
  return {
    settings: { timezone, dateOrder, lengthBy, currency, bringBackDeleted },
    counts: {
      rows: preview.rows,
      ...sumOf(preview.cells),
      newEntries: fresh.entries,
      newSeconds: fresh.seconds,
      alreadyHere,
      deletedBefore,
      leftOut: all(cells, (cell) => (isOurs(cell) ? 0 : cell.entries)),
      failed: preview.failed,
      untimed: preview.untimed,
    },
    from: preview.from,
    to: preview.to,
    dates: preview.dates,
    lengths: preview.lengths,
    needsTimezone: hasNew && (preview.needsZone || preview.untimed > 0),
    unknownColumns: preview.unknownColumns,
    people: showPeople(preview, settings, matches),
    clients: showClients(included, placed, settings.currency, await currencyOf(ctx)),
    creates: {
      clients: placed.clients.map(({ name }) => name),
      projects: placed.projects.map(({ client, name }) => ({ client, name })),
      tasks: placed.tasks.length,
    },
  }
}

type Sum = { entries: number; seconds: number }
type Counted = Cell & { fresh: Sum }

function sumOf(sums: readonly Sum[]): Sum {
  const total = { entries: 0, seconds: 0 }
  for (const { entries, seconds } of sums) {
    total.entries += entries
    total.seconds += seconds
  }
  return total
}

/** What of a cell is not here yet. */
function freshOf({ entries, seconds, known, deleted }: Cell, { bringBackDeleted }: Settings): Sum {
  const away = bringBackDeleted ? { entries: 0, seconds: 0 } : deleted
  return {
    entries: entries - known.entries - away.entries,
    seconds: seconds - known.seconds - away.seconds,
  }
}

function showPeople(
  { people, cells }: Preview,
  { zones }: Settings,
  matches: ReadonlyMap<string, Match>,
): TimeImport['people'] {
  return people.map((person) => ({
    ...person,
    ...sumOf(cells.filter((cell) => cell.person === person.key)),
    ...(matches.get(person.key) ?? { memberId: null, isProposed: false }),
    timezone: Object.hasOwn(zones, person.key) ? (zones[person.key] ?? null) : null,
  }))
}

function showClients(
  cells: readonly Counted[],
  placed: Placed,
  wanted: string | null,
  usual: string,
): TimeImport['clients'] {
  const byName = new Map<string, Counted[]>()
  for (const cell of cells) {
    const key = cell.client.toLowerCase()
    byName.set(key, [...(byName.get(key) ?? []), cell])
  }
  const isNew = new Set(placed.clients.map(({ id }) => id))
  return [...byName.values()]
    .map((ofClient) => {
      const name = ofClient[0]?.client ?? ''
      const there = name === '' ? undefined : placed.findClient(name)
      const fresh = sumOf(ofClient.map((cell) => cell.fresh))
      return {
        name,
        clientId: there === undefined || isNew.has(there.id) || there.isGone ? null : there.id,
        currency: wanted ?? ofClient.find(({ currency }) => currency !== null)?.currency ?? usual,
        ...sumOf(ofClient),
        billableSeconds: ofClient.reduce((sum, cell) => sum + cell.billableSeconds, 0),
        newEntries: fresh.entries,
        newSeconds: fresh.seconds,
      }
    })
    .sort((a, b) => b.seconds - a.seconds)
}

const nothing: Preview = {
  ...{ rows: 0, failed: 0, from: null, to: null, people: [], untimed: 0, unknownColumns: [], cells: [] },
  dates: { order: null, isOpen: false, example: null },
  lengths: { differ: 0, example: null },
  needsZone: false,
}
