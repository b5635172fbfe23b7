import { newKey } from '@promptsheet/client/keys'
import type { Target } from '@promptsheet/shared/links'
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

const signalDays = 30

type Values = Record<string, string>

/** How a prompt was used, day by day, over the days that the honest signal is about. */
export const usageQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'usage', id],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/v1/prompts/{id}/usage', { params: { path: { id }, query: { days: signalDays } }, signal }),
      ),
  })

/** What this person last put into the blanks; nothing when that cannot be told, which stops nobody. */
export const rememberedQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'remembered', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Values> => {
      try {
        const params = { path: { id } }
        return (await ask(api.GET('/v1/prompts/{id}/remembered-inputs', { params, signal }))).values
      } catch {
        return {}
      }
    },
  })

type Use = { promptId: string; version: number; target: Target | 'clipboard' }

/** Tells the library that a prompt was used; its failure is nobody's business, null then. */
export async function recordUse({ promptId, version, target }: Use, values: Values): Promise<string | null> {
  queryClient.setQueryData(rememberedQuery(promptId).queryKey, values)
  try {
    const { id } = await ask(
      api.POST('/v1/prompts/{id}/uses', {
        // Each use is one of its own, also when nobody heard of the one before.
        params: { path: { id: promptId }, header: { 'Idempotency-Key': newKey() } },
        body: { version, surface: 'web', target, inputs: values },
      }),
    )
    markUsageOld()
    return id
  } catch {
    return null
  }
}

export async function tellOutcome(useId: string, outcome: 'as_is' | 'edited') {
  await ask(api.PATCH('/v1/uses/{id}', { params: { path: { id: useId } }, body: { outcome } }))
  markUsageOld()
}

// Counts are fetched anew when next looked at: a list must not move under somebody who is using it.
function markUsageOld() {
  void queryClient.invalidateQueries({ queryKey: ['prompts', 'usage'] })
  void queryClient.invalidateQueries({ queryKey: ['prompts', 'branches'] })
  void queryClient.invalidateQueries({ queryKey: ['prompts', 'list'], refetchType: 'none' })
}
