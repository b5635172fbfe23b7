import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { formatDuration } from '@promptsheet/shared/duration'
import { formatAmount, formatMoney } from '@promptsheet/shared/money'
import PDFDocument from 'pdfkit'
import { longDay, shortDay } from './days.ts'
import type { Invoice } from './shapes.ts'

type Document = InstanceType<typeof PDFDocument>

const fonts = {
  regular: readFont('400Regular/Inter_400Regular'),
  bold: readFont('600SemiBold/Inter_600SemiBold'),
}
const colours = { ink: '#1d1b18', quiet: '#67625a', line: '#d8d3c8' }
const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 56, foot: 46 }
const sumsHeight = 122
const columns = {
  description: { left: page.left, width: 262 },
  hours: { left: 326, width: 58 },
  rate: { left: 392, width: 62 },
  amount: { left: 462, width: 77.28 },
} as const
// Figures of one width, where they stand under each other; it makes every text slower to lay out.
const tabular: PDFKit.Mixins.OpenTypeFeatures[] = ['tnum']

/** An invoice as a page to send: the same bytes every time, as everything on it is the invoice's own. */
export async function drawPdf(invoice: Invoice): Promise<Uint8Array<ArrayBuffer>> {
  const at = new Date(invoice.issuedAt ?? invoice.updatedAt)
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: page.top, bottom: 0, left: page.left, right: page.width - page.right },
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `${titleOf(invoice)}, ${invoice.parties.sender.name}`,
      Author: invoice.parties.sender.name,
      Creator: 'Promptsheet',
      Producer: 'Promptsheet',
      CreationDate: at,
      ModDate: at,
    },
  })
  document.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
  const written = collect(document)
  const bottom = page.height - page.foot - drawnHeight(document, invoice.parties.sender.details, 8, 78)
  const table = await drawTable(document, invoice, drawHead(document, invoice), bottom)
  drawTotals(document, invoice, table, bottom)
  drawFeet(document, invoice, bottom)
  document.end()
  return await written
}

function titleOf({ number, status }: Invoice): string {
  if (number === null) return 'Draft invoice'
  return status === 'void' ? `Void invoice ${number}` : `Invoice ${number}`
}

function drawHead(document: Document, invoice: Invoice): number {
  const { parties, from, to, dueDate } = invoice
  const wide = 300
  write(document, parties.sender.name, {
    x: page.left,
    y: page.top,
    width: wide,
    size: 11,
    bold: true,
    most: 30,
  })
  const belowName = page.top + drawnHeight(document, parties.sender.name, 11, 30, wide, true) + 4
  write(document, parties.sender.address, {
    x: page.left,
    y: belowName,
    width: wide,
    size: 9,
    quiet: true,
    most: 90,
  })
  const belowSender = belowName + drawnHeight(document, parties.sender.address, 9, 90, wide)

  const top = Math.max(belowSender + 40, page.top + 92)
  write(document, titleOf(invoice), {
    x: page.left,
    y: top,
    width: page.right - page.left,
    size: 22,
    bold: true,
    most: 60,
  })
  const below = top + drawnHeight(document, titleOf(invoice), 22, 60, page.right - page.left, true) + 22

  write(document, 'Bill to', { x: page.left, y: below, width: 230, size: 8, quiet: true })
  write(document, parties.client.name, {
    x: page.left,
    y: below + 13,
    width: 230,
    size: 10,
    bold: true,
    most: 40,
  })
  const belowClient = below + 13 + drawnHeight(document, parties.client.name, 10, 40, 230, true) + 3
  write(document, parties.client.address, { x: page.left, y: belowClient, width: 230, size: 9, most: 90 })
  const belowAddress = belowClient + drawnHeight(document, parties.client.address, 9, 90, 230)

  const facts = [
    ['Date', invoice.status === 'draft' ? 'Not issued yet' : longDay(parties.issuedOn)],
    ...(dueDate === null ? [] : [['Due', longDay(dueDate)]]),
    ['Period', from === to ? longDay(from) : `${shortDay(from)} to ${shortDay(to)}`],
  ]
  let y = below
  for (const [label = '', value = ''] of facts) {
    write(document, label, { x: 326, y, width: 74, size: 9, quiet: true })
    write(document, value, { x: 402, y, width: page.right - 402, size: 9, right: true })
    y += 16
  }
  return Math.max(belowAddress, y) + 28
}

/** The lines, on as many pages as they need, each with the head of the table; returns where they end. */
async function drawTable(
  document: Document,
  invoice: Invoice,
  from: number,
  bottom: number,
): Promise<number> {
  let y = drawTitles(document, invoice, from)
  for (const [index, { description, quantitySeconds, rate, amount }] of invoice.lines.entries()) {
    // Other requests get their turn: words without end take their time to lay out.
    await setImmediate()
    // The sums never stand on a page alone.
    const room = index === invoice.lines.length - 1 ? sumsHeight : 0
    const height = drawnHeight(document, description, 9.5, 400, columns.description.width) + 13
    if (y + height + room > bottom) y = drawTitles(document, invoice, newPage(document))
    const at = { y: y + 6, size: 9.5 }
    const figures = { right: true, figures: true }
    write(document, description, { ...at, ...place('description'), most: 400 })
    write(document, formatDuration(quantitySeconds), { ...at, ...place('hours'), ...figures })
    write(document, formatAmount(rate), { ...at, ...place('rate'), ...figures })
    write(document, formatAmount(amount), { ...at, ...place('amount'), ...figures })
    y += height
    drawLine(document, y, 0.5)
  }
  return y
}

function drawTitles(document: Document, { currency }: Invoice, y: number): number {
  const at = { y, size: 8, quiet: true }
  write(document, 'Description', { ...at, ...place('description') })
  write(document, 'Hours', { ...at, ...place('hours'), right: true })
  write(document, 'Rate', { ...at, ...place('rate'), right: true })
  write(document, `Amount, ${currency}`, { ...at, ...place('amount'), right: true })
  drawLine(document, y + 15, 1, colours.ink)
  return y + 15
}

function drawTotals(document: Document, invoice: Invoice, from: number, bottom: number): void {
  const { lines, subtotal, tax, taxPercent, total, notes, dueDate, status } = invoice
  const seconds = lines.reduce((sum, { quantitySeconds }) => sum + quantitySeconds, 0)
  let y = from + sumsHeight > bottom ? newPage(document) : from + 16
  const row = (label: string, value: string, isTotal = false) => {
    const size = isTotal ? 12 : 9.5
    write(document, label, { x: 326, y, width: 110, size, bold: isTotal, quiet: !isTotal })
    write(document, value, {
      x: 400,
      y,
      width: page.right - 400,
      size,
      bold: isTotal,
      right: true,
      figures: true,
    })
    y += isTotal ? 24 : 18
  }
  row('Hours', formatDuration(seconds))
  if (tax.amount > 0) {
    row('Subtotal', formatMoney(subtotal))
    row(`Tax ${taxPercent}%`, formatMoney(tax))
  }
  drawLine(document, y - 1, 1, colours.ink, 326)
  y += 8
  row(status === 'void' ? 'Total, void' : 'Total', formatMoney(total), true)
  if (dueDate !== null && status !== 'void') {
    const please = `Please pay by ${longDay(dueDate)}`
    write(document, please, { x: 326, y, width: page.right - 326, size: 9.5, quiet: true, right: true })
    y += 16
  }
  if (notes === '') return
  const height = drawnHeight(document, notes, 9.5, bottom - page.top, 400)
  if (y + 20 + height > bottom) y = newPage(document) - 20
  write(document, notes, { x: page.left, y: y + 20, width: 400, size: 9.5, most: bottom - page.top })
}

function drawFeet(document: Document, { parties, number }: Invoice, bottom: number): void {
  const { count } = document.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    document.switchToPage(index)
    drawLine(document, bottom + 16, 0.5)
    const y = bottom + 24
    write(document, parties.sender.details, { x: page.left, y, width: 400, size: 8, quiet: true, most: 78 })
    const label = count > 1 ? `${number ?? 'Draft'}, page ${index + 1} of ${count}` : (number ?? 'Draft')
    write(document, label, { x: 400, y, width: page.right - 400, size: 8, quiet: true, right: true })
  }
}

function newPage(document: Document): number {
  document.addPage()
  return page.top
}

function place(column: keyof typeof columns): { x: number; width: number } {
  return { x: columns[column].left, width: columns[column].width }
}

type Words = {
  x: number
  y: number
  width: number
  size: number
  bold?: boolean
  quiet?: boolean
  right?: boolean
  figures?: boolean
  /** The height it may take; longer text is cut with an ellipsis. */
  most?: number
}

function write(document: Document, text: string, words: Words): void {
  const {
    x,
    y,
    width,
    size,
    bold = false,
    quiet = false,
    right = false,
    figures = false,
    most = size * 1.4,
  } = words
  if (text === '') return
  document
    .font(bold ? 'bold' : 'regular', figures ? sizeThatFits(document, text, words) : size)
    .fillColor(quiet ? colours.quiet : colours.ink)
    .text(text, x, y, {
      width,
      height: most,
      align: right ? 'right' : 'left',
      lineGap: size * 0.15,
      ...(figures ? { features: tabular } : {}),
      ellipsis: true,
    })
}

/** No figure is ever cut: one that is too long for its column is written smaller. */
function sizeThatFits(document: Document, text: string, { width, size, bold = false }: Words): number {
  const wanted = document.font(bold ? 'bold' : 'regular', size).widthOfString(text, { features: tabular })
  return wanted <= width ? size : (size * (width - 1)) / wanted
}

function drawnHeight(
  document: Document,
  text: string,
  size: number,
  most: number,
  width = 400,
  bold = false,
): number {
  if (text === '') return 0
  document.font(bold ? 'bold' : 'regular', size)
  const height = document.heightOfString(text, { width, lineGap: size * 0.15 })
  return Math.min(most, height)
}

function drawLine(
  document: Document,
  y: number,
  width: number,
  colour: string = colours.line,
  from: number = page.left,
) {
  document.moveTo(from, y).lineTo(page.right, y).lineWidth(width).strokeColor(colour).stroke()
}

function readFont(name: string): Buffer {
  return readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/inter/${name}.ttf`)))
}

function collect(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    document.on('error', reject)
  })
}
