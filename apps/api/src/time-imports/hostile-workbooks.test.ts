import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../exports/write-xlsx.ts'
import { startHarness } from '../testing/harness.ts'
import { bringHours, commitHours } from './testing/bring-hours.ts'
import { book, cell, good, header, relations, row, workbook } from './testing/make-workbook.ts'

const harness = await startHarness()
const mia = await harness.person('Mia Moss')
const bring = (content: string | Uint8Array<ArrayBuffer>, name = 'hours.csv') =>
  bringHours(harness, mia.send, content, { name })

describe('a workbook of another program', () => {
  it('is read with its shared texts, its own kinds of dates and times, gaps and prefixes', async () => {
    const found = await bring(
      workbook(
        `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c><c r="E3" t="s"><v>3</v></c></row>
         <row r="4"><c r="A4" s="1"><v>46328</v></c><c r="C4" s="2"><v>0.375</v></c><c r="D4" s="3"><v>6.25E-2</v></c><c r="E4" t="str"><f>A1</f><v>a &amp; b</v></c></row>
         <row r="7"><c r="A7" s="1"><v>46329</v></c><c r="C7" s="2"><v>0.5</v></c><c r="D7" s="3"><v>1.25</v></c></row>`,
        {
          'xl/sharedStrings.xml':
            '<sst><si><t>Start date</t></si><si><t>Start time</t></si><si><r><t>Dura</t></r><r><t>tion</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve">Project</t></si></sst>',
          'xl/styles.xml':
            '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs></styleSheet>',
        },
      ),
    )
    expect(found).toMatchObject({
      status: 'ready',
      problems: [],
      from: '2026-11-02',
      to: '2026-11-03',
      counts: { entries: 2, seconds: 5400 + 108_000 },
    })
    expect(found.creates.projects).toEqual([{ client: '', name: 'a & b' }])
    const prefixed = workbook('', {
      'xl/worksheets/sheet1.xml': `<x:worksheet><x:sheetData>${header}${good(2)}</x:sheetData></x:worksheet>`
        .replaceAll('<row', '<x:row')
        .replaceAll('</row', '</x:row')
        .replaceAll('<c ', '<x:c ')
        .replaceAll('</c>', '</x:c>'),
    })
    expect((await bring(prefixed)).counts).toMatchObject({ entries: 1, seconds: 5400 })
  })

  it('counts its days from 1904 when it says so', async () => {
    const found = await bring(
      workbook(`${header}<row r="2"><c r="A2" s="1"><v>44866</v></c><c r="B2"><v>2</v></c></row>`, {
        'xl/workbook.xml': book('<workbookPr date1904="1"/>'),
        'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
      }),
    )
    expect([found.from, found.counts.seconds]).toEqual(['2026-11-02', 7200])
  })
})

describe('a workbook that means harm', () => {
  it.each<[string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>, RegExp]>([
    [
      'a billion laughs',
      () =>
        workbook('', {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>${header}${good(2, cell('D2', '&b;'))}</sheetData></worksheet>`,
        }),
      /not one a spreadsheet wrote/,
    ],
    [
      'one row without end',
      () => workbook(`<row r="1">${' '.repeat(9_000_000)}`),
      /larger than any of hours/,
    ],
    [
      'cells far to the right',
      () => workbook(header + row(2, cell('A2', '2026-11-02'), cell('XFD2', 'x'))),
      /more than 500 columns/,
    ],
    [
      '10,001 columns',
      () =>
        writeXlsx(
          'x',
          Array.from({ length: 10_001 }, () => 'Date'),
          [],
        ),
      /500 columns/,
    ],
    ['a row far below', () => workbook(header + good(1_048_576)), /more than 200,000 rows/],
    ['a row below all rows', () => workbook(header + good(99_999_999)), /not in order/],
    ['rows that go back', () => workbook(header + good(3) + good(2)), /not in order/],
    [
      'a formula nobody worked out',
      () => workbook(header + good(2, '<c r="D2"><f>SUM(A1)</f></c>')),
      /Cell D2 holds a formula/,
    ],
    [
      'no sheet',
      () => workbook('', { 'xl/_rels/workbook.xml.rels': relations('../../etc/passwd') }),
      /no workbook/,
    ],
    ['no rows', () => workbook(''), /empty/],
    [
      'letters of no alphabet',
      () => zipSync({ 'xl/workbook.xml': new Uint8Array([0xff, 0xfe, 0xff]) }),
      /no workbook/,
    ],
    ['a zip of something else', () => zipSync({ 'hours.csv': strToU8('Date,Hours') }), /no workbook/],
  ])('such as %s fails with a reason', async (_what, make, reason) => {
    const { status, failure } = await bring(await make(), 'hours.xlsx')
    expect([status, failure]).toEqual(['failed', expect.stringMatching(reason)])
  })

  it('is stopped at what it really inflates to', async () => {
    const zeros = new Uint8Array(12 * 1024 * 1024)
    const bomb = zipSync({
      'xl/workbook.xml': strToU8(book()),
      'xl/styles.xml': zeros,
    })
    expect((await bring(bomb, 'hours.xlsx')).failure).toContain('larger than 10 MB')
  })

  it('never has its names expanded, and its formulas are texts', async () => {
    const found = await bring(
      workbook(
        header +
          good(2, cell('D2', '&lol; &#60;b&#62; &#xFFFFFFF;')) +
          good(3, cell('D3', '=cmd|calc!A1')) +
          good(4, cell('D4', '_x0041_ _x005F_x0041_')),
      ),
    )
    await commitHours(harness, mia.send, found.id)
    const { text } = await mia.send('GET', '/v1/exports/time?format=json')
    for (const notes of ['&lol; <b> &#xFFFFFFF;', '=cmd|calc!A1', 'A _x0041_'])
      expect(text).toContain(JSON.stringify(notes))
  })
})

describe('a workbook that is never closed', () => {
  const again = (text: string) => text.repeat(Math.floor(4_000_000 / text.length))
  const bare = '<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'
  const sheet = (inner: string) => ({
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${inner}</row></sheetData></worksheet>`,
  })
  const hostile: [string, Record<string, string>][] = [
    ['cells', sheet(again('<c>'))],
    ['tags of cells', sheet(again('<c '))],
    ['values', sheet(`<c>${again('<v ')}</c>`)],
    ['texts', sheet(`<c t="inlineStr">${again('<t ')}</c>`)],
    ['rows', { 'xl/worksheets/sheet1.xml': again('<row ') }],
    ['sounds', { 'xl/sharedStrings.xml': `<sst><si>${again('<rPh>')}</si></sst>` }],
    ['sheets', { 'xl/workbook.xml': again('<sheet ') }],
    ['styles', { 'xl/styles.xml': again('<cellXfs>') }],
    ['formats', { 'xl/styles.xml': `<numFmt numFmtId="1" formatCode="${again('[')}"/>` }],
  ]
  it.each(hostile)('is refused soon: %s', async (_, parts) => {
    const files = {
      'xl/workbook.xml': bare,
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ...sheet('<c><v>1</v></c>'),
      ...parts,
    }
    const bytes = zipSync(
      Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])),
    )
    const found = await bring(bytes, 'hours.xlsx')
    expect(found.status).toBe('failed')
  })
})
