import { lazy } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { text } from './strings.ts'

const Onboarding = lazy(async () => ({ default: (await import('../onboarding/Onboarding.tsx')).Onboarding }))

/** A library without prompts: the next step is right here. */
export function EmptyLibrary() {
  const mayEdit = useMayEdit()
  return mayEdit ? <Onboarding /> : <EmptyState title={text.emptyViewer} />
}
