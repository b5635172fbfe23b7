import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Reports.module.css'
import { writeReport } from './report-address.ts'
import {
  type SavedReport,
  savedReportsQuery,
  useDeleteReport,
  useSaveReport,
  useShareReport,
} from './reports.queries.ts'
import { text } from './strings.ts'

/** The reports kept under a name: one's own, and those that somebody shared. */
export function SavedReports() {
  const { data } = useQuery(savedReportsQuery)
  if (!data) return null
  return (
    <Section title={text.savedTitle} lead={data.data.length > 0 ? text.savedLead : text.savedNone}>
      <ul>
        {data.data.map((report) => (
          <SavedRow key={report.id} report={report} />
        ))}
      </ul>
    </Section>
  )
}

function SavedRow({ report }: { report: SavedReport }) {
  const { name, query, isMine, isShared, createdBy } = report
  const { role } = useMe().workspace
  const share = useShareReport()
  const remove = useDeleteReport()
  const restore = useSaveReport()
  const mayManage = role === 'owner' || role === 'admin' || role === 'manager'
  const drop = () =>
    remove.mutate(report, {
      onSuccess: () =>
        toast(text.deleted(name), {
          action: { label: text.undo, run: () => restore.mutate({ name, isShared, query }) },
        }),
    })
  return (
    <li className={styles.row}>
      <p>
        <Link to={`/time/reports?${writeReport(query)}`}>{name}</Link>
        <span className={styles.soft}>
          {isMine ? (isShared ? text.shared : text.private) : text.sharedBy(createdBy.name)}
        </span>
      </p>
      <div className={styles.actions}>
        {isMine && (
          <Button
            look="quiet"
            size="small"
            aria-label={isShared ? text.unshareOf(name) : text.shareOf(name)}
            isBusy={share.isPending}
            onClick={() => share.mutate({ id: report.id, isShared: !isShared })}
          >
            {isShared ? text.unshare : text.shareIt}
          </Button>
        )}
        {(isMine || mayManage) && (
          <Button
            look="quiet"
            size="small"
            aria-label={text.deleteOf(name)}
            isBusy={remove.isPending}
            onClick={drop}
          >
            {text.delete}
          </Button>
        )}
      </div>
    </li>
  )
}
