import { useInfiniteQuery } from '@tanstack/react-query'
import { Ago } from '../ui/Ago.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Security.module.css'
import { eventsQuery } from './security.queries.ts'
import { text } from './strings.ts'

export function EventsSection() {
  const events = useInfiniteQuery(eventsQuery)
  if (events.error && !events.data) throw events.error
  return (
    <Section title={text.events} lead={text.eventsLead}>
      {!events.data && <Skeleton lines={4} />}
      <ul className={styles.list}>
        {events.data?.pages
          .flatMap(({ data }) => data)
          .map(({ id, kind, device, createdAt }) => (
            <li key={id} className={styles.event}>
              <span>{text.eventKinds.get(kind) ?? kind}</span>
              <span className={styles.soft}>
                <span>{text.device(device.browser, device.system)}</span>
                <span>
                  <Ago at={createdAt} />
                </span>
              </span>
            </li>
          ))}
      </ul>
      {events.hasNextPage && (
        <Button look="quiet" isBusy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </Section>
  )
}
