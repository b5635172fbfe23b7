import { dayMilliseconds } from '../durations.ts'
/** How long an account or a workspace can come back after it was closed. */
export const graceDays = 14

/** What was closed before this may have begun to be removed, and does not come back. */
export const graceStart = (now: Date): Date => new Date(now.getTime() - graceDays * dayMilliseconds)
export const graceEnd = (from: Date): Date => new Date(from.getTime() + graceDays * dayMilliseconds)
