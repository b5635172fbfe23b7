import { startTransition, useEffect, useState } from 'react'

/** The first rows, which fill a window, and right after they are seen all of them: a phone lays a page of rows out for long. */
export function useFirstThenAll<Row>(rows: readonly Row[], first: number): readonly Row[] {
  const [isSeen, setSeen] = useState(false)
  const hasRows = rows.length > 0
  useEffect(() => {
    if (hasRows) startTransition(() => setSeen(true))
  }, [hasRows])
  return isSeen ? rows : rows.slice(0, first)
}
