import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigationType, useSearchParams } from 'react-router'
import { useDebounced } from '../ui/use-debounced.ts'
import type { Sort } from './prompts.queries.ts'
import { readSort } from './read-address.ts'

const settleMs = 80

/** What is being looked for. It lives in the address, so that a search can be shared and come back to. */
export function useLibrarySearch() {
  const [search, setSearch] = useSearchParams()
  const { key } = useLocation()
  const way = useNavigationType()
  const addressed = search.get('q') ?? ''
  const [q, setQ] = useState(addressed)
  const settled = useDebounced(q, settleMs)
  const [seenKey, setSeenKey] = useState(key)
  if (key !== seenKey) {
    // The box replaces the address; a link or the way back comes from outside and fills the box.
    setSeenKey(key)
    if (way !== 'REPLACE') setQ(addressed)
  }
  const write = useRef((_value: string) => {})
  write.current = (value) => {
    if (value !== addressed) setSearch((before) => withParam(before, 'q', value), { replace: true })
  }
  useEffect(() => write.current(settled), [settled])
  const change = (name: string, value: string) =>
    setSearch((before) => withParam(before, name, value), { replace: true })
  return {
    q,
    setQ,
    settled,
    collectionId: search.get('collection') ?? '',
    setCollectionId: (id: string) => change('collection', id),
    sort: readSort(search, settled),
    setSort: (sort: Sort) => change('sort', sort),
  }
}

function withParam(search: URLSearchParams, name: string, value: string) {
  const next = new URLSearchParams(search)
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}
