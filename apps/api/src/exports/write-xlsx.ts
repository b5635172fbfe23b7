import { neutralise } from '@promptsheet/shared/csv-table'
import { createZip } from './create-zip.ts'
import { inTurns } from './in-turns.ts'

/** Text, a number as it is written, or a duration, which is shown as hours and minutes and adds up. */
export type Cell = string | { decimal: string } | { seconds: number }

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
// Places in `cellXfs` below.
const style = { heading: 1, quoted: 2, duration: 3, decimal: 4 }

// The same table is the same file.
const madeAt = '1980-01-01T00:00:00'
// To be deflated at once.
const pieceCharacters = 64 * 1024

/**
 * A workbook of one sheet whose first row has the titles of the columns. Text is text and is never run, whatever it begins
 * with. Only what is deflated is kept of rows that are written, and other requests get their turn in between.
 */
export async function writeXlsx(
  name: string,
  titles: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/><numFmt numFmtId="165" formatCode="#,##0.00#"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  }
  const zip = createZip()
  for (const [path, xml] of Object.entries(parts)) zip.open(path, madeAt)(head + xml, true)
  const write = zip.open('xl/worksheets/sheet1.xml', madeAt)
  let piece = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, titles.length)}" width="20" customWidth="1"/></cols><sheetData>${writeRow(titles, 1)}`
  let row = 1
  for await (const cells of inTurns(rows)) {
    piece += writeRow(cells, ++row)
    if (piece.length < pieceCharacters) continue
    write(piece, false)
    piece = ''
  }
  write(`${piece}</sheetData></worksheet>`, true)
  return zip.finish()
}

function relations(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

function writeRow(cells: readonly Cell[], row: number): string {
  return `<row r="${row}">${cells.map((cell) => writeCell(cell, row === 1)).join('')}</row>`
}

function writeCell(cell: Cell, isHeading: boolean): string {
  if (typeof cell !== 'string')
    return 'seconds' in cell
      ? `<c s="${style.duration}"><v>${cell.seconds / 86_400}</v></c>`
      : `<c s="${style.decimal}"><v>${cell.decimal}</v></c>`
  // Text of its own kind is never a formula; the mark keeps it text when somebody edits the cell.
  const isRisky = neutralise(cell) !== cell
  const look = isRisky ? ` s="${style.quoted}"` : isHeading ? ` s="${style.heading}"` : ''
  return `<c t="inlineStr"${look}><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
}

function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      // What looks like a character's number is read as that character, and a bare CR as a line feed.
      .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll('\r', '_x000D_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}
