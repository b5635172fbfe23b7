import { useEffect } from 'react'

/** Names the tab after the page. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Promptsheet`
  }, [title])
}
