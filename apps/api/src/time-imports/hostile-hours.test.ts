import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { bringHours, commitHours } from './testing/bring-hours.ts'
import { cell, good, header, workbook } from './testing/make-workbook.ts'

const harness = await startHarness()
const mia = await harness.person('Mia Moss')
const bring = (content: string | Uint8Array<ArrayBuffer>, name = 'hours.csv') =>
  bringHours(harness, mia.send, content, { name })

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

  it('with people whose names mean something to programs is read, and breaks nothing', async () => {
    const found = await bring('Date,Hours,Person\n2026-01-01,1,constructor\n2026-01-01,1,__proto__')
    expect(found).toMatchObject({ status: 'ready', problems: [] })
    expect(found.people).toHaveLength(2)
    for (const key of ['\u0000', '\ud800', 'constructor', '__proto__'])
      for (const change of [{ memberId: null }, { timezone: 'Asia/Tokyo' }, { timezone: null }])
        expect(
          (await mia.send('PATCH', `/v1/time-imports/${found.id}`, { people: [{ key, ...change }] })).status,
        ).toBeLessThan(500)
  })

  it('of years that are not ours has each refused, and goes on', async () => {
    const entries = [
      '9999-12-31T23:59:59Z',
      '0000-01-01T00:00:00Z',
      '1969-12-31T00:00:00Z',
      '+012000-01-01T00:00:00Z',
    ].map((start) => ({ start, seconds: 2_600_000 }))
    const found = await bring(JSON.stringify(entries), 'hours.json')
    expect([found.status, found.counts.failed]).toEqual(['ready', 4])
  })

  it('with a million tags is told that they are too many', async () => {
    const tags = Array.from({ length: 1_000_000 }, (_, at) => `t${at}`)
    for (const cell of [tags.join(','), JSON.stringify(tags)]) {
      const entry = { date: '2026-11-02', hours: '1', tags: cell }
      const found = await bring(JSON.stringify([entry]), 'hours.json')
      expect(found.problems).toMatchObject([{ row: 1, message: expect.stringContaining('30 tags') }])
    }
  })

  it('is refused for too many fields, and for too many rows', async () => {
    const entry = (at: number) =>
      Object.fromEntries([
        ['date', '2026-11-02'],
        ['hours', 1],
        ...Array.from({ length: 20 }, (_, of) => [`f${at}-${of}`, 1]),
      ])
    const wide = JSON.stringify(Array.from({ length: 500 }, (_, at) => entry(at)))
    expect(await bring(wide, 'hours.json')).toMatchObject({ status: 'failed' })
    const long = `Date,Hours\n${'\n'.repeat(2_000_000)}`
    expect(await bring(long)).toMatchObject({ status: 'failed' })
  })
})
