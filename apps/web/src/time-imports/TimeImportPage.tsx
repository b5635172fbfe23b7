import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayEdit, useMayManageTime } from '../app/me.queries.ts'
import { EarlierImports } from '../imports/EarlierImports.tsx'
import { formatMoment } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { BringHours } from './BringHours.tsx'
import { HoursOut } from './HoursOut.tsx'
import { text } from './strings.ts'
import { timeImportsQuery } from './time-imports.queries.ts'

/** Hours in, for those who look after everybody's, and out for whoever has some. */
export function TimeImportPage() {
  const mayBring = useMayManageTime()
  const navigate = useNavigate()
  if (!useMayEdit()) return <MissingPage />
  return (
    <>
      <PageHeader title={text.title} lead={mayBring ? text.lead : text.exportOnly} />
      {mayBring && (
        <>
          <BringHours onStarted={(id) => navigate(`/time/import/${id}`)} />
          <EarlierHours />
        </>
      )}
      <HoursOut />
    </>
  )
}

function EarlierHours() {
  const { data } = useQuery(timeImportsQuery)
  const list = (data?.data ?? []).map(({ id, fileName, createdAt, status }) => {
    const label = text.earlierOf(fileName, formatMoment(createdAt))
    return { to: `/time/import/${id}`, label, note: text.statuses[status] }
  })
  return <EarlierImports list={list} />
}
