import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { addEntries } from './testing/add-entries.ts'
import { october, report } from './testing/read-report.ts'

const harness = await startHarness()

describe('a report of time', () => {
  it('names a week by its Thursday, whatever day it starts on', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [{ start: '2026-10-25T12:00:00Z', seconds: 3600 }])
    const monday = await report(mia.send, { ...october, groupBy: 'week,day' })
    expect(monday.groups).toMatchObject([{ key: '2026-W43', groups: [{ key: '2026-10-25' }] }])
    await mia.send('PATCH', '/v1/workspace', { weekStart: 0 })
    const sunday = await report(mia.send, { ...october, groupBy: 'week' })
    expect(sunday.groups).toMatchObject([{ key: '2026-W44' }])
  })

  it('cuts an entry at midnight of the zone, at the edges of the report, and its money with it', async () => {
    const mia = await makeTimeWorld(harness)
    const project = await mia.project(await mia.client('Acme'))
    await addEntries(mia, [
      { start: '2026-10-31T21:00:00Z', seconds: 5 * 3600 + 7, projectId: project, rate: 9999 },
    ])
    const zones = { 'Europe/Berlin': [7200, 10_807], UTC: [10_800, 7207], 'Asia/Tokyo': [0, 18_007] }
    for (const [timezone, [before, after]] of Object.entries(zones)) {
      const all = await report(mia.send, {
        from: '2026-10-30',
        to: '2026-11-02',
        groupBy: 'month,day',
        timezone,
      })
      const one = await report(mia.send, { ...october, groupBy: 'project', timezone })
      const two = await report(mia.send, {
        from: '2026-11-01',
        to: '2026-11-30',
        groupBy: 'project',
        timezone,
      })
      expect(one.totals.durationSeconds).toBe(before)
      expect(two.totals.durationSeconds).toBe(after)
      expect(all.totals).toMatchObject({ durationSeconds: 18_007, entries: 1, amounts: [{ amount: 50_014 }] })
      const parts = [...one.totals.amounts, ...two.totals.amounts].map(({ amount }) => amount)
      expect(parts.reduce((sum, amount) => sum + amount, 0)).toBe(50_014)
      expect(all.groups.map(({ entries }) => entries)).toEqual(before === 0 ? [1] : [1, 1])
    }
    const day = await report(mia.send, { from: '2026-10-25', to: '2026-10-25', groupBy: 'day' })
    expect(day.totals.durationSeconds).toBe(0)
  })

  it('knows that a day has 25 hours when the clocks go back', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [{ start: '2026-10-24T12:00:00Z', seconds: 2 * 86_400 }])
    const found = await report(mia.send, { ...october, groupBy: 'day', timezone: 'Europe/Berlin' })
    expect(found.groups.map(({ key, durationSeconds }) => [key, durationSeconds / 3600])).toEqual([
      ['2026-10-24', 10],
      ['2026-10-25', 25],
      ['2026-10-26', 13],
    ])
  })

  it('counts a running timer up to now, over midnight, and says so', async () => {
    const mia = await makeTimeWorld(harness)
    const now = harness.deps.clock()
    const start = new Date(now.getTime() - 40 * 86_400_000)
    await addEntries(mia, [{ start: start.toISOString(), seconds: null }])
    const day = (date: Date) => date.toISOString().slice(0, 10)
    const query = { from: day(new Date(now.getTime() - 3 * 86_400_000)), to: day(now), timezone: 'UTC' }
    const found = await report(mia.send, { ...query, groupBy: 'day' })
    expect(found.totals).toMatchObject({ entries: 1, isRunning: true })
    expect(found.groups.slice(0, 3).map(({ durationSeconds }) => durationSeconds)).toEqual([
      86_400, 86_400, 86_400,
    ])
    expect(found.groups[3]?.durationSeconds).toBeGreaterThanOrEqual(
      Math.floor((now.getTime() % 86_400_000) / 1000),
    )
  })
})
