import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { tryOutsQuery } from './branches.queries.ts'
import { Comparison } from './Comparison.tsx'
import { PreviewText } from './PreviewText.tsx'
import { promptQuery, versionsQuery } from './prompts.queries.ts'
import { TryOuts } from './TryOuts.tsx'
import { VersionList } from './VersionList.tsx'
import styles from './VersionsPage.module.css'
import { text } from './writing-strings.ts'

/** Every text a prompt ever had, and what changed between any two. */
export function VersionsPage() {
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const { data: prompt, error } = useQuery(promptQuery(id))
  const { data: list, error: listError } = useQuery(versionsQuery(id))
  const { data: tryOuts, error: tryOutsError } = useQuery(tryOutsQuery(id))
  const comparison = useRef<HTMLElement>(null)
  const mayEdit = useMayEdit()
  if (error && !prompt) throw error
  if (listError && !list) throw listError
  if (tryOutsError && !tryOuts) throw tryOutsError
  if (!prompt || !list || !tryOuts) return <Skeleton />
  const current = prompt.currentVersion.number
  const to = Number(search.get('to')) || current
  const parent = list.data.find(({ number }) => number === to)?.parentNumber
  const from = Number(search.get('from')) || (parent ?? Math.max(1, to - 1))
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
        <div>
          <TryOuts
            promptId={id}
            tryOuts={tryOuts.data}
            mayEdit={mayEdit}
            onCompare={(head) => {
              choose({ from: current, to: head })
              comparison.current?.scrollIntoView({ block: 'nearest' })
            }}
          />
          <VersionList
            promptId={id}
            versions={list.data}
            tried={new Set(tryOuts.data.map(({ name }) => name))}
            current={current}
            chosen={{ from, to }}
            onChoose={choose}
            mayEdit={mayEdit}
          />
        </div>
        <section ref={comparison} className={styles.sheet}>
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
