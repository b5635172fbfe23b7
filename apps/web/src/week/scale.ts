/** Minutes of a day as a share of its column. */
export const percentOf = (minutes: number) => `${(minutes / 1440) * 100}%`

const stepMinutes = 5

/** What is dragged lands on five minutes, inside the day. */
export const snap = (minutes: number) =>
  Math.max(0, Math.min(1440, Math.round(minutes / stepMinutes) * stepMinutes))
