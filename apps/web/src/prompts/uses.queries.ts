import type { Target } from '@promptsheet/shared/links'
import { call } from '../app/provisional-api.ts'
import { queryClient } from '../app/query-client.ts'

export type Use = { promptId: string; version: number; target: Target | 'clipboard' }

/** Tells the library that a prompt was used; its failure is nobody's business, null then. */
export async function recordUse(use: Use, values: Record<string, string>): Promise<string | null> {
  try {
    const { id } = await call<{ id: string }>('POST', `/v1/prompts/${use.promptId}/uses`, {
      body: { version: use.version, surface: 'web', target: use.target, inputs: values },
    })
    void queryClient.invalidateQueries({ queryKey: ['prompts'], refetchType: 'none' })
    return id
  } catch {
    return null
  }
}

export async function tellOutcome(useId: string, outcome: 'as_is' | 'edited') {
  await call('PATCH', `/v1/uses/${useId}`, { body: { outcome } })
  void queryClient.invalidateQueries({ queryKey: ['prompts'], refetchType: 'none' })
}
