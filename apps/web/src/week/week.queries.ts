import type { components, operations } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'

export type Week = components['schemas']['Week']
export type WeekRow = components['schemas']['WeekRow']
export type TimeEntry = components['schemas']['TimeEntry']
export type EntryStatus = TimeEntry['status']
export type EntryGroup = components['schemas']['TimeEntryGroup']
export type Part = Week['parts'][number]
export type EntryFields = NonNullable<
  operations['createTimeEntry']['requestBody']
>['content']['application/json']

export const weekQuery = (week: string, memberId?: string) =>
  queryOptions({
    queryKey: ['week', week, memberId ?? 'own'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/v1/weeks/{week}', {
          params: { path: { week }, query: memberId === undefined ? {} : { memberId } },
          signal,
        }),
      ),
  })

export const waitingQuery = queryOptions({
  queryKey: ['week', 'waiting'],
  queryFn: ({ signal }) =>
    ask(api.GET('/v1/weeks', { params: { query: { status: 'submitted', limit: 200 } }, signal })),
})

export const peopleQuery = (week: string) =>
  queryOptions({
    queryKey: ['week', 'people', week],
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/weeks', { params: { query: { from: week, to: week, limit: 200 } }, signal })),
  })

/** Everything that shows hours. */
export function refreshTime() {
  return Promise.all(
    ['week', 'time-entries', 'time-report', 'timer'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  )
}

/** What the page says is being saved. */
export const savingKey = ['save-time']

const settled = { onSettled: refreshTime, mutationKey: savingKey }

export function useCreateEntry() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: EntryFields) => ask(api.POST('/v1/time-entries', { body })),
    ...settled,
  })
}

export function useChangeEntry() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ entry, change }: { entry: TimeEntry; change: EntryFields }) =>
      ask(
        api.PATCH('/v1/time-entries/{id}', {
          params: { path: { id: entry.id }, header: { 'If-Match': `"r${entry.revision}"` } },
          body: change,
        }),
      ),
    ...settled,
  })
}

export function useDeleteEntry() {
  const undelete = useMutation({
    mutationFn: (id: string) => ask(api.POST('/v1/time-entries/{id}/undelete', { params: { path: { id } } })),
    ...settled,
  })
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ entry }: { entry: TimeEntry; what: string }) =>
      ask(
        api.DELETE('/v1/time-entries/{id}', {
          params: { path: { id: entry.id }, header: { 'If-Match': `"r${entry.revision}"` } },
        }),
      ),
    onSuccess: (_, { entry, what }) =>
      toast(text.deleted(what), { action: { label: text.undo, run: () => undelete.mutate(entry.id) } }),
    ...settled,
  })
}

/** Makes two of one, and offers to make them one again. */
export function useSplitEntry() {
  const unsplit = useMutation({
    mutationFn: ({ id, secondId }: { id: string; secondId: string }) =>
      ask(api.POST('/v1/time-entries/{id}/unsplit', { params: { path: { id } }, body: { secondId } })),
    onSuccess: () => toast(text.unsplit),
    ...settled,
  })
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ entry, at }: { entry: TimeEntry; at: string }) =>
      ask(
        api.POST('/v1/time-entries/{id}/split', {
          params: { path: { id: entry.id }, header: { 'If-Match': `"r${entry.revision}"` } },
          body: { at },
        }),
      ),
    onSuccess: ({ first, second }) =>
      toast(text.splitDone(first.durationSeconds ?? 0, second.durationSeconds ?? 0), {
        action: { label: text.undo, run: () => unsplit.mutate({ id: first.id, secondId: second.id }) },
      }),
    ...settled,
  })
}

/** Changes several together, all of them or none, and offers to put it all back. */
export function useChangeEntries() {
  const send = (changes: EntryGroup[]) => ask(api.PATCH('/v1/time-entries', { body: { changes } }))
  const undo = useMutation({
    mutationFn: send,
    onSuccess: ({ changed }) => toast(text.putBack(changed)),
    ...settled,
  })
  return useMutation({
    mutationFn: send,
    onSuccess: ({ changed, undo: groups }, [first]) => {
      const says = first?.change.deleted ? text.deletedMany(changed) : text.changedMany(changed)
      if (changed === 0) toast(text.sameMany)
      else toast(says, { action: { label: text.undo, run: () => undo.mutate(groups) } })
    },
    ...settled,
  })
}

export function useCopyWeek() {
  const undo = useMutation({
    mutationFn: (ids: string[]) =>
      ask(api.PATCH('/v1/time-entries', { body: { ids, change: { deleted: true } } })),
    ...settled,
  })
  return useMutation({
    mutationFn: ({ week, from }: { week: string; from: string }) =>
      ask(api.POST('/v1/weeks/{week}/copy', { params: { path: { week } }, body: { from } })),
    onSuccess: ({ entryIds, skipped }) => {
      const [first] = skipped
      if (first) toast(text.copySkipped(skipped.length, first.reason))
      if (entryIds.length > 0)
        toast(text.copied(entryIds.length), {
          action: { label: text.undo, run: () => undo.mutate(entryIds) },
        })
      else if (!first) toast(text.copiedNothing)
    },
    ...settled,
  })
}

type WeekPart = { week: string; memberId?: string; entryIds?: string[] }
type Reopening = WeekPart & { to?: 'open' | 'submitted'; waitingOnly?: boolean }

const pathOf = ({ week, ...body }: WeekPart) => ({ params: { path: { week } }, body })

/** Opens what was sent or approved again; the undo of both. `waitingOnly` leaves what somebody has approved meanwhile. */
export function useReopen() {
  return useMutation({
    mutationFn: ({ to = 'open', waitingOnly = false, ...part }: Reopening) => {
      const { params, body } = pathOf(part)
      return ask(api.POST('/v1/weeks/{week}/reopen', { params, body: { ...body, to, waitingOnly } }))
    },
    ...settled,
  })
}

export function useSubmitWeek() {
  const reopen = useReopen()
  return useMutation({
    mutationFn: (part: WeekPart) => ask(api.POST('/v1/weeks/{week}/submit', pathOf(part))),
    onSuccess: ({ week, entryIds }) =>
      toast(text.submitted(entryIds.length), {
        action: { label: text.undo, run: () => reopen.mutate({ week, entryIds, waitingOnly: true }) },
      }),
    ...settled,
  })
}

/** `undoTo`: what the undo leaves, for who approves what was never sent. */
export function useApprove({ undoTo = 'submitted' }: { undoTo?: 'open' | 'submitted' } = {}) {
  const reopen = useReopen()
  return useMutation({
    mutationFn: (part: WeekPart) => ask(api.POST('/v1/weeks/{week}/approve', pathOf(part))),
    onSuccess: ({ week, memberId, entryIds }) =>
      toast(text.approved(entryIds.length), {
        action: {
          label: text.undo,
          run: () => reopen.mutate({ week, memberId, entryIds, to: undoTo }),
        },
      }),
    ...settled,
  })
}

export function useSendBack() {
  return useMutation({
    mutationFn: ({ note, ...part }: WeekPart & { note: string }) => {
      const { params, body } = pathOf(part)
      return ask(api.POST('/v1/weeks/{week}/return', { params, body: { ...body, note } }))
    },
    onSuccess: ({ entryIds }) => toast(text.sentBack(entryIds.length)),
    ...settled,
  })
}
