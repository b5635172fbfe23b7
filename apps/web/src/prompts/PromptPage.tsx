import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { PromptActions } from './PromptActions.tsx'
import { PromptFacts } from './PromptFacts.tsx'
import styles from './PromptPage.module.css'
import { PromptSheet } from './PromptSheet.tsx'
import { promptQuery } from './prompts.queries.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { text } from './strings.ts'
import { rememberedQuery } from './uses.queries.ts'

/** One prompt: its text with the blanks to fill, Copy and the doors, and what is known about it. */
export function PromptPage() {
  const { id = '' } = useParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  const { data: remembered } = useQuery(rememberedQuery(id))
  if (error && !prompt) throw error
  if (!prompt || !remembered) return <Skeleton lines={12} />
  const { name, useCase, status, currentVersion } = prompt
  return (
    <>
      <PageHeader
        title={name}
        heading={
          <>
            {name} <StatusBadge status={status} />
          </>
        }
        back={{ to: '/library', label: text.back }}
        lead={useCase}
        actions={<PromptActions prompt={prompt} />}
      />
      <div className={styles.split}>
        <div>
          {/* Another version's text has other blanks. */}
          <PromptSheet key={`${id} ${currentVersion.number}`} prompt={prompt} remembered={remembered} />
          {currentVersion.notes && (
            <section className={styles.notes}>
              <h2>{text.notes}</h2>
              <p>{currentVersion.notes}</p>
            </section>
          )}
        </div>
        <PromptFacts prompt={prompt} />
      </div>
    </>
  )
}
