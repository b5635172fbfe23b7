import { attributeOf, elementsOf, tagsOf } from './workbook-xml.ts'

/** What a number in a cell is shown as. */
export type Look = 'number' | 'date' | 'time' | 'length'

const builtIn = new Map<number, Look>([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47].map((id) => [id, 'time'] as const),
  [46, 'length'],
])

/** The look of each style of a workbook, by its number. */
export function readStyles(xml: string): Look[] {
  const custom = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [
      Number(attributeOf(tag, 'numFmtId')),
      // Spreadsheets write no longer ones.
      lookOf((attributeOf(tag, 'formatCode') ?? '').slice(0, 255)),
    ]),
  )
  const [cells] = elementsOf(xml, /<((?:\w+:)?cellXfs)(?=[\s/>])[^<>]*>/g)
  return tagsOf(cells?.inner ?? '', 'xf').map((tag) => {
    const id = Number(attributeOf(tag, 'numFmtId') ?? 0)
    return custom.get(id) ?? builtIn.get(id) ?? 'number'
  })
}

function lookOf(format: string): Look {
  if (/\[(h+|m+|s+)\]/i.test(format)) return 'length'
  // Without what is written as it stands, and colours and conditions.
  const bare = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (/[yd]/i.test(bare)) return 'date'
  return /[hs]/i.test(bare) ? 'time' : /m/i.test(bare) ? 'date' : 'number'
}

const daySeconds = 86_400
// Day 0 of the two ways in which spreadsheets count days.
const days1900 = Date.UTC(1899, 11, 30)
const days1904 = Date.UTC(1904, 0, 1)

/** A number as a spreadsheet would show it, in the forms in which tables are read. */
export function showNumber(text: string, look: Look, is1904: boolean): string {
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return text
  if (look === 'number') return /e/i.test(text) ? plain(value) : text
  const seconds = Math.round(value * daySeconds)
  if (look === 'length' || (look === 'time' && seconds >= daySeconds) || seconds < 0) return clock(seconds)
  if (look === 'time') return clock(seconds)
  const at = (is1904 ? days1904 : days1900) + seconds * 1000
  if (!(Math.abs(at) < 8.64e15)) return text
  const [day = '', time = ''] = new Date(at).toISOString().split(/[T.]/)
  return seconds % daySeconds === 0 ? day : `${day} ${time}`
}

const plain = (value: number) => value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 })

function clock(seconds: number): string {
  const whole = Math.abs(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${seconds < 0 ? '-' : ''}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}
