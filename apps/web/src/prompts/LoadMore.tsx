import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { text } from './strings.ts'

/** Gets the next rows when it comes into view; a button for those whom scrolling does not reach. */
export function LoadMore({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }) {
  const ref = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore
  useEffect(() => {
    if (!ref.current || isBusy) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more.current()
      },
      { rootMargin: '600px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [isBusy])
  return (
    <div ref={ref}>
      <Button look="quiet" isBusy={isBusy} onClick={onMore}>
        {isBusy ? text.loadingMore : text.loadMore}
      </Button>
    </div>
  )
}
