import { weekOf as nameWeek } from '@promptsheet/shared/iso-week'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, rowsOf } from '../testing/read-answer.ts'
import { makeTree, write } from '../time-entries/testing/keep-time.ts'
import { move, read } from './testing/read-week.ts'

const harness = await startHarness()
const { person } = harness

it('tells a week day by day, cut where days end, with what is at once and what lies between', async () => {
  const mia = await person('Mia')
  const { projectId } = await makeTree(mia)
  const night = await write(mia, { date: '2026-11-15', startTime: '22:00', endTime: '06:30', projectId })
  const a = await write(mia, { date: '2026-11-17', startTime: '09:00', endTime: '11:00' })
  const b = await write(mia, { date: '2026-11-17', startTime: '10:30', endTime: '12:00' })
  await write(mia, { date: '2026-11-17', startTime: '13:00', endTime: '14:00' })
  await write(mia, { date: '2026-11-17', durationSeconds: 90 })
  const last = await write(mia, { date: '2026-11-22', startTime: '23:00', endTime: '01:00' })
  const week = await read(mia)
  expect(week.days.map(({ seconds }) => seconds)).toEqual([6.5 * 3600, 4.5 * 3600 + 90, 0, 0, 0, 0, 3600])
  expect(week.days[0]?.billableSeconds).toBe(6.5 * 3600)
  expect(week.parts.find(({ entryId }) => entryId === night.id)).toMatchObject({
    date: '2026-11-16',
    startTime: '00:00:00',
    endTime: '06:30:00',
  })
  expect(week.parts.find(({ entryId }) => entryId === last.id)?.endTime).toBe('24:00:00')
  expect(week.overlaps).toMatchObject([{ entryIds: [a.id, b.id], seconds: 1800 }])
  expect(week.gaps).toMatchObject([{ date: '2026-11-17', seconds: 3600 }])
  expect(week.statuses.open).toEqual({ entries: 5, seconds: 2 * 3600 + 1.5 * 3600 + 3600 + 90 + 2 * 3600 })
  expect((await read(mia, '2026-W46')).days[6]?.seconds).toBe(2 * 3600)
})

it('shows a timer that runs over midnight on both days, up to now', async () => {
  const mia = await person('Mia')
  const now = harness.deps.clock()
  const startedAt = new Date(now.getTime() - 30 * 3600 * 1000).toISOString()
  await mia.send('POST', '/v1/timer/start', { startedAt })
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(now)
  const { json } = await mia.send('GET', `/v1/time-entries?to=${today}`)
  expect(rowsOf({ json, status: 200, text: '', headers: new Headers() })).toMatchObject([{ endedAt: null }])
  const weeks = new Set([
    nameWeek(today),
    nameWeek(new Date(now.getTime() - 30 * 3600 * 1000).toISOString().slice(0, 10)),
  ])
  let [seconds, days] = [0, 0]
  for (const week of weeks) {
    const { parts } = await read(mia, week)
    seconds += parts.reduce((sum, part) => sum + part.seconds, 0)
    days += parts.length
  }
  expect(seconds).toBeGreaterThanOrEqual(30 * 3600)
  expect(seconds).toBeLessThan(30 * 3600 + 120)
  expect(days).toBeGreaterThanOrEqual(2)
})

it('adds up to the second whatever the zone, over the nights when clocks change', async () => {
  const mia = await person('Mia')
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Kathmandu',
  ]
  const instant = fc.integer({ min: Date.UTC(2025, 9, 15), max: Date.UTC(2025, 10, 15) })
  const samples = fc.sample(
    fc.tuple(instant, fc.integer({ min: 1, max: 200_000_000 }), fc.constantFrom(...zones)),
    { numRuns: 40, seed: 7 },
  )
  let total = 0
  for (const [at, milliseconds, timezone] of samples) {
    const { durationSeconds } = await write(mia, {
      startedAt: new Date(at).toISOString(),
      endedAt: new Date(at + milliseconds).toISOString(),
      timezone,
    })
    total += durationSeconds ?? 0
  }
  let inDays = 0
  for (let week = 40; week <= 48; week++) {
    const { days, parts } = await read(mia, `2025-W${week}`)
    const sum = days.reduce((seconds, day) => seconds + day.seconds, 0)
    expect(parts.reduce((seconds, part) => seconds + part.seconds, 0)).toBe(sum)
    inDays += sum
  }
  expect(inDays).toBe(total)
})

it('knows how long a day is where the person is, and on which day their weeks start', async () => {
  const mia = await person('Mia')
  const { days } = await read(mia, '2026-W43')
  expect(days.map(({ lengthSeconds }) => lengthSeconds / 3600)).toEqual([24, 24, 24, 24, 24, 24, 25])
  await mia.send('PATCH', '/v1/workspace', { weekStart: 0 })
  expect((await read(mia, '2026-W48')).days.map(({ date }) => date)[0]).toBe('2026-11-22')
  expect((await mia.send('GET', '/v1/weeks/2021-W53')).status).toBe(404)
})

it('copies a week once, day for day, and tells what it could not', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  await write(mia, { date: '2026-11-09', startTime: '09:00', endTime: '10:30', projectId, tags: ['x'] })
  await write(mia, { date: '2026-11-11', durationSeconds: 45, projectId, taskId, description: 'Call' })
  const copies = await Promise.all([
    move(mia, 'copy', { from: '2026-W46' }),
    move(mia, 'copy', { from: '2026-W46' }),
  ])
  expect(copies.map(({ status }) => status)).toEqual([200, 200])
  const week = await read(mia)
  expect(week.days.map(({ seconds }) => seconds)).toEqual([5400, 0, 45, 0, 0, 0, 0])
  expect(week.entries).toMatchObject([
    { projectId, tags: ['x'], isTimed: false, billable: true },
    { taskId, description: 'Call', isTimed: false, billable: false },
  ])
  // What was deleted may be copied again.
  await mia.send('DELETE', `/v1/time-entries/${week.entries[1]?.id}`)
  await mia.send('POST', `/v1/tasks/${taskId}/archive`)
  expect((await move(mia, 'copy', { from: '2026-W46' })).json).toMatchObject({
    entryIds: [],
    skipped: [{ reason: expect.stringContaining('archived') }],
  })
  expect((await move(mia, 'copy', { from: '2026-W47' })).status).toBe(422)
  expect((await move(mia, 'copy', { from: '2021-W53' })).status).toBe(422)
})

it('gives every week of everybody once, page by page, over years without any', async () => {
  const mia = await person('Mia')
  const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
  const dates = ['2019-01-07', '2019-01-16', '2023-12-31', '2024-01-01', '2026-11-16', '2026-11-22']
  for (const date of dates) await write(mia, { date, durationSeconds: 60 })
  await write(jonas, { date: '2024-01-03', durationSeconds: 60, timezone: 'Pacific/Auckland' })
  const weeks = ['2019-W02', '2019-W03', '2023-W52', '2024-W01', '2024-W01', '2026-W47']
  const seen: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await mia.send('GET', `/v1/weeks?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...rowsOf(page).map(({ week }) => week))
    cursor = cursorOf(page)
  }
  expect(seen).toEqual(weeks)
  const of = async (query: string) =>
    rowsOf(await mia.send('GET', `/v1/weeks?${query}`)).map(({ week }) => week)
  expect(await of('from=2019-W03&to=2024-W01')).toEqual(weeks.slice(1, 5))
  expect(await of('from=2020-W01&to=2022-W01')).toEqual([])
  expect(await of(`memberId=${jonas.workspace.memberId}`)).toEqual(['2024-W01'])
  expect(await of('status=submitted')).toEqual([])
  await move(jonas, 'submit', {}, '2024-W01')
  expect(await of('status=submitted')).toEqual(['2024-W01'])
  // Others are not counted for somebody who manages nobody.
  expect(rowsOf(await jonas.send('GET', '/v1/weeks'))).toMatchObject([{ week: '2024-W01', name: 'Jonas' }])
})
