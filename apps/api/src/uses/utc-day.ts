/** The UTC date of an instant, as the daily counts are kept. */
export function utcDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}
