import { MutationCache, type Query, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { toast } from '../ui/toast-store.ts'
import { findProblem } from './problem.ts'
import { text } from './strings.ts'

declare module '@tanstack/react-query' {
  interface Register {
    /** `saysItself`: the page shows this failure, so no toast does. */
    mutationMeta: { saysItself?: boolean }
  }
}

// Retries live in the client, so that they share one budget.
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 20_000 } },
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (findProblem(error)?.status === 404) forget(queryKey)
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.saysItself) return
      toast(findProblem(error)?.message || text.wentWrong, { tone: 'danger' })
    },
  }),
})

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** What is gone, or is for others only by now, is shown to nobody from memory: all that is known of it goes. */
function forget(gone: QueryKey) {
  const id = gone.at(-1)
  if (typeof id !== 'string' || !idPattern.test(id)) return
  const predicate = ({ queryKey, state }: Query) => queryKey.includes(id) && state.data !== undefined
  if (queryClient.getQueryCache().findAll({ predicate }).length === 0) return
  void queryClient.resetQueries({ predicate })
  for (const queryKey of [['prompts', 'list'], ['collections']])
    void queryClient.invalidateQueries({ queryKey })
}
