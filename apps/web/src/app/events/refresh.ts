import { meQuery } from '../me.queries.ts'
import { queryClient } from '../query-client.ts'
import type { LiveEvent } from './live-event.ts'

// Lists that many people look at are read again once for many changes, and not by all of them in the same moment.
const gatherMs = 400
const spreadMs = 600

/** What is read again, as the paths of query keys. */
const listsOf: Record<string, readonly string[]> = {
  hello: ['time-entries', 'week'],
  time: [
    'time-entries',
    'week',
    'time-report',
    'time-tree/totals',
    'estimates',
    'budgets',
    'invoices/unbilled',
  ],
  tree: ['time-tree', 'time-report'],
  rates: ['rates', 'budgets', 'time-report', 'time-tree/all'],
  invoices: ['invoices', 'time-entries'],
  imports: ['imports/list'],
  prompts: ['prompts/list', 'prompts/search', 'prompts/bin', 'tags', 'categories', 'collections'],
  access: ['me', 'members', 'teams', 'invites', 'collections', 'prompts', 'api-keys', 'time-tree'],
}
const allOf: Record<string, readonly string[]> = { prompts: ['prompts'], imports: ['imports'] }

let waiting = new Set<string>()
const isHidden = () => document.visibilityState === 'hidden'

/** Reads again what an event says has changed: what is shown at once, the rest when it is looked at. */
export function refresh({ kind, ids }: LiveEvent) {
  if (kind === 'resync') return void queryClient.invalidateQueries(quietly())
  // A tab that nobody looks at still says in its title what runs.
  if (kind === 'hello' || (kind === 'time' && isMine(ids))) readTimer()
  for (const id of ids ?? []) {
    if (kind === 'imports') invalidate(['imports', id])
    if (kind === 'prompts')
      for (const what of ['one', 'versions', 'branches', 'copies']) invalidate(['prompts', what, id])
  }
  later([...(listsOf[kind] ?? []), ...(ids === null ? (allOf[kind] ?? []) : [])])
}

/** Whoever sees everybody's hours hears of everybody's timers. */
function isMine(memberIds: readonly string[] | null): boolean {
  const memberId = queryClient.getQueryData(meQuery.queryKey)?.workspace?.memberId
  return memberIds === null || memberId === undefined || memberIds.includes(memberId)
}

function readTimer() {
  // What this tab is about to change is read again when it is changed.
  if (queryClient.isMutating({ mutationKey: ['timer'] }) > 0) return
  void queryClient.invalidateQueries({ queryKey: ['timer'] })
}

function later(paths: readonly string[]) {
  if (waiting.size === 0 && paths.length > 0) setTimeout(readLists, gatherMs + Math.random() * spreadMs)
  for (const path of paths) waiting.add(path)
}

function readLists() {
  const due = waiting
  waiting = new Set()
  for (const path of due) invalidate(path.split('/'))
}

function invalidate(queryKey: string[]) {
  void queryClient.invalidateQueries({ queryKey, ...quietly() })
}

const quietly = () => (isHidden() ? { refetchType: 'none' as const } : {})
