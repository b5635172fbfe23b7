import { useEffect, useRef } from 'react'

/** Does something on arrival, once: a letter's token works only once. Its failure is the mutation's to show. */
export function useOnce(arrive: () => Promise<unknown>) {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    arrive().catch(() => {})
  })
}
