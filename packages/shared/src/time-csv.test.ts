import { describe, expect, it } from 'vitest'
import { aMonth, asClockify, asHarvest, asToggl } from './testing/rival-exports.ts'
import { parseTimeCsv } from './time-csv.ts'
import type { TimeFileSettings } from './time-csv-record.ts'

const settings: TimeFileSettings = {
  timezone: 'Europe/Berlin',
  zones: {},
  dateOrder: null,
  lengthBy: 'clock',
}
const read = (text: string, more: Partial<TimeFileSettings> = {}) =>
  parseTimeCsv(text, { ...settings, ...more })
const instant = (at: number | null | undefined) => (at == null ? null : new Date(at).toISOString())
const startsOf = (text: string, more = {}) => read(text, more).rows.map((row) => instant(row.startedAt))
const secondsOf = (text: string, more = {}) => read(text, more).rows.map(({ seconds }) => seconds)
const problemsOf = (text: string, more = {}) => read(text, more).problems

const togglHeader =
  'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags'
const toggl = (...rows: string[]) => [togglHeader, ...rows].join('\n')
const clockifyHeader =
  'Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal),Billable Rate (USD),Billable Amount (USD)'
const clockify = (...rows: string[]) => [clockifyHeader, ...rows].join('\n')

describe('an export of Toggl', () => {
  it('is read with its byte order mark, its names and tags, in the zone of whoever made it', () => {
    const file = read(
      `\ufeff${toggl('Peter Tester,peter@example.com,"Big, Company",Site,Task 1,"Say ""hi""\\ 🔥",Yes,2024-03-04,10:23:52,2024-03-04,11:23:53,01:00:01,"Development, Backend"')}`,
    )
    expect(file).toMatchObject({ kind: 'toggl', problems: [], failure: null, needsZone: true })
    expect(file.people).toEqual([
      { key: 'peter@example.com', name: 'Peter Tester', email: 'peter@example.com' },
    ])
    expect(file.rows).toMatchObject([
      {
        row: 2,
        person: 'peter@example.com',
        date: '2024-03-04',
        seconds: 3601,
        isTimed: true,
        timezone: 'Europe/Berlin',
        client: 'Big, Company',
        project: 'Site',
        task: ['Task 1'],
        description: 'Say "hi"\\ 🔥',
        billable: true,
        tags: ['Development', 'Backend'],
      },
    ])
    expect(instant(file.rows[0]?.startedAt)).toBe('2024-03-04T09:23:52.000Z')
  })

  it('is read with the newer names of its columns, and knows the currency of its amounts', () => {
    const file = read(
      'Description,Member,Email,Project,Client,Start date,Start time,Stop date,Stop time,Duration,Billable,Amount (GBP)\nWork,Ann,ann@example.com,Site,Acme,15/10/2024,09:00:00,15/10/2024,10:00:00,1:00:00,No,100.00',
    )
    expect(file.rows).toMatchObject([{ date: '2024-10-15', seconds: 3600, billable: false, currency: 'GBP' }])
  })

  it('over midnight, and through the hours that clocks repeat, lasts as long as it says', () => {
    const rows = (more: string) => toggl(`A,a@example.com,,P,,,No,${more},`)
    expect(secondsOf(rows('2026-10-30,23:00:00,2026-10-31,01:00:00,02:00:00'))).toEqual([7200])
    // Clocks went back at three: half past two came twice.
    expect(secondsOf(rows('2026-10-25,02:30:00,2026-10-25,03:30:00,02:00:00'))).toEqual([7200])
    expect(startsOf(rows('2026-10-25,02:30:00,2026-10-25,03:30:00,02:00:00'))).toEqual([
      '2026-10-25T00:30:00.000Z',
    ])
    expect(startsOf(rows('2026-10-25,02:30:00,2026-10-25,03:30:00,01:00:00'))).toEqual([
      '2026-10-25T01:30:00.000Z',
    ])
    expect(secondsOf(rows('2026-03-29,01:00:00,2026-03-29,04:00:00,02:00:00'))).toEqual([7200])
    expect(problemsOf(rows('2026-03-29,02:30:00,2026-03-29,04:00:00,00:30:00'))).toMatchObject([
      { row: 2, column: 'Start time', message: expect.stringContaining('went forward over 02:30') },
    ])
  })
})

describe('an export of Clockify', () => {
  const amPm = '03/04/2024,10:23 AM,03/04/2024,11:23:01 AM,01:00:01,0.00,0.00,0.00'

  it('is read with AM and PM, with seconds and without, when it was said which comes first', () => {
    const file = read(
      clockify(
        'P,,,,Peter,,p@example.com,"A, B",No,03/04/2024,10:23:52 AM,03/04/2024,10:23:52 AM,00:00:00,0.00,0.00,0.00',
        `P,Big,Hard,Task 1,Peter,,p@example.com,,Yes,${amPm}`,
        'P,Big,,,Peter,,p@example.com,,Yes,03/04/2024,12:00 AM,03/04/2024,12:30:00 PM,12:30:00,12.5,0,0',
      ),
      { dateOrder: 'month_first' },
    )
    expect(file).toMatchObject({
      kind: 'clockify',
      problems: [],
      dates: { isOpen: true, example: '03/04/2024' },
    })
    expect(file.rows.map(({ date, seconds }) => [date, seconds])).toEqual([
      ['2024-03-04', 0],
      ['2024-03-04', 3601],
      ['2024-03-04', 45_000],
    ])
    expect(file.rows[1]?.currency).toBe('USD')
    expect(startsOf(clockify(`P,Big,,,Peter,,p@e,,Yes,${amPm}`), { dateOrder: 'day_first' })).toEqual([
      '2024-04-03T08:23:00.000Z',
    ])
  })

  it('says by one date what all of them mean', () => {
    const rows = (day: string) =>
      clockify(`P,,,,A,,,,No,${amPm}`, `P,,,,A,,,,No,${day},9:00,${day},10:00,1:00:00,1,0,0`)
    expect(read(rows('10/15/2024')).dates).toEqual({
      order: 'month_first',
      isOpen: false,
      example: '03/04/2024',
    })
    expect(read(rows('14/04/2023')).dates).toMatchObject({ order: 'day_first', isOpen: false })
    // kimai#4053
    expect(read(rows('14/04/2023'), { dateOrder: 'month_first' })).toMatchObject({ problems: [] })
  })

  it('with a date that cannot be is refused with row, column and the way out', () => {
    const file = read(
      clockify(
        'P,,,,A,,,,Yes,13/15/2024,11:00:00 AM,10/15/2024,11:30:00 AM,00:30:00,0.50,0,0',
        'P,,,,A,,,,Yes,02/30/2024,11:00 AM,02/28/2024,11:30 AM,00:30:00,0.50,0,0',
      ),
    )
    expect(file.rows).toEqual([])
    expect(file.problems).toEqual([
      {
        row: 2,
        column: 'Start Date',
        message:
          'There is no month 13 in "13/15/2024"; the dates of this file are read as MM/DD/YYYY, so put the month right',
      },
      {
        row: 3,
        column: 'Start Date',
        message: 'There is no day 30 in that month in "02/30/2024"; put the day right, as MM/DD/YYYY',
      },
    ])
  })

  it('is read without the columns for Billable, Client or durations, and with Activity for Task', () => {
    const noBillable = read(
      `Project,Client,Description,Task,User,Group,Email,Tags,Start Date,Start Time,End Date,End Time,Duration (h)\nP,C,,T,A,,a@e,,10/15/2024,9:00 AM,10/15/2024,10:00 AM,01:00:00`,
    )
    expect(noBillable.rows).toMatchObject([{ billable: null, client: 'C', task: ['T'] }])
    // solidtime#953, #1149
    const activity = read(
      'Project,Description,Activity,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Client\nP,Hard,Task 1,A,,a@e,,Yes,10/15/2024,10:23 AM,10/15/2024,11:23:01 AM',
    )
    expect(activity).toMatchObject({ kind: 'clockify', problems: [] })
    expect(activity.rows).toMatchObject([{ task: ['Task 1'], client: '', seconds: 3601 }])
  })

  it('never gives less than nothing, or weeks for minutes', () => {
    // solidtime#461: days and months changed places.
    const rows = clockify(
      'P,,,,A,,,,No,12/04/2025,09:00:00,13/04/2025,09:05:00,24:05:00,0,0,0',
      'P,,,,A,,,,No,11/04/2025,09:00:00,11/04/2025,09:05:00,00:05:00,0,0,0',
      'P,,,,A,,,,No,11/04/2025,09:05:00,11/04/2025,09:00:00,00:05:00,0,0,0',
      'P,,,,A,,,,No,11/04/2025,09:00:00,11/04/2025,09:05:00,-2000:05:00,0,0,0',
      'P,,,,A,,,,No,11/04/2025,09:00:00,11/06/2025,09:05:00,600:05:00,0,0,0',
      'P,,,,A,,,,No,11/04/2025,09:00:00,,,,,,',
    )
    expect(secondsOf(rows)).toEqual([86_700, 300])
    expect(problemsOf(rows)).toMatchObject([
      { row: 4, column: 'End Time', message: expect.stringContaining('ends before it begins') },
      { row: 5, column: 'Duration (h)', message: expect.stringContaining('below zero') },
      { row: 6, column: 'Duration (h)', message: expect.stringContaining('longer than 31 days') },
      { row: 7, column: 'End Time', message: expect.stringContaining('still running') },
    ])
  })

  it('whose durations were rounded says so, and is read by whichever is right', () => {
    const row = clockify('P,,,,A,,,,No,10/15/2024,09:00:00,10/15/2024,09:50:00,01:00:00,1,0,0')
    expect(read(row).lengths).toEqual({
      differ: 1,
      example: { row: 2, clockSeconds: 3000, durationSeconds: 3600 },
    })
    expect(secondsOf(row)).toEqual([3000])
    expect(secondsOf(row, { lengthBy: 'duration' })).toEqual([3600])
  })
})

describe('an export of Harvest', () => {
  const header =
    'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL'

  it('is read with its decimal commas, without e-mail and without clock times', () => {
    const file = read(
      `${header}\n2024-03-04,,Own,,,"","20,0",No,No,No,Peter,Tester,,Yes,"100,0","2.000,0","0,0","0,0",Euro - EUR,\n2024-03-04,Big,Site,SI-1,Task 1,Hard,"0,01",Yes,No,No,Peter,Tester,,Yes,"100,0","1,0","0,0","0,0",Euro - EUR,`,
    )
    expect(file).toMatchObject({ kind: 'harvest', problems: [], needsZone: false })
    expect(file.people).toEqual([{ key: 'peter tester', name: 'Peter Tester', email: '' }])
    expect(file.rows).toMatchObject([
      { seconds: 72_000, isTimed: false, startedAt: null, date: '2024-03-04', currency: 'EUR' },
      { seconds: 36, isTimed: false, code: 'SI-1', client: 'Big', task: ['Task 1'] },
    ])
  })

  it('is read with semicolons and points, and hours that no day has are refused', () => {
    const rows = `sep=;\n${header.replaceAll(',', ';')}\n04.03.2024;A;P;;T;;1.25;Yes;;;Ann;Lee\n04.03.2024;A;P;;T;;2.000,0;Yes;;;Ann;Lee\n04.03.2024;A;P;;T;;many;Yes;;;Ann;Lee\n04.03.2024;A;P;;T;;;Yes;;;Ann;Lee`
    expect(secondsOf(rows)).toEqual([4500])
    expect(problemsOf(rows)).toMatchObject([
      { row: 4, column: 'Hours', message: expect.stringContaining('31 days') },
      {
        row: 5,
        column: 'Hours',
        message: '"many" is no duration that can be read here; write it as 1:30 or 1.5',
      },
      { row: 6, column: 'Duration', message: expect.stringContaining('how long') },
    ])
  })
})

describe('a table of another tool', () => {
  it('is read with instants, whatever the zone', () => {
    const file = read(
      'description,billable,client,project,tags,start,end,task,user_name,user_email\n"","false","","P","A, B","2024-03-04T09:23:52Z","2024-03-04T09:23:52Z","","Peter","p@e"\nHard,true,Big,Q,,2024-03-04T09:23:00+02:00,2024-03-04T09:23:01Z,T,Peter,p@e',
      { timezone: 'America/New_York' },
    )
    expect(file).toMatchObject({ kind: 'promptsheet', problems: [], needsZone: false })
    expect(file.rows).toMatchObject([{ seconds: 0, date: '2024-03-04' }, { seconds: 7201 }])
    expect(instant(file.rows[1]?.startedAt)).toBe('2024-03-04T07:23:00.000Z')
  })

  it('that holds no hours says what is missing', () => {
    expect(read('').failure).toContain('empty')
    expect(read('Client,Project,Duration\nA,B,1:00').failure).toContain('detailed report')
    expect(read('Start date,Project\n2024-01-01,B').failure).toContain('how long')
    expect(read('a,b,c\n1,2,3').failure).toContain('The first row must name them')
    expect(read(togglHeader).failure).toContain('no entries')
  })

  it('has its bad rows refused one by one, each with the way out', () => {
    const rows = toggl(
      'A,a@e,C,,,,No,2024-01-01,9:00,2024-01-01,10:00,1:00:00,',
      'A,a@e,,,T,,No,2024-01-01,9:00,2024-01-01,10:00,1:00:00,',
      'A,a@e,,P,,,maybe,2024-01-01,9:00,2024-01-01,10:00,1:00:00,',
      'A,a@e,,P,,,No,,9:00,2024-01-01,10:00,1:00:00,',
      'A,a@e,,P,,,No,2024-01-01,25:00,2024-01-01,10:00,1:00:00,',
      `A,a@e,,${'P'.repeat(101)},,,No,2024-01-01,9:00,2024-01-01,10:00,1:00:00,`,
      'A,a@e,,P,,,No,2024-01-01,9:00,2024-01-01,10:00,1:00:00,,,too many',
      'A,a@e,,P,,,No,yesterday,9:00,2024-01-01,10:00,1:00:00,',
      'A,a@e,,P',
    )
    expect(read(rows).rows).toEqual([])
    expect(problemsOf(rows).map(({ row, column }) => [row, column])).toEqual([
      [2, 'Client'],
      [3, 'Task'],
      [4, 'Billable'],
      [5, 'Start date'],
      [6, 'Start time'],
      [7, 'Project'],
      [8, 'column 14'],
      [9, 'Start date'],
      [10, 'Start date'],
    ])
    for (const { message } of problemsOf(rows)) expect(message).toMatch(/[;,]|fill it in|or fewer/)
  })
})

it('one month is the same from each of the three, to the second', () => {
  const month = aMonth([
    { person: 'Ann Lee', email: 'ann@example.com' },
    { person: 'Bo Ek', email: 'bo@example.com' },
  ])
  const totals = (text: string) => {
    const { rows, problems } = read(text)
    expect(problems).toEqual([])
    const byClient: Record<string, number> = {}
    for (const { client, seconds } of rows) byClient[client] = (byClient[client] ?? 0) + seconds
    return { entries: rows.length, byClient }
  }
  const toggl = totals(asToggl(month))
  expect(toggl.entries).toBe(month.length)
  expect(totals(asClockify(month))).toEqual(toggl)
  expect(totals(asHarvest(month))).toEqual(toggl)
})
