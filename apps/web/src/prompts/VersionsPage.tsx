import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Comparison } from './Comparison.tsx'
import { PreviewText } from './PreviewText.tsx'
import { promptQuery, versionsQuery } from './prompts.queries.ts'
import { text } from './strings.ts'
import { VersionList } from './VersionList.tsx'
import styles from './VersionsPage.module.css'

/** Every text a prompt ever had, and what changed between any two. */
export function VersionsPage() {
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  const { data: list, error: listError } = useQuery(versionsQuery(id))
  const mayEdit = useMayEdit()
  if (error && !prompt) throw error
  if (listError && !list) throw listError
  if (!prompt || !list) return <Skeleton />
  const current = prompt.currentVersion.number
  const to = Number(search.get('to')) || current
  const from = Number(search.get('from')) || Math.max(1, to - 1)
  const choose = (next: { from: number; to: number }) =>
    setSearch({ from: String(next.from), to: String(next.to) }, { replace: true })
  return (
    <>
      <PageHeader
        title={`${text.versionsTitle}: ${prompt.name}`}
        heading={text.versionsTitle}
        back={{ to: `/prompts/${id}`, label: prompt.name }}
        lead={list.data.length > 1 ? text.versionsLead : text.onlyOne}
      />
      <div className={styles.split}>
        <VersionList
          promptId={id}
          versions={list.data}
          current={current}
          chosen={{ from, to }}
          onChoose={choose}
          mayEdit={mayEdit}
        />
        <section className={styles.sheet}>
          {list.data.length > 1 ? (
            <Comparison promptId={id} from={from} to={to} />
          ) : (
            <PreviewText body={prompt.currentVersion.body} />
          )}
        </section>
      </div>
    </>
  )
}
