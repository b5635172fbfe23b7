import type { components, operations } from '@promptsheet/client/schema.d'
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { timeSettingsQuery } from '../time-settings/time-settings.queries.ts'

export type Invoice = components['schemas']['Invoice']
export type InvoiceRow = components['schemas']['InvoiceRow']
export type InvoiceLine = components['schemas']['InvoiceLine']
export type Preview = components['schemas']['InvoicePreview']
export type Unbilled = components['schemas']['UnbilledTime']
export type Audit = components['schemas']['InvoiceAudit']
export type Figures =
  operations['listInvoices']['responses'][200]['content']['application/json']['totals'][number]
export type Status = InvoiceRow['status']
export type NewInvoice = operations['createInvoice']['requestBody']['content']['application/json']
type InvoiceChange = NonNullable<operations['changeInvoice']['requestBody']>['content']['application/json']
type Sender = NonNullable<operations['changeTimeSettings']['requestBody']>['content']['application/json']

const at = (id: string) => ({ params: { path: { id } } })

export const invoiceListQuery = (status: Status | undefined) =>
  infiniteQueryOptions({
    queryKey: ['invoices', 'list', status ?? 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.GET('/v1/invoices', {
          params: {
            query: { limit: 50, ...(status && { status }), ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Approving happens elsewhere, so it is asked for anew whenever it is shown. */
export const unbilledQuery = queryOptions({
  queryKey: ['invoices', 'unbilled'],
  staleTime: 0,
  queryFn: ({ signal }) => ask(api.GET('/v1/unbilled-time', { signal })),
})

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/invoices/{id}', { ...at(id), signal })),
  })

/** The client's last invoice that stands: the next one is much like it. */
export const lastInvoiceQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['invoices', 'last', clientId],
    enabled: clientId !== '',
    queryFn: async ({ signal }) => {
      const query = { clientId, limit: 10 }
      const { data } = await ask(api.GET('/v1/invoices', { params: { query }, signal }))
      const last = data.find(({ status }) => status !== 'void')
      return last ? await ask(api.GET('/v1/invoices/{id}', { ...at(last.id), signal })) : null
    },
  })

/** What an invoice would be. It is always answered: one that was broken off would be answered from memory the next time. */
export const previewQuery = (body: (NewInvoice & { invoiceId?: string }) | null) =>
  queryOptions({
    queryKey: ['invoices', 'preview', body],
    enabled: body !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => (body === null ? null : ask(api.POST('/v1/invoice-previews', { body }))),
  })

export const auditQuery = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'audit', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/invoices/{id}/audit', { ...at(id), signal })),
  })

export const nextNumberQuery = queryOptions({
  queryKey: ['invoices', 'number'],
  queryFn: ({ signal }) => ask(api.GET('/v1/invoice-number', { signal })),
})

const quietly = { saysItself: true }

export function useCreateDraft() {
  return useMutation({
    meta: quietly,
    mutationFn: (body: NewInvoice) => ask(api.POST('/v1/invoices', { body })),
    onSuccess: keep,
  })
}

export function useChangeDraft() {
  return useMutation({
    meta: quietly,
    mutationFn: ({ id, change }: { id: string; change: InvoiceChange }) =>
      ask(api.PATCH('/v1/invoices/{id}', { ...at(id), body: change })),
    onSuccess: keep,
  })
}

export function useIssue() {
  return useMutation({
    meta: quietly,
    mutationFn: ({ id, total }: { id: string; total: number }) =>
      ask(api.POST('/v1/invoices/{id}/issue', { ...at(id), body: { total } })),
    onSuccess: keep,
    onError: refresh,
  })
}

export function useVoid() {
  return useMutation({
    meta: quietly,
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      ask(api.POST('/v1/invoices/{id}/void', { ...at(id), body: { reason } })),
    onSuccess: keep,
  })
}

export function usePay() {
  return useMutation({
    mutationFn: ({ id, isPaid }: { id: string; isPaid: boolean }) =>
      ask(isPaid ? api.POST('/v1/invoices/{id}/pay', at(id)) : api.POST('/v1/invoices/{id}/unpay', at(id))),
    onSuccess: keep,
    onError: refresh,
  })
}

export function useDiscard() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/invoices/{id}', at(id))),
    onSuccess: refresh,
  })
}

export function useBringBack() {
  return useMutation({
    mutationFn: (id: string) => ask(api.POST('/v1/invoices/{id}/undelete', at(id))),
    onSuccess: keep,
  })
}

/** Saves what stands on every invoice, and then the number of the next one when another is wanted. */
export function useSaveSettings() {
  return useMutation({
    meta: quietly,
    mutationFn: async ({ sender, nextNumber }: { sender: Sender; nextNumber: number | null }) => {
      const settings = await ask(api.PATCH('/v1/workspace/time-settings', { body: sender }))
      queryClient.setQueryData(timeSettingsQuery.queryKey, settings)
      if (nextNumber !== null) await ask(api.PUT('/v1/invoice-number', { body: { nextNumber } }))
    },
    onSettled: refresh,
  })
}

function keep(invoice: Invoice) {
  queryClient.setQueryData(invoiceQuery(invoice.id).queryKey, invoice)
  return refresh()
}

/** Invoices, and the hours that they lock or free. */
function refresh() {
  for (const key of ['time-entries', 'week', 'time-report'])
    void queryClient.invalidateQueries({ queryKey: [key] })
  // What was previewed before this is asked for when it is looked at.
  void queryClient.invalidateQueries({ queryKey: ['invoices', 'preview'], refetchType: 'none' })
  return queryClient.invalidateQueries({
    queryKey: ['invoices'],
    predicate: ({ queryKey }) => queryKey[1] !== 'preview',
  })
}
