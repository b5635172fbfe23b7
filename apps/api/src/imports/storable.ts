/** Text as Postgres can keep it, whatever a file name or a cell held. */
export function storable(text: string, max: number): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd').slice(0, max).toWellFormed()
}
