/** An instant as a `datetime-local` field takes it, in the reader's own zone. */
export function toLocalInput(instant: string): string {
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What such a field says as an instant. Left as it was shown, it is the instant it was made from, with its seconds. */
export function fromLocalInput(value: string, shown: string): string | null {
  if (value === toLocalInput(shown)) return shown
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
