import { useEffect, useState } from 'react'

/** The whole seconds since an instant, by the server's clock; counts on every second. */
export function useElapsed(startedAt: string, aheadMs: number): number {
  const [, tick] = useState(0)
  const milliseconds = Math.max(0, Date.now() + aheadMs - Date.parse(startedAt))
  useEffect(() => {
    const timer = setTimeout(() => tick((count) => count + 1), 1000 - (milliseconds % 1000))
    return () => clearTimeout(timer)
  })
  return Math.floor(milliseconds / 1000)
}

/** `1:05:09`, as a clock would show it. */
export function formatElapsed(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `1:05`, for where seconds would only be in the way. */
export function formatMinutes(seconds: number): string {
  return formatElapsed(seconds).slice(0, -3)
}
