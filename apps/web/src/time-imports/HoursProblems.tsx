import { useInfiniteQuery } from '@tanstack/react-query'
import shared from '../imports/Imports.module.css'
import { LoadMore } from '../prompts/LoadMore.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { text } from './strings.ts'
import { problemsQuery } from './time-imports.queries.ts'

/** Every row that cannot be read: where it is, and how to put it right. */
export function HoursProblems({ id, failed }: { id: string; failed: number }) {
  const list = useInfiniteQuery(problemsQuery(id))
  return (
    <Section title={text.problems(failed)} lead={text.problemsText}>
      {!list.data && <Skeleton />}
      <ul className={shared.problems} aria-label={text.problems(failed)}>
        {list.data?.pages
          .flatMap(({ data }) => data)
          .map(({ row, column, message }) => (
            <li key={`${row} ${column}`}>
              <span className={shared.place}>{text.place(row, column)}:</span> {message}
            </li>
          ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
    </Section>
  )
}
