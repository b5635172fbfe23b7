import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useDebounced } from '../ui/use-debounced.ts'
import { type Sort, sorts } from './FilterBar.tsx'

const settleMs = 80

/** What is being looked for. It lives in the address, so that a search can be shared and come back to. */
export function useLibrarySearch() {
  const [search, setSearch] = useSearchParams()
  const addressed = search.get('q') ?? ''
  const [q, setQ] = useState(addressed)
  const [written, setWritten] = useState(addressed)
  const settled = useDebounced(q, settleMs)
  if (addressed !== written) {
    // The address changed by itself: a link, or the way back.
    setWritten(addressed)
    setQ(addressed)
  }
  useEffect(() => {
    // The box writes the address only when it says something else: each writing makes a new `setSearch`.
    if (settled === addressed) return
    setWritten(settled)
    setSearch((before) => withParam(before, 'q', settled), { replace: true })
  }, [settled, addressed, setSearch])
  const change = (name: string, value: string) =>
    setSearch((before) => withParam(before, name, value), { replace: true })
  const chosen = search.get('sort')
  return {
    q,
    setQ,
    settled,
    collectionId: search.get('collection') ?? '',
    setCollectionId: (id: string) => change('collection', id),
    sort: sorts.find((one) => one === chosen) ?? (settled ? 'relevance' : 'uses'),
    setSort: (sort: Sort) => change('sort', sort),
  }
}

function withParam(search: URLSearchParams, name: string, value: string) {
  const next = new URLSearchParams(search)
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}
