import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'

export const collectionsQuery = queryOptions({
  queryKey: ['collections'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/collections', { params: { query: { limit: 200 } }, signal })),
})
