import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../members/members.queries.ts'
import { Button } from '../ui/Button.tsx'
import { text } from './strings.ts'
import styles from './WeekPage.module.css'
import type { Week } from './week.queries.ts'

type Props = { week: Week; isTimeline: boolean; onTimeline: () => void }

/** What somebody should know of this week: that it came back, and what was at once. */
export function Notices({ week, isTimeline, onTimeline }: Props) {
  const { returnedAt, submittedAt, returnedBy, returnNote, statuses, overlaps } = week
  const isReturned =
    returnedAt !== null && statuses.open.entries > 0 && (submittedAt === null || submittedAt < returnedAt)
  const { data: members } = useQuery({ ...membersQuery, enabled: isReturned })
  const by = members?.data.find(({ id }) => id === returnedBy)?.name ?? ''
  return (
    <>
      {isReturned && <p className={styles.notice}>{text.returned(by, returnNote)}</p>}
      {overlaps.length > 0 && (
        <p className={styles.soft}>
          {text.overlaps(overlaps.length)}{' '}
          {week.seconds !== week.clockSeconds && text.inAll(week.seconds, week.clockSeconds)}{' '}
          {!isTimeline && (
            <Button look="quiet" size="small" onClick={onTimeline}>
              {text.overlapsShow}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
