import { useQuery } from '@tanstack/react-query'
import { Ago } from '../ui/Ago.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Security.module.css'
import { type Session, sessionsQuery, useEndOthers, useEndSession } from './security.queries.ts'
import { text } from './strings.ts'

export function SessionsSection() {
  const { data, error } = useQuery(sessionsQuery)
  const endOthers = useEndOthers()
  if (error && !data) throw error
  const others = data?.data.filter(({ isCurrent }) => !isCurrent).length ?? 0
  return (
    <Section
      title={text.sessions}
      lead={others > 0 && text.sessionsLead}
      actions={
        others > 0 && (
          <Button
            isBusy={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined, { onSuccess: () => toast(text.othersEnded(others)) })}
          >
            {text.endOthers}
          </Button>
        )
      }
    >
      {data ? (
        <ul className={styles.list}>
          {data.data.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
      ) : (
        <Skeleton lines={3} />
      )}
    </Section>
  )
}

function Row({ session }: { session: Session }) {
  const end = useEndSession()
  const device = text.device(session.device.browser, session.device.system)
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {device} {session.isCurrent && <Badge tone="good">{text.here}</Badge>}
        </p>
        <p className={styles.soft}>
          <span>
            {text.lastSeen} <Ago at={session.lastSeenAt} />
          </span>
          <span>
            {text.since} <Ago at={session.createdAt} />
          </span>
        </p>
      </div>
      {!session.isCurrent && (
        <Button
          size="small"
          aria-label={text.endOf(device)}
          isBusy={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          {text.end}
        </Button>
      )}
    </li>
  )
}
