import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import styles from './Imports.module.css'
import { findPasted, type Import, importRowQuery, keepPasted, useDiscardImport } from './imports.queries.ts'
import { mayBeSeveral } from './reads-as-one.ts'
import { isPasted, text } from './strings.ts'

/** Says that what was pasted reads as one prompt where it may be several, with the way back to it. */
export function ImportedAsOne({ found: { id, kind, counts, rows } }: { found: Import }) {
  const [only] = rows
  const isAlone = counts.create + counts.update + counts.skip + counts.failed === 1
  const isAsked = isAlone && kind === 'prompts-markdown' && only !== undefined && isPasted(only.file)
  const { data: row } = useQuery({ ...importRowQuery(id, only?.row ?? 1), enabled: isAsked })
  const discard = useDiscardImport()
  const navigate = useNavigate()
  if (!isAsked || !row || !mayBeSeveral(row)) return null
  const goBack = async () => {
    // After a reload the box is empty: without a heading, the text of the prompt is all that was in it.
    if (findPasted() === '') keepPasted(row.body ?? '')
    await discard.mutateAsync(id)
    navigate('/import')
  }
  return (
    <section aria-labelledby="read-as-one" className={styles.ask}>
      <h2 id="read-as-one">{text.asOne}</h2>
      <p>{text.asOneText}</p>
      <FormFoot>
        <Button isBusy={discard.isPending} onClick={() => void goBack().catch(() => {})}>
          {text.toPasted}
        </Button>
      </FormFoot>
    </section>
  )
}
