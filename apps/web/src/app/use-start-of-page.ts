import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'

/** A new page starts at its top and has the focus; going back leaves the browser to find the old place. */
export function useStartOfPage() {
  const { pathname } = useLocation()
  const way = useNavigationType()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of page that scrolls
  useEffect(() => {
    if (way === 'PUSH') scrollTo(0, 0)
    keepFocusInPage()
  }, [pathname, way])
}
