import { formatDuration } from '@promptsheet/shared/duration'

/** Hours and minutes, to be looked at: the seconds are in the entries and in reports. */
export function toTheMinute(seconds: number): string {
  return formatDuration(Math.max(1, Math.round(seconds / 60)) * 60)
}
