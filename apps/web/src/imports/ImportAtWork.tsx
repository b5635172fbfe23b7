import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Progress } from '../ui/Progress.tsx'
import type { Import } from './imports.queries.ts'
import { text } from './strings.ts'

type Props = { found: Pick<Import, 'status' | 'failure' | 'progress'>; startOver: string }

/** How far the server is with an import, or why it cannot read it. */
export function ImportAtWork({ found: { status, failure, progress }, startOver }: Props) {
  const { done, total } = progress
  if (status === 'failed')
    return (
      <EmptyState
        title={text.failedTitle}
        actions={
          <LinkButton look="primary" to={startOver}>
            {text.startOver}
          </LinkButton>
        }
      >
        <p>{failure}</p>
      </EmptyState>
    )
  if (status === 'pending')
    return <Progress label={text.reading} value={done} max={total} note={text.readingNote(done, total)} />
  const label = status === 'undoing' ? text.undoing : text.committing
  return <Progress label={label} value={done} max={total} note={text.workNote(label, done, total)} />
}
