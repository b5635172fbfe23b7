import { strToU8, zipSync } from 'fflate'

export const relations = (target: string) =>
  `<Relationships xmlns="r"><Relationship Id="rId1" Type="worksheet" Target="${target}"/></Relationships>`
export const book = (info = '') =>
  `<workbook xmlns:r="o">${info}<sheets><sheet name="Hours" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** A workbook as another program could have written it. */
export function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const parts = {
    'xl/workbook.xml': book(),
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])))
}

export const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
export const cell = (place: string, text: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
export const header = row(
  1,
  cell('A1', 'Date'),
  cell('B1', 'Duration'),
  cell('C1', 'Project'),
  cell('D1', 'Notes'),
)
export const good = (number: number, notes = '') =>
  row(number, cell(`A${number}`, '2026-11-02'), cell(`B${number}`, '1:30'), cell(`C${number}`, 'Site'), notes)
