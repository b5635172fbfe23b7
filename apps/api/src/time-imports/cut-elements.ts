import { ArchiveProblem } from '../imports/unzip.ts'

// Longer than any row that spreadsheets write for hours.
const longestElement = 8 * 1024 * 1024

/**
 * Cuts a stream of XML into the elements of one name, which must not hold one another, without ever keeping more than one of
 * them. Throws an `ArchiveProblem` for one without end, and for a document that defines names of its own.
 */
export function cutElements(name: string, take: (open: string, inner: string) => void) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const open = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])[^<>]*>`, 'g')
  let rest = ''
  let isFirst = true
  return (chunk: Uint8Array, isFinal: boolean): void => {
    rest += decoder.decode(chunk, { stream: !isFinal })
    if (isFirst && rest.length > 0) {
      isFirst = false
      if (/<!(DOCTYPE|ENTITY)/i.test(rest.slice(0, 10_000))) throw new ArchiveProblem(odd)
    }
    let at = 0
    for (;;) {
      open.lastIndex = at
      const found = open.exec(rest)
      if (found === null) {
        // A tag may be cut in two.
        at = Math.max(at, rest.lastIndexOf('<'))
        break
      }
      const [tag, qualified = ''] = found
      if (tag.endsWith('/>')) {
        take(tag, '')
        at = open.lastIndex
        continue
      }
      const close = `</${qualified}>`
      const end = rest.indexOf(close, open.lastIndex)
      if (end === -1) {
        at = found.index
        break
      }
      take(tag, rest.slice(open.lastIndex, end))
      at = end + close.length
    }
    rest = rest.slice(at)
    if (rest.length > longestElement) throw new ArchiveProblem(tooLong)
  }
}

const odd =
  'This workbook is not one a spreadsheet wrote. Open it, save it again as .xlsx or as CSV, and import that'
const tooLong = 'A row of this workbook is larger than any of hours. Save it as CSV (UTF-8) and look at it'
