import { Undo2 } from 'lucide-react'
import { Button, LinkButton } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Imports.module.css'
import { type Import, useUndoImport } from './imports.queries.ts'
import { text } from './strings.ts'

/** What came of an import, with the way on and the way back. */
export function ImportDone({ found }: { found: Import }) {
  const { id, status, failure, promptIds, counts, collectionId, undone } = found
  const undo = useUndoImport(id)
  const back = { to: '/import', label: text.back }
  if (status === 'undone') {
    return (
      <>
        <PageHeader
          title={text.undoneTitle}
          lead={text.undoneNote(undone?.keptPromptIds.length ?? 0)}
          back={back}
        />
        <FormFoot>
          <LinkButton to="/import">{text.more}</LinkButton>
          <LinkButton look="quiet" to="/bin">
            {text.toBin}
          </LinkButton>
        </FormFoot>
      </>
    )
  }
  const [first] = promptIds
  const library = collectionId ? `/library?collection=${collectionId}` : '/library?sort=updated'
  return (
    <>
      <PageHeader
        title={text.doneTitle(promptIds.length)}
        lead={text.doneNote(counts.create, counts.update)}
        back={back}
      />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <FormFoot>
        {promptIds.length === 1 && first ? (
          <LinkButton look="primary" to={`/prompts/${first}`} state={{ focusCopy: true }}>
            {text.toPrompt}
          </LinkButton>
        ) : (
          <LinkButton look="primary" to={library}>
            {text.toLibrary}
          </LinkButton>
        )}
        <LinkButton to="/import">{text.more}</LinkButton>
        {counts.create > 0 && (
          <Button look="quiet" icon={Undo2} isBusy={undo.isPending} onClick={() => undo.mutate()}>
            {text.undo}
          </Button>
        )}
      </FormFoot>
    </>
  )
}
