/** How long an account or a workspace can come back after it was closed. */
export const graceDays = 14
export const dayMilliseconds = 86_400_000

export const graceEnd = (from: Date): Date => new Date(from.getTime() + graceDays * dayMilliseconds)
