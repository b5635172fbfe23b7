import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { TextArea } from '../ui/Input.tsx'
import styles from './EmptyLibrary.module.css'
import { text } from './strings.ts'

/** A library without prompts: the next step is right here. */
export function EmptyLibrary() {
  const [pasted, setPasted] = useState('')
  const navigate = useNavigate()
  const mayEdit = useMayEdit()
  if (!mayEdit) return <EmptyState title={text.emptyViewer} />
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    navigate('/prompts/new', { state: { body: pasted } })
  }
  return (
    <form onSubmit={goOn} className={styles.form}>
      <EmptyState
        title={text.emptyTitle}
        actions={
          <>
            <Button type="submit" look="primary" disabled={!pasted.trim()}>
              {text.pasteNext}
            </Button>
            <LinkButton look="quiet" to="/prompts/new">
              {text.scratch}
            </LinkButton>
          </>
        }
      >
        <p>{text.emptyText}</p>
        <TextArea
          isMono
          aria-label={text.emptyPlaceholder}
          placeholder={text.emptyPlaceholder}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          className={styles.paste}
        />
      </EmptyState>
    </form>
  )
}

export function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  const mayEdit = useMayEdit()
  return (
    <EmptyState
      title={text.nothingTitle(q)}
      actions={
        <>
          {q && <Button onClick={onClear}>{text.clearAll}</Button>}
          {mayEdit && (
            <LinkButton look="quiet" to="/prompts/new">
              {text.writeIt}
            </LinkButton>
          )}
        </>
      }
    >
      <p>{text.nothingText}</p>
    </EmptyState>
  )
}
