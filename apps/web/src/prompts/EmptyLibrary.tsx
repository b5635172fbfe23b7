import { lazy } from 'react'
import { useMayEdit } from '../app/me.queries.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { text } from './strings.ts'

const Onboarding = lazy(async () => ({ default: (await import('../onboarding/Onboarding.tsx')).Onboarding }))

/** A library without prompts: the next step is right here. */
export function EmptyLibrary() {
  const mayEdit = useMayEdit()
  return mayEdit ? <Onboarding /> : <EmptyState title={text.emptyViewer} />
}

/** Nothing for a search; without one, nothing in a collection yet. */
export function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  const mayEdit = useMayEdit()
  return (
    <EmptyState
      title={text.nothingTitle(q)}
      actions={
        <>
          {q ? (
            <Button onClick={onClear}>{text.clearAll}</Button>
          ) : (
            <LinkButton to="/library">{text.toLibrary}</LinkButton>
          )}
          {mayEdit && (
            <LinkButton look="quiet" to="/prompts/new">
              {text.writeIt}
            </LinkButton>
          )}
        </>
      }
    >
      <p>{q ? text.nothingText : text.emptyCollection}</p>
    </EmptyState>
  )
}
