import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useNavigate, useParams } from 'react-router'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { copiesQuery } from './branches.queries.ts'
import { text } from './branches.strings.ts'
import { LoadMore } from './LoadMore.tsx'
import { PromptRowItem } from './PromptRowItem.tsx'
import { promptQuery } from './prompts.queries.ts'
import { setFilter } from './search-text.ts'

/** Every prompt that was made from one, as in the library. */
export function CopiesPage() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const gridId = useId()
  const { data: prompt, error } = useQuery(promptQuery(id))
  const list = useInfiniteQuery(copiesQuery(id))
  if (error && !prompt) throw error
  if (list.error && !list.data) throw list.error
  if (!prompt || !list.data) return <Skeleton lines={12} />
  const rows = list.data.pages.flatMap((page) => page.data)
  const filter = (name: string, value: string) =>
    navigate({
      pathname: '/library',
      search: new URLSearchParams({ q: setFilter('', name, value) }).toString(),
    })
  return (
    <>
      <PageHeader
        title={text.copiesOf(prompt.name)}
        back={{ to: `/prompts/${id}`, label: prompt.name }}
        lead={rows.length > 0 ? text.copiesLead : null}
      />
      {rows.length === 0 && <EmptyState title={text.noCopies} />}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: rows of cards, as in the library
        <div role="grid" aria-label={text.copies} tabIndex={-1}>
          {rows.map((row, index) => (
            <PromptRowItem
              key={row.id}
              row={row}
              id={`${gridId}-${index}`}
              isActive={false}
              onFilter={filter}
              choice={null}
            />
          ))}
        </div>
      )}
      {list.hasNextPage && (
        <LoadMore isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
    </>
  )
}
