import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** A new page starts at its top; going back leaves the browser to find the old place. */
export function useScrollToTop() {
  const { pathname } = useLocation()
  const way = useNavigationType()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of page that scrolls
  useEffect(() => {
    if (way === 'PUSH') scrollTo(0, 0)
  }, [pathname, way])
}
