import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { makeTree, weekOf, write } from '../time-entries/testing/keep-time.ts'

const harness = await startHarness()
const { person } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const read = async ({ send }: Person, week = '2026-W47') => weekOf(await send('GET', `/v1/weeks/${week}`))

it('tells hours by the clock beside their sum, where work was at once', async () => {
  const mia = await person('Mia')
  const { projectId } = await makeTree(mia)
  const on = (startTime: string, endTime: string, more = {}) =>
    write(mia, { date: '2026-11-17', startTime, endTime, ...more })
  await on('09:00', '12:00', { projectId })
  await on('10:00', '11:00')
  await on('10:30', '13:00')
  // One after the other is nothing at once, and what has no clock times is work of its own.
  await on('13:00', '14:00')
  await write(mia, { date: '2026-11-17', durationSeconds: 1800 })
  // At once over midnight, for an hour on either side.
  await write(mia, { date: '2026-11-18', startTime: '22:00', endTime: '02:00' })
  await write(mia, { date: '2026-11-18', startTime: '23:00', endTime: '01:00' })
  const week = await read(mia)
  const hours = week.days.map(({ seconds, clockSeconds }) => [seconds / 3600, clockSeconds / 3600])
  expect(hours.slice(1, 4)).toEqual([
    [8, 5.5],
    [3, 2],
    [3, 2],
  ])
  expect([week.seconds / 3600, week.clockSeconds / 3600]).toEqual([14, 9.5])
})

it('lets a day hold more hours than it has, and says how many it has', async () => {
  const mia = await person('Mia')
  for (let times = 0; times < 2; times++)
    await write(mia, { date: '2026-10-25', startTime: '00:00', endTime: '24:00' })
  const sunday = (await read(mia, '2026-W43')).days[6]
  expect(sunday).toMatchObject({
    lengthSeconds: 25 * 3600,
    seconds: 50 * 3600,
    clockSeconds: 25 * 3600,
  })
})

it('is by the clock what every minute with work in it comes to, however much was at once', async () => {
  const mia = await person('Mia')
  const samples = fc.sample(
    fc.tuple(fc.integer({ min: 0, max: 3 * 1440 - 1 }), fc.integer({ min: 1, max: 600 })),
    { numRuns: 25, seed: 3 },
  )
  const worked = new Set<number>()
  const monday = Date.parse('2026-11-15T23:00:00Z')
  for (const [start, minutes] of samples) {
    for (let minute = start; minute < start + minutes; minute++) worked.add(minute)
    await write(mia, {
      startedAt: new Date(monday + start * 60_000).toISOString(),
      durationSeconds: minutes * 60,
    })
  }
  const { days, seconds, clockSeconds } = await read(mia)
  expect(seconds).toBe(samples.reduce((sum, [, minutes]) => sum + minutes * 60, 0))
  expect(clockSeconds).toBe(worked.size * 60)
  expect(days.reduce((sum, day) => sum + day.clockSeconds, 0)).toBe(clockSeconds)
})
