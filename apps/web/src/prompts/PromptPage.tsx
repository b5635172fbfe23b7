import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { versionQuery } from './branches.queries.ts'
import { PromptActions } from './PromptActions.tsx'
import { PromptFacts } from './PromptFacts.tsx'
import styles from './PromptPage.module.css'
import { PromptSheet } from './PromptSheet.tsx'
import { promptQuery } from './prompts.queries.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { text } from './strings.ts'
import { rememberedQuery } from './uses.queries.ts'
import { VersionNotice } from './VersionNotice.tsx'

/** One prompt, or with `?version=` an older or a tried text of it: its text with the blanks to fill, Copy and the doors, and what is known about it. */
export function PromptPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const wanted = Number(search.get('version'))
  const { data: prompt, error } = useQuery(promptQuery(id))
  const { data: remembered } = useQuery(rememberedQuery(id))
  const isOther = prompt !== undefined && wanted > 0 && wanted !== prompt.currentVersion.number
  const { data: other, error: otherError } = useQuery({ ...versionQuery(id, wanted), enabled: isOther })
  if (error && !prompt) throw error
  if (otherError && isOther) throw otherError
  if (!prompt || !remembered || (isOther && !other)) return <Skeleton lines={12} />
  const { name, useCase, status } = prompt
  const version = (isOther && other) || prompt.currentVersion
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
          {isOther && <VersionNotice prompt={prompt} version={version} />}
          {/* Another version's text has other blanks. */}
          <PromptSheet
            key={`${id} ${version.number}`}
            prompt={{ ...prompt, currentVersion: version }}
            remembered={remembered}
          />
          {version.notes && (
            <section className={styles.notes}>
              <h2>{text.notes}</h2>
              <p>{version.notes}</p>
            </section>
          )}
        </div>
        <PromptFacts prompt={prompt} />
      </div>
    </>
  )
}
