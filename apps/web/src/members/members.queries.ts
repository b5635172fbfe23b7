import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/provisional-api.ts'

export type Member = { id: string; name: string; email: string; role: string }

export const membersQuery = queryOptions({
  queryKey: ['members'],
  staleTime: 60_000,
  queryFn: ({ signal }) => call<{ data: Member[] }>('GET', '/v1/members', { query: { limit: 200 }, signal }),
})
