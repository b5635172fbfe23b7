import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Section } from '../ui/Section.tsx'
import { Segments } from '../ui/Segments.tsx'
import { toast } from '../ui/toast-store.ts'
import { ImportBlanks } from './ImportBlanks.tsx'
import { ImportDefaults } from './ImportDefaults.tsx'
import { ImportedAsOne } from './ImportedAsOne.tsx'
import { ImportGroups } from './ImportGroups.tsx'
import { ImportRows } from './ImportRows.tsx'
import styles from './Imports.module.css'
import { type Action, type Import, useCommitImport, useDiscardImport } from './imports.queries.ts'
import { text } from './strings.ts'

const filters = ['all', 'create', 'update', 'skip', 'failed'] as const

/** What would happen, row by row, before it does. */
export function ImportPreview({ found }: { found: Import }) {
  const { id, counts, failure, notes, blankStyles } = found
  const [filter, setFilter] = useState<Action | 'all'>('all')
  const { commit, isPending: isCommitting } = useCommitImport(id)
  const discard = useDiscardImport()
  const navigate = useNavigate()
  const all = counts.create + counts.update + counts.skip + counts.failed
  const ready = counts.create + counts.update
  const countOf = (one: Action | 'all') => (one === 'all' ? all : counts[one])
  const shown = filters.filter((one) => one === 'all' || one === filter || countOf(one) > 0)
  const drop = async () => {
    await discard.mutateAsync(id)
    navigate('/import')
    toast(text.discarded)
  }
  return (
    <>
      <p className={styles.summary}>{summaryOf(counts)}</p>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <ImportedAsOne found={found} />
      <ImportBlanks found={found} />
      <ImportDefaults found={found} />
      <div className={styles.bar}>
        <FormFoot>
          <Button
            look="primary"
            // Whoever waited for it to be read came to say yes.
            autoFocus
            disabled={ready === 0}
            isBusy={isCommitting}
            onClick={() => commit(counts.failed > 0)}
          >
            {text.commit(ready)}
          </Button>
          <Button look="quiet" isBusy={discard.isPending} onClick={() => void drop().catch(() => {})}>
            {text.discard}
          </Button>
          <span className={styles.soft}>
            {all > 0 && ready === 0 && text.nothingToDo}
            {ready > 0 && blankStyles.some(({ isBlank }) => isBlank === null) && text.unanswered}{' '}
            {ready > 0 && counts.failed > 0 && text.commitRest(counts.failed)}
          </span>
        </FormFoot>
      </div>
      {notes.length > 0 && (
        <section className={styles.notes}>
          <h2>{text.notes}</h2>
          <ul>
            {notes.map(({ file, line, column, message }) => (
              <li key={`${file} ${line} ${column} ${message}`}>
                <b>{text.placeOf(found.kind, { file, line, column })}</b> {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.groups > 0 && <ImportGroups found={found} />}
      {all > 0 && (
        <Section title={text.rows}>
          {shown.length > 2 && (
            <Segments
              label={text.show}
              choices={shown.map((value) => ({
                value,
                label: text.filterCount(text.filters[value], countOf(value)),
              }))}
              value={filter}
              onChange={setFilter}
            />
          )}
          <ImportRows found={found} filter={filter} />
        </Section>
      )}
    </>
  )
}

function summaryOf({ create, update, skip, failed }: Import['counts']): string {
  return text.summary([
    ...(create > 0 ? [text.newOnes(create)] : []),
    ...(update > 0 ? [text.changedOnes(update)] : []),
    ...(skip > 0 ? [text.skippedOnes(skip)] : []),
    ...(failed > 0 ? [text.failedOnes(failed)] : []),
  ])
}
