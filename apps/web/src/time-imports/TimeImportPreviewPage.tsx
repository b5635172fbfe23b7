import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import { ImportAtWork } from '../imports/ImportAtWork.tsx'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { HoursDone } from './HoursDone.tsx'
import { HoursPreview } from './HoursPreview.tsx'
import { text } from './strings.ts'
import { refreshAfterTimeImport, type TimeImport, timeImportQuery } from './time-imports.queries.ts'

/** An import of hours from the first look at it to what came of it, whatever happens to the browser between. */
export function TimeImportPreviewPage() {
  const { id = '' } = useParams()
  const { data, error } = useQuery(timeImportQuery(id))
  const before = useRef(data?.status)
  const status = data?.status
  useEffect(() => {
    const isOver = status === 'committed' || status === 'undone'
    if (isOver && before.current !== undefined && before.current !== status) void refreshAfterTimeImport()
    before.current = status
    keepFocusInPage()
  }, [status])
  if (error && !data) throw error
  const isOver = status === 'committed' || status === 'undone'
  return (
    <>
      {!isOver && (
        <PageHeader
          title={text.previewTitle(status === 'ready' ? (data?.kind ?? 'promptsheet') : 'promptsheet')}
          lead={data?.fileName}
          back={{ to: '/time/import', label: text.title }}
        />
      )}
      {data ? <Stage key={id} found={data} /> : <Skeleton lines={12} />}
    </>
  )
}

function Stage({ found }: { found: TimeImport }) {
  if (found.status === 'ready') return <HoursPreview found={found} />
  return found.status === 'committed' || found.status === 'undone' ? (
    <HoursDone found={found} />
  ) : (
    <ImportAtWork found={found} startOver="/time/import" />
  )
}
