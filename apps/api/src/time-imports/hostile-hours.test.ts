import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../exports/write-xlsx.ts'
import { startHarness } from '../testing/harness.ts'
import { bringHours, commitHours } from './testing/bring-hours.ts'

const harness = await startHarness()
const mia = await harness.person('Mia Moss')
const bring = (content: string | Uint8Array<ArrayBuffer>, name = 'hours.csv') =>
  bringHours(harness, mia.send, content, { name })

const relations = (target: string) =>
  `<Relationships xmlns="r"><Relationship Id="rId1" Type="worksheet" Target="${target}"/></Relationships>`
const book = (info = '') =>
  `<workbook xmlns:r="o">${info}<sheets><sheet name="Hours" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** A workbook as another program could have written it. */
function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const parts = {
    'xl/workbook.xml': book(),
    'xl/_rels/workbook.xml.rels': relations('worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])))
}

const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const header = row(1, cell('A1', 'Date'), cell('B1', 'Duration'), cell('C1', 'Project'), cell('D1', 'Notes'))
const good = (number: number, notes = '') =>
  row(number, cell(`A${number}`, '2026-11-02'), cell(`B${number}`, '1:30'), cell(`C${number}`, 'Site'), notes)

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
  it.each<[string, () => Uint8Array<ArrayBuffer>, RegExp]>([
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
    ['10,001 columns', () => writeXlsx('x', [Array.from({ length: 10_001 }, () => 'Date')]), /500 columns/],
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
    const { status, failure } = await bring(make(), 'hours.xlsx')
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

describe('a table that means harm', () => {
  const problems = async (content: string) =>
    (await bring(content)).problems.map(({ column, message }) => `${column}: ${message}`)

  it('has its impossible cells refused one by one', async () => {
    const rows = [
      `2026-11-02,09:00,1:00,Site,${'x'.repeat(3_000_000)}`,
      '0001-01-01,09:00,1:00,Site,',
      '9999-12-31,09:00,1:00,Site,',
      '2026-11-02,09:00,-1:00,Site,',
      '2026-11-02,09:00,999999:00,Site,',
      '2026-03-29,02:30,1:00,Site,',
      '2026-11-02,09:00,1e9,Site,',
      '2026-11-02,09:00,1:00,Site,\ud800',
    ]
    const found = await bring(['Date,Start time,Duration,Project,Notes', ...rows].join('\n'))
    expect(found.problems.map(({ row: number, column }) => [number, column])).toEqual([
      [2, 'Notes'],
      [3, 'Date'],
      [4, 'Date'],
      [5, 'Duration'],
      [6, 'Duration'],
      [7, 'Start time'],
      [8, 'Duration'],
    ])
    for (const { message } of found.problems) expect(message.length).toBeLessThan(250)
    // Bytes cannot hold half a character: what is sent for it is a whole one.
    expect(found.counts.entries).toBe(1)
  })

  it('with characters that no text has is refused, however they got there', async () => {
    expect((await bring('Date,Hours,Notes\n2026-11-02,1,\u0000')).failure).toContain('UTF-8')
    const nuls = { Date: '2026-11-02', 'a\u0000b\ud800': 1, Hours: 1, Project: 'x' }
    const entries = [
      nuls,
      { ...nuls, Hours: '\u0000\ud800' },
      { ...nuls, Project: 'a\u0000' },
      { ...nuls, 'Project code': 'a\u0000' },
      { ...nuls, User: 'a\u0000' },
    ]
    const found = await bring(JSON.stringify(entries), 'hours.json')
    expect(found).toMatchObject({ status: 'ready', unknownColumns: ['a\ufffdb\ufffd'] })
    expect(found.problems.map(({ row: number, column }) => [number, column])).toEqual([
      [2, 'Hours'],
      [3, 'Project'],
      [4, 'Project code'],
      [5, 'User'],
    ])
    const book = await bring(
      workbook(header + good(2, cell('D2', '&#0;&#xD800;')) + good(3, cell('D3', '_x0000_'))),
    )
    expect(book.problems.map(({ row: number, column }) => [number, column])).toEqual([
      [2, 'Notes'],
      [3, 'Notes'],
    ])
  })

  it('with 10,001 columns is read as far as it makes sense', async () => {
    const wide = Array.from({ length: 10_001 }, (_, index) => `More ${index}`)
    const found = await bring(`Date,Hours,${wide.join(',')}\n2026-11-02,1,${wide.join(',')}`)
    expect([found.counts.entries, found.unknownColumns.length]).toEqual([1, 50])
    expect(await problems(`Date,Hours\n2026-11-02,1,${wide.join(',')}`)).toEqual([
      expect.stringContaining('has 10003 columns'),
    ])
  })

  it('in another encoding is read where its mark says which, and else says what to do', async () => {
    const table = 'Date;Hours;Project\n2026-11-02;1,5;Größe'
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${table}`, 'utf16le'))
    expect((await bring(utf16)).creates.projects).toEqual([{ client: '', name: 'Größe' }])
    const mixed = new Uint8Array(Buffer.concat([Buffer.from(table), Buffer.from('\nGröße', 'latin1')]))
    expect((await bring(mixed)).failure).toContain('UTF-8')
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect((await bring(old)).failure).toContain('.xlsx')
  })

  it('with ids of somebody else’s entries gets none of theirs', async () => {
    const eve = await harness.person('Eve')
    const made = await mia.send('POST', '/v1/time-entries', { date: '2026-11-02', durationSeconds: 60 })
    const id = /"id":"([^"]+)"/.exec(made.text)?.[1] ?? ''
    const file = `Date,Hours,Project,Notes,Id\n2026-11-02,1,Site,Mine,${id}\n2026-11-02,1,Site,Again,${id}`
    const found = await bringHours(harness, eve.send, file)
    expect(found.counts).toMatchObject({ newEntries: 1, alreadyHere: 1 })
    await commitHours(harness, eve.send, found.id)
    const theirs = await mia.send('GET', `/v1/time-entries/${id}`)
    expect(theirs.json).toMatchObject({ id, durationSeconds: 60, revision: 1 })
    expect((await eve.send('GET', `/v1/time-entries/${id}`)).status).toBe(404)
  })
})
