import { useInfiniteQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useEffect, useId, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useMayEdit, useMe } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { usePageTitle } from '../ui/use-page-title.ts'
import { EmptyLibrary } from './EmptyLibrary.tsx'
import { FilterBar } from './FilterBar.tsx'
import styles from './LibraryPage.module.css'
import { LoadMore } from './LoadMore.tsx'
import { PromptRowItem } from './PromptRowItem.tsx'
import { promptListQuery } from './prompts.queries.ts'
import { prepareRun, startRun } from './run-store.ts'
import { SearchBox } from './SearchBox.tsx'
import { setFilter, toggleFilter } from './search-text.ts'
import { text } from './strings.ts'
import { useChoice } from './use-choice.ts'
import { useFirstThenAll } from './use-first-then-all.ts'
import { useLibrarySearch } from './use-library-search.ts'
import { useRowKeys } from './use-row-keys.ts'

// Its menu and dialogs are only for those who look at one collection.
const CollectionHead = lazy(async () => ({
  default: (await import('../collections/CollectionHead.tsx')).CollectionHead,
}))

const NothingFound = lazy(async () => ({ default: (await import('./NothingFound.tsx')).NothingFound }))
const ManyBar = lazy(async () => ({ default: (await import('./ManyBar.tsx')).ManyBar }))

/** Search first: the box has the focus, Enter copies. */
export function LibraryPage() {
  usePageTitle(text.library)
  const navigate = useNavigate()
  const { workspace } = useMe()
  const box = useRef<HTMLInputElement>(null)
  const gridId = useId()
  const { q, setQ, settled, collectionId, setCollectionId, sort, setSort } = useLibrarySearch()
  const list = useInfiniteQuery(promptListQuery({ q: settled.trim(), collectionId, sort }))
  // Drawn when the page has time: many rows at once would hold up who is typing.
  const data = useDeferredValue(list.data, undefined)
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const drawn = useFirstThenAll(rows, 8)
  const mayEdit = useMayEdit()
  const total = data?.pages[0]?.total
  const choice = useChoice(rows.map(({ id }) => id))
  const rowId = (index: number) => `${gridId}-${index}`
  const isComing = q !== settled || list.isPlaceholderData || data !== list.data
  const actions = {
    onChoose: (index: number) => rows[index] && void startRun(rows[index], 'clipboard'),
    onOpen: (index: number) => rows[index] && navigate(`/prompts/${rows[index].id}`),
    onEscape: () => setQ(''),
  }
  const sought = `${settled} ${collectionId} ${sort}`
  const { active, onKeyDown } = useRowKeys(rows.length, rowId, sought, actions, isComing)
  const activeRow = rows[active]
  useEffect(() => {
    if (activeRow) prepareRun(activeRow)
  }, [activeRow])
  const filter = (name: string, value: string) => {
    setQ(name === 'tag' ? toggleFilter(q, name, value) : setFilter(q, name, value))
    box.current?.focus()
  }
  if (list.error && !list.data) throw list.error
  const isEmpty = data !== undefined && !list.isPlaceholderData && rows.length === 0
  const isFresh = isEmpty && !settled && !collectionId
  // biome-ignore lint/correctness/useExhaustiveDependencies: each library, once there is something to look for
  useEffect(() => {
    // A phone's keyboard would cover the list.
    if (!isFresh && matchMedia('(pointer: fine)').matches) box.current?.focus()
  }, [workspace.id, isFresh])
  return (
    <>
      {collectionId ? <CollectionHead id={collectionId} /> : <h1 className="sr-only">{text.library}</h1>}
      <div className={styles.front} hidden={isFresh}>
        <SearchBox
          ref={box}
          value={q}
          onChange={setQ}
          onKeyDown={onKeyDown}
          gridId={gridId}
          activeId={rows.length > 0 ? rowId(active) : undefined}
        />
        <FilterBar
          q={q}
          onFilter={filter}
          collectionId={collectionId}
          onCollection={setCollectionId}
          sort={sort}
          onSort={setSort}
          count={total && text.found(total)}
        >
          {mayEdit && rows.length > 1 && !choice.isOn && (
            <Button look="quiet" size="small" icon={ListChecks} onClick={choice.start}>
              {text.many.start}
            </Button>
          )}
        </FilterBar>
      </div>
      <p role="status" className="sr-only">
        {total && !list.isFetching && text.found(total)}
      </p>
      {!data && <Skeleton lines={18} />}
      {isFresh && <EmptyLibrary />}
      {isEmpty && (settled || collectionId) && (
        <Suspense>
          <NothingFound q={settled} onClear={() => setQ('')} />
        </Suspense>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: rows of cards that the search box walks */}
      <div
        role="grid"
        id={gridId}
        aria-label={text.rows}
        aria-busy={list.isPlaceholderData}
        className={styles.grid}
      >
        {drawn.map((row, index) => (
          <PromptRowItem
            key={row.id}
            row={row}
            id={rowId(index)}
            isActive={index === active}
            onFilter={filter}
            choice={choice.isOn ? choice : null}
          />
        ))}
      </div>
      {rows.length > 0 && drawn.length === rows.length && list.hasNextPage && (
        <LoadMore isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      )}
      {choice.isOn && (
        <Suspense>
          <ManyBar choice={choice} rows={rows} />
        </Suspense>
      )}
      {rows.length > 0 && !choice.isOn && (
        <p className={styles.keys}>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {text.keys.choose} <Kbd>Enter</Kbd> {text.keys.copy}{' '}
          <Kbd>Shift Enter</Kbd> {text.keys.open}
        </p>
      )}
    </>
  )
}
