import { aMonth, asClockify, asHarvest, asToggl } from '@promptsheet/shared/testing/rival-exports'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { bringHours, changeHours, commitHours, lookAt } from './testing/bring-hours.ts'

const harness = await startHarness()
const { person } = harness

const entryList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      memberId: z.string(),
      startedAt: z.string(),
      durationSeconds: z.number(),
      localDate: z.string(),
      isTimed: z.boolean(),
      description: z.string(),
      source: z.string(),
      revision: z.number(),
      billable: z.boolean(),
    }),
  ),
})
const entriesOf = async (send: Send, query = '') => {
  const answer = await send('GET', `/v1/time-entries?limit=200${query}`)
  return entryList.parse(answer.json).data
}
const totals = ({ clients }: Awaited<ReturnType<typeof lookAt>>) =>
  Object.fromEntries(clients.map(({ name, seconds }) => [name, seconds]))
const toggl = (...rows: string[]) =>
  [
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
    ...rows,
  ].join('\n')

/** Mia and Joe, with addresses and names that a file can have. */
async function pair() {
  const mia = await person('Mia Moss')
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe Jones' })
  return { mia, joe }
}

describe('a month from a rival', () => {
  it('gives the same totals from each of the three, before and after it is committed', async () => {
    const all = []
    for (const write of [asToggl, asClockify, asHarvest]) {
      const { mia, joe } = await pair()
      const month = aMonth([
        { person: 'Mia Moss', email: mia.email },
        { person: 'Joe Jones', email: joe.email },
      ])
      const found = await bringHours(harness, mia.send, write(month))
      expect(found).toMatchObject({ status: 'ready', failure: null, problems: [] })
      expect(found.people.map(({ memberId, isProposed }) => [memberId, isProposed])).toEqual([
        [mia.workspace.memberId, true],
        [joe.workspace.memberId, true],
      ])
      expect(found.counts).toMatchObject({
        entries: month.length,
        newEntries: month.length,
        leftOut: 0,
        failed: 0,
      })
      const done = await commitHours(harness, mia.send, found.id)
      expect(done.result).toMatchObject({
        entries: month.length,
        seconds: found.counts.seconds,
        created: { clients: 2, projects: 4, tasks: 4 },
      })
      const report = await mia.send(
        'GET',
        '/v1/reports/time?from=2026-10-01&to=2026-10-31&groupBy=client&timezone=Europe/Berlin',
      )
      const groups = z
        .object({ groups: z.array(z.object({ label: z.string(), durationSeconds: z.number() })) })
        .parse(report.json).groups
      const reported = groups.map(({ durationSeconds }) => durationSeconds).sort()
      expect(reported).toEqual(Object.values(totals(found)).sort())
      all.push({ totals: totals(found), joes: (await entriesOf(joe.send)).length })
    }
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
  })

  it('changes nothing when it is imported again, and adds only what is new in a longer one', async () => {
    const mia = await person('Mia Moss')
    const month = aMonth([{ person: 'Mia Moss', email: mia.email }])
    const first = await bringHours(harness, mia.send, asToggl(month.slice(0, 40)))
    await commitHours(harness, mia.send, first.id)
    const before = await entriesOf(mia.send)
    const same = await bringHours(harness, mia.send, asToggl(month.slice(0, 40)))
    expect(same.counts).toMatchObject({ newEntries: 0, alreadyHere: 40 })
    expect(same.creates).toEqual({ clients: [], projects: [], tasks: 0 })
    const done = await commitHours(harness, mia.send, same.id)
    expect(done.result).toMatchObject({ entries: 0, alreadyHere: 40 })
    expect(await entriesOf(mia.send)).toEqual(before)
    const longer = await bringHours(harness, mia.send, asToggl(month))
    expect(longer.counts).toMatchObject({ newEntries: month.length - 40, alreadyHere: 40 })
    await commitHours(harness, mia.send, longer.id)
    expect(await entriesOf(mia.send)).toHaveLength(month.length)
  })
})

describe('the people of a file', () => {
  const file = toggl(
    'Mia M.,elsewhere@example.com,Acme,Site,,One,Yes,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,',
    'Stranger,stranger@example.com,Acme,Site,,Two,Yes,2026-11-02,09:00:00,2026-11-02,11:00:00,02:00:00,',
    'Joe Jones,other@example.com,Globex,Shop,,Three,Yes,2026-11-02,09:00:00,2026-11-02,12:00:00,03:00:00,',
  )

  it('are matched by name where the e-mail is another, and left out with their clients until somebody says who they are', async () => {
    const { mia, joe } = await pair()
    const found = await bringHours(harness, mia.send, file)
    expect(found.people.map(({ memberId }) => memberId)).toEqual([null, null, joe.workspace.memberId])
    expect(found.counts).toMatchObject({ entries: 3, newEntries: 1, leftOut: 2 })
    expect(found.creates.clients).toEqual(['Globex'])
    const mapped = await changeHours(harness, mia.send, found.id, {
      people: [
        { key: 'elsewhere@example.com', memberId: mia.workspace.memberId },
        { key: 'other@example.com', memberId: null },
      ],
    })
    expect(mapped.counts).toMatchObject({ newEntries: 1, newSeconds: 3600, leftOut: 2 })
    await commitHours(harness, mia.send, found.id)
    expect(await entriesOf(mia.send)).toMatchObject([
      { memberId: mia.workspace.memberId, description: 'One' },
    ])
    expect(rowsOf(await mia.send('GET', '/v1/clients')).map(({ name }) => name)).toEqual(['Acme'])
    // Once they are somebody, the same file brings theirs.
    const again = await bringHours(harness, mia.send, file)
    expect(again.counts).toMatchObject({ newEntries: 1, newSeconds: 10_800 })
  })

  it('of a freelancer alone are that one, whatever the file calls them', async () => {
    const mia = await person('Mia Moss')
    const found = await bringHours(harness, mia.send, file.split('\n').slice(0, 2).join('\n'))
    expect(found.people).toMatchObject([{ memberId: mia.workspace.memberId, isProposed: true }])
    const bare = await bringHours(harness, mia.send, 'Start date,Duration,Project\n2026-11-02,1:30,Site')
    expect(bare.people).toMatchObject([{ key: '', memberId: mia.workspace.memberId }])
  })

  it('can be members of this workspace alone', async () => {
    const [{ mia }, eve] = [await pair(), await person('Eve')]
    const found = await bringHours(harness, mia.send, file)
    const wrong = { people: [{ key: 'stranger@example.com', memberId: eve.workspace.memberId }] }
    expect(outcome(await mia.send('PATCH', `/v1/time-imports/${found.id}`, wrong))).toEqual([422, 'invalid'])
  })
})

it('asks once which way dates go, and holds the commit until then', async () => {
  const mia = await person('Mia')
  const file =
    'Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h)\nP,C,,,Mia,,,,Yes,03/04/2026,10:00 AM,03/04/2026,11:00 AM,01:00:00'
  const found = await bringHours(harness, mia.send, file)
  expect(found.dates).toEqual({ order: null, isOpen: true, example: '03/04/2026' })
  expect(outcome(await mia.send('POST', `/v1/time-imports/${found.id}/commit`))).toEqual([
    409,
    'import_needs_date_order',
  ])
  const said = await changeHours(harness, mia.send, found.id, { dateOrder: 'day_first' })
  expect([said.status, said.from]).toEqual(['ready', '2026-04-03'])
  await commitHours(harness, mia.send, found.id)
  expect(await entriesOf(mia.send)).toMatchObject([{ startedAt: '2026-04-03T08:00:00.000Z' }])
})

it('takes clock times for those of the zone that is said, and of each person', async () => {
  const { mia, joe } = await pair()
  const file = toggl(
    `Mia Moss,${mia.email},,Own,,A,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,`,
    `Joe Jones,${joe.email},,Own,,B,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,`,
  )
  const found = await bringHours(harness, mia.send, file, { timezone: 'America/New_York' })
  await changeHours(harness, mia.send, found.id, { people: [{ key: joe.email, timezone: 'Asia/Kolkata' }] })
  await commitHours(harness, mia.send, found.id)
  const entries = await entriesOf(mia.send)
  expect(Object.fromEntries(entries.map(({ description, startedAt }) => [description, startedAt]))).toEqual({
    A: '2026-11-02T14:00:00.000Z',
    B: '2026-11-02T03:30:00.000Z',
  })
})

it('puts hours without clock times one after another from nine, so that none lies on another', async () => {
  const mia = await person('Mia')
  const rows = ['2,5', '1,0', '0,25'].map((hours) => `2026-11-02,Acme,Site,,,,"${hours}",Yes,No,No,Mia,,,Yes`)
  const long = ['12,0', '8,0'].map((hours) => `2026-11-03,Acme,Site,,,,"${hours}",Yes,No,No,Mia,,,Yes`)
  const header =
    'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?'
  const found = await bringHours(harness, mia.send, [header, ...rows, ...long].join('\n'))
  expect(found.counts).toMatchObject({ untimed: 5, seconds: 23.75 * 3600 })
  await commitHours(harness, mia.send, found.id)
  const entries = (await entriesOf(mia.send)).sort((a, b) => a.startedAt.localeCompare(b.startedAt))
  expect(entries.map(({ startedAt, localDate, isTimed }) => [startedAt, localDate, isTimed])).toEqual([
    ['2026-11-02T08:00:00.000Z', '2026-11-02', false],
    ['2026-11-02T10:30:00.000Z', '2026-11-02', false],
    ['2026-11-02T11:30:00.000Z', '2026-11-02', false],
    ['2026-11-03T03:00:00.000Z', '2026-11-03', false],
    ['2026-11-03T15:00:00.000Z', '2026-11-03', false],
  ])
})

it('tells every row it cannot read, with its column and the way out, and imports the others when it is told to', async () => {
  const mia = await person('Mia')
  const file = toggl(
    `Mia,${mia.email},,Site,,Good,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,`,
    ...Array.from(
      { length: 60 },
      () => `Mia,${mia.email},,Site,,Bad,No,2026-13-02,09:00:00,2026-11-02,10:00:00,01:00:00,`,
    ),
  )
  const found = await bringHours(harness, mia.send, file)
  expect(found.counts).toMatchObject({ rows: 61, newEntries: 1, failed: 60 })
  expect(found.problems).toHaveLength(50)
  expect(found.problems[0]).toMatchObject({
    row: 3,
    column: 'Start date',
    message: expect.stringContaining('no month 13'),
  })
  const rest = await mia.send('GET', `/v1/time-imports/${found.id}/problems?limit=40`)
  const { nextCursor } = z.object({ nextCursor: z.string() }).parse(rest.json)
  const last = rowsOf(
    await mia.send('GET', `/v1/time-imports/${found.id}/problems?limit=40&cursor=${nextCursor}`),
  )
  expect([last.length, last.at(-1)?.row]).toEqual([20, 62])
  expect(outcome(await mia.send('POST', `/v1/time-imports/${found.id}/commit`))).toEqual([
    409,
    'import_has_failed_rows',
  ])
  expect((await commitHours(harness, mia.send, found.id, { skipFailed: true })).result).toMatchObject({
    entries: 1,
    failed: 60,
  })
})

it('leaves out what overlaps where that is forbidden, and says which rows', async () => {
  const mia = await person('Mia')
  const on = await mia.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden: true })
  expect(on.status).toBe(200)
  const file = toggl(
    `Mia,${mia.email},,Site,,A,No,2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:00,`,
    `Mia,${mia.email},,Site,,B,No,2026-11-02,09:30:00,2026-11-02,10:30:00,01:00:00,`,
  )
  const found = await bringHours(harness, mia.send, file)
  const done = await commitHours(harness, mia.send, found.id)
  expect(done.result).toMatchObject({ entries: 1, seconds: 3600, overlapping: { entries: 1, rows: [3] } })
})

it('is for managers alone, and nobody’s in another workspace', async () => {
  const { mia, joe } = await pair()
  const eve = await person('Eve')
  const found = await bringHours(harness, mia.send, 'Start date,Duration,Project\n2026-11-02,1:30,Site')
  for (const [method, path, body] of [
    ['GET', ''],
    ['GET', '/problems'],
    ['PATCH', '', { timezone: 'UTC' }],
    ['POST', '/commit', {}],
    ['POST', '/undo'],
    ['DELETE', ''],
  ] as const) {
    expect(outcome(await joe.send(method, `/v1/time-imports/${found.id}${path}`, body))).toEqual([
      403,
      'forbidden',
    ])
    expect(outcome(await eve.send(method, `/v1/time-imports/${found.id}${path}`, body))).toEqual([
      404,
      'import_not_found',
    ])
  }
  expect(rowsOf(await eve.send('GET', '/v1/time-imports'))).toEqual([])
  expect((await joe.send('POST', '/v1/time-imports', { text: 'Date,Hours\n2026-01-01,1' })).status).toBe(403)
  // Who may no longer while it waits, may not.
  await mia.send('POST', `/v1/time-imports/${found.id}/commit`)
  expect((await lookAt(mia.send, found.id)).status).toBe('committing')
})

it('says why a file holds nothing it can read', async () => {
  const mia = await person('Mia')
  const read = async (content: string | Uint8Array<ArrayBuffer>) => {
    const { status, failure } = await bringHours(harness, mia.send, content)
    return [status, failure]
  }
  expect(await read('')).toEqual(['failed', 'This file is empty. Choose another.'])
  expect(await read('PK\u0003\u0004\u0000')).toEqual(['failed', expect.stringContaining('workbook')])
  expect(await read(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual(['failed', expect.stringContaining('UTF-8')])
  expect(await read('{"a": 1}')).toEqual(['failed', expect.stringContaining('no list of entries')])
  expect(await read('{')).toEqual(['failed', expect.stringContaining('no list of entries')])
  expect(await read('Client,Hours\nAcme,3')).toEqual(['failed', expect.stringContaining('detailed report')])
  const failed = await bringHours(harness, mia.send, 'x')
  expect(outcome(await mia.send('POST', `/v1/time-imports/${failed.id}/commit`))).toEqual([
    409,
    'import_failed',
  ])
  expect((await mia.send('DELETE', `/v1/time-imports/${failed.id}`)).status).toBe(204)
  expect(outcome(await mia.send('POST', '/v1/time-imports', new FormData()))).toEqual([422, 'invalid'])
})
