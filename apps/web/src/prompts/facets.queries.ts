import { useQuery } from '@tanstack/react-query'
import { call } from '../app/provisional-api.ts'

export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: ({ signal }) =>
      call<{ data: { name: string; prompts: number }[] }>('GET', '/v1/tags', { signal }),
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) =>
      call<{ data: { name: string; prompts: number }[] }>('GET', '/v1/categories', { signal }),
  })
}
