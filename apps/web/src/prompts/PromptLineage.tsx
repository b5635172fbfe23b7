import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { DataRow } from '../ui/DataRow.tsx'
import { tryOutsQuery } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import styles from './PromptFacts.module.css'
import type { LoadedPrompt } from './prompts.queries.ts'

/** What a prompt was made from, what was made from it, and what is being tried: as far as one may see it. */
export function PromptLineage({ prompt }: { prompt: LoadedPrompt }) {
  const { id, forkedFrom, forkCount } = prompt
  const mayEdit = useMayEdit()
  const { data: tryOuts } = useQuery(tryOutsQuery(id))
  const tried = tryOuts?.data ?? []
  return (
    <>
      {tried.length > 0 && (
        <DataRow name={text.tryOuts}>
          <Link to={`/prompts/${id}/versions`} className={styles.link}>
            {tried.map(({ name }) => name).join(', ')}
          </Link>
        </DataRow>
      )}
      {forkedFrom && (
        <DataRow name={text.madeFrom}>
          {forkedFrom.name === null ? (
            text.originalGone
          ) : (
            <>
              <Link to={`/prompts/${forkedFrom.promptId}`} className={styles.link}>
                {text.madeFromText(forkedFrom.name, forkedFrom.versionNumber)}
              </Link>
              {mayEdit && forkedFrom.currentVersionNumber > forkedFrom.takenNumber && (
                <p>
                  {text.originalChanged}. <Link to={`/prompts/${id}/original`}>{text.seeChange}</Link>
                </p>
              )}
            </>
          )}
        </DataRow>
      )}
      {forkCount > 0 && (
        <DataRow name={text.copies}>
          <Link to={`/prompts/${id}/copies`} className={styles.link}>
            {text.copyCount(forkCount)}
          </Link>
        </DataRow>
      )}
    </>
  )
}
