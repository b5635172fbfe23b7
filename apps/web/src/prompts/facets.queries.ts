import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'

const most = { query: { limit: 100 } }

/** The tags in use, the most used first. */
export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: ({ signal }) => ask(api.GET('/v1/tags', { params: most, signal })),
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => ask(api.GET('/v1/categories', { params: most, signal })),
  })
}
