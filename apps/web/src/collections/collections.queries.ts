import { queryOptions } from '@tanstack/react-query'
import { call } from '../app/provisional-api.ts'

export type Collection = {
  id: string
  name: string
  description: string
  visibility: 'workspace' | 'teams'
}

export const collectionsQuery = queryOptions({
  queryKey: ['collections'],
  staleTime: 60_000,
  queryFn: ({ signal }) => call<{ data: Collection[] }>('GET', '/v1/collections', { signal }),
})
