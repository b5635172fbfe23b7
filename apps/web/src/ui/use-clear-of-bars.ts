import { type RefObject, useEffect } from 'react'

/** Put on a bar that stays at the lower edge while one scrolls: what floats there keeps clear of it. */
export const lowerBar = { 'data-lower-bar': '' }

const nearEdge = 96

/** Tells an element's style how high the bars at the lower edge reach, as `--bars`, while it has something to show. */
export function useClearOfBars(ref: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return
    const measure = () => {
      const bars = [...document.querySelectorAll('[data-lower-bar]')].map((bar) =>
        bar.getBoundingClientRect(),
      )
      const atEdge = bars.filter(({ top, bottom }) => top < innerHeight && bottom > innerHeight - nearEdge)
      const height = Math.max(0, ...atEdge.map(({ top }) => innerHeight - top))
      ref.current?.style.setProperty('--bars', `${height}px`)
    }
    measure()
    // A bar comes, grows and goes with what is done on the page, and with scrolling.
    const timer = setInterval(measure, 200)
    return () => clearInterval(timer)
  }, [ref, isShown])
}
