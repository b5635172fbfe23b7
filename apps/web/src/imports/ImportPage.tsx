import { useNavigate } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { formatMoment } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { EarlierImports } from './EarlierImports.tsx'
import { ExportSection } from './ExportSection.tsx'
import { ImportBox } from './ImportBox.tsx'
import styles from './Imports.module.css'
import { useImports } from './imports.queries.ts'
import { text } from './strings.ts'

export function ImportPage() {
  const mayEdit = useMayEdit()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={text.title} lead={mayEdit ? text.lead : text.exportOnly} />
      {mayEdit && (
        <>
          <ImportBox onStarted={(id) => navigate(`/import/${id}`)} />
          <details className={styles.form}>
            <summary>{text.form}</summary>
            <p>{text.formText}</p>
            <pre>{text.formExample}</pre>
          </details>
          <EarlierPrompts />
        </>
      )}
      <ExportSection />
    </>
  )
}

function EarlierPrompts() {
  const { data } = useImports()
  const list = (data?.data ?? []).map(({ id, createdAt, status, counts }) => {
    const { create, update, skip, failed } = counts
    return {
      to: `/import/${id}`,
      label: text.earlierOf(create + update || skip + failed, formatMoment(createdAt)),
      note: text.statuses[status],
    }
  })
  return <EarlierImports list={list} />
}
