import { useMayEdit } from '../app/me.queries.ts'
import { text as app } from '../app/strings.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { text } from './nothing-strings.ts'

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
            <LinkButton to="/library">{app.toLibrary}</LinkButton>
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
