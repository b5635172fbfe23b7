/** The little of XML that workbooks are made of. Nothing is ever expanded but the five names and characters by their number. */

/** The opening tags of a name, whatever prefix they have. */
export function tagsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>`, 'g'))].map(([tag]) => tag)
}

export function attributeOf(tag: string, name: string): string | null {
  const [, , value] = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag) ?? []
  return value === undefined ? null : decodeXml(value)
}

const names = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

export function decodeXml(xml: string): string {
  if (!xml.includes('&')) return xml
  return xml.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return names.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}

type Element = { tag: string; inner: string; at: number; end: number }

/**
 * The elements whose opening tag `open` finds, its name as the first group; they must not hold one another. Each letter is
 * looked at once, whatever is never closed.
 */
export function* elementsOf(xml: string, open: RegExp): Generator<Element> {
  for (let from = 0; ; ) {
    open.lastIndex = from
    const found = open.exec(xml)
    if (found === null) return
    const [tag, name = ''] = found
    const start = open.lastIndex
    const close = `</${name}>`
    const until = tag.endsWith('/>') ? start : xml.indexOf(close, start)
    if (until === -1) return
    from = tag.endsWith('/>') ? start : until + close.length
    yield { tag, inner: xml.slice(start, until), at: found.index, end: from }
  }
}

const texts = /<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?t>/g
const phonetic = /<((?:\w+:)?rPh)(?=[\s/>])[^<>]*>/g

/** The text of an `si` or `is`: all of its runs, without how it is pronounced. */
export function readText(xml: string): string {
  const spoken = xml.includes('rPh') ? withoutPhonetic(xml) : xml
  let text = ''
  for (const [, run = ''] of spoken.matchAll(texts)) text += decodeXml(run)
  return decodeNumbered(text)
}

function withoutPhonetic(xml: string): string {
  const kept: string[] = []
  let from = 0
  for (const { at, end } of elementsOf(xml, phonetic)) {
    kept.push(xml.slice(from, at))
    from = end
  }
  return kept.join('') + xml.slice(from)
}

/** Characters that XML cannot hold are written by their number in workbooks. */
export function decodeNumbered(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
