import { MutationCache, QueryClient } from '@tanstack/react-query'
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
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.saysItself) return
      toast(findProblem(error)?.message || text.wentWrong, { tone: 'danger' })
    },
  }),
})
