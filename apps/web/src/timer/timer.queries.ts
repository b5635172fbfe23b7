import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

type Timer = components['schemas']['Timer']
export type TimeEntry = components['schemas']['TimeEntry']
/** `aheadMs`: how far the server's clock is before this one. */
export type LiveTimer = Timer & { aheadMs: number }
export type StartTimer = { projectId?: string | null; taskId?: string | null; description?: string }
export type ChangeTimer = StartTimer & { billable?: boolean; startedAt?: string }

// A long-running timer is asked about while the page is merely open, too.
const lookAgainMs = 10 * 60_000

export const timerQuery = queryOptions({
  queryKey: ['timer'],
  staleTime: 60_000,
  refetchInterval: lookAgainMs,
  queryFn: ({ signal }) => read(ask(api.GET('/v1/timer', { signal }))),
})

async function read(asked: Promise<Timer>): Promise<LiveTimer> {
  const sentAt = Date.now()
  const timer = await asked
  return { ...timer, aheadMs: Date.parse(timer.serverTime) - (sentAt + Date.now()) / 2 }
}

const { queryKey } = timerQuery
const mutationKey = ['timer']
// One after the other: a stop that overtakes its start would find nothing to stop.
const inTurn = { mutationKey, scope: { id: 'timer' } }
// While another change waits, the page shows what that one will make of it.
const isLast = () => queryClient.isMutating({ mutationKey }) <= 1
const show = (timer: LiveTimer) => void (isLast() && queryClient.setQueryData(queryKey, timer))

/** Shown at once; what was is back when it is refused. */
async function showAtOnce(entryOf: (before: LiveTimer | undefined) => TimeEntry | null) {
  await queryClient.cancelQueries({ queryKey })
  const before = queryClient.getQueryData(queryKey)
  const aheadMs = before?.aheadMs ?? 0
  const serverTime = new Date(Date.now() + aheadMs).toISOString()
  queryClient.setQueryData(queryKey, { entry: entryOf(before), serverTime, aheadMs, forgotten: null })
  return { before }
}

type Kept = { before: LiveTimer | undefined } | undefined
const putBack = (_error: unknown, _given: unknown, kept: Kept) =>
  void (isLast() && queryClient.setQueryData(queryKey, kept?.before))

function refreshHours() {
  if (!isLast()) return
  for (const key of ['timer', 'time-entries', 'week']) void queryClient.invalidateQueries({ queryKey: [key] })
  // Its last five are shown when they are asked for.
  void queryClient.invalidateQueries({ queryKey: ['time-tree'], refetchType: 'none' })
}

export function useStartTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: (body: StartTimer) => read(ask(api.POST('/v1/timer/start', { body }))),
    onMutate: (started) => showAtOnce((before) => provisional(before, started)),
    onError: putBack,
    onSuccess: show,
    onSettled: refreshHours,
  })
}

export function useUnstopTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: (entryId: string) => read(ask(api.POST('/v1/timer/unstop', { body: { entryId } }))),
    onSuccess: show,
    onSettled: refreshHours,
  })
}

export function useStopTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: (body: { endedAt?: string }) => ask(api.POST('/v1/timer/stop', { body })),
    onMutate: () => showAtOnce(() => null),
    onError: putBack,
    onSettled: refreshHours,
  })
}

export function useChangeTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: (body: ChangeTimer) => read(ask(api.PATCH('/v1/timer', { body }))),
    onMutate: (change) =>
      showAtOnce((before) => (before?.entry ? { ...before.entry, ...defined(change) } : null)),
    onError: putBack,
    onSuccess: show,
    onSettled: refreshHours,
  })
}

export function useDiscardTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: () => ask(api.DELETE('/v1/timer')),
    onMutate: () => showAtOnce(() => null),
    onError: putBack,
    onSettled: refreshHours,
  })
}

export function useUndeleteTimer() {
  return useMutation({
    ...inTurn,
    mutationFn: (entryId: string) => read(ask(api.POST('/v1/timer/undelete', { body: { entryId } }))),
    onSuccess: show,
    onSettled: refreshHours,
  })
}

/** What will be there in a moment. */
function provisional(before: LiveTimer | undefined, started: StartTimer): TimeEntry {
  const now = new Date(Date.now() + (before?.aheadMs ?? 0)).toISOString()
  return {
    id: '',
    memberId: '',
    startedAt: now,
    endedAt: null,
    durationSeconds: null,
    timezone: '',
    localDate: now.slice(0, 10),
    isTimed: true,
    projectId: started.projectId ?? null,
    taskId: started.taskId ?? null,
    clientId: null,
    description: started.description ?? '',
    billable: false,
    tags: [],
    source: 'timer',
    status: 'open',
    rate: null,
    amount: null,
    invoiceId: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  }
}

function defined<T extends object>(change: T): Partial<T> {
  const kept = { ...change }
  for (const key of Object.keys(kept))
    if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key)
  return kept
}
