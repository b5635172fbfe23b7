import type { components } from '@promptsheet/client/schema.d'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'

export type AuditEntry = components['schemas']['AuditEntry']

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) =>
    ask(
      api.GET('/v1/audit-entries', {
        params: { query: { limit: 100, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor,
})
