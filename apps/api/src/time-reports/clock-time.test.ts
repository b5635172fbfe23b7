import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { weekOf } from '../time-entries/testing/keep-time.ts'
import { clockShape, reportShape } from './shapes.ts'
import { addEntries } from './testing/add-entries.ts'

const harness = await startHarness()
const hour = 3600

type World = Awaited<ReturnType<typeof makeTimeWorld>>

async function ask(send: World['send'], query: Record<string, string>) {
  const answer = await send('GET', `/v1/reports/clock?${new URLSearchParams(query)}`)
  expect(answer.status, answer.text).toBe(200)
  return clockShape.parse(answer.json)
}

const october = { from: '2026-10-01', to: '2026-10-31' }

describe('hours by the clock', () => {
  it('are the sum but for what one person did at once; what two did at once is of each', async () => {
    const mia = await makeTimeWorld(harness)
    const jonas = await joinWorkspace(harness, mia.send, { name: 'Jonas' })
    const site = await mia.project(await mia.client('Acme'), 'Site')
    const { memberId } = jonas.workspace
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 3 * hour, projectId: site },
      { start: '2026-10-05T09:00:00Z', seconds: hour },
      { start: '2026-10-05T09:30:00Z', seconds: 2 * hour },
      { start: '2026-10-05T11:30:00Z', seconds: hour },
      { start: '2026-10-05T09:00:00Z', seconds: hour, memberId },
    ])
    const found = await ask(mia.send, october)
    expect(found).toMatchObject({ ...october, durationSeconds: 8 * hour, clockSeconds: 5.5 * hour })
    expect(found.members).toHaveLength(2)
    expect(found.members).toContainEqual({ memberId, durationSeconds: hour, clockSeconds: hour })
    expect(await ask(mia.send, { ...october, projectId: site })).toMatchObject({ clockSeconds: 3 * hour })
    // Members see their own.
    expect((await ask(jonas.send, october)).members.map((member) => member.memberId)).toEqual([memberId])
  })

  it('are cut at the edges of the report, and take what has no clock times in full', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [
      { start: '2026-09-30T20:00:00Z', seconds: 4 * hour },
      { start: '2026-09-30T21:00:00Z', seconds: 4 * hour },
    ])
    // In Berlin the month began at 22:00.
    expect(await ask(mia.send, october)).toMatchObject({ durationSeconds: 5 * hour, clockSeconds: 3 * hour })
    await mia.send('POST', '/v1/time-entries', { date: '2026-10-01', durationSeconds: 20 * hour })
    expect(await ask(mia.send, october)).toMatchObject({
      durationSeconds: 25 * hour,
      clockSeconds: 23 * hour,
    })
  })

  it('are every second with work in it, however much was at once, beside the sum that the report tells', async () => {
    const mia = await makeTimeWorld(harness)
    const begin = Date.parse('2026-10-24T20:00:00Z')
    const samples = fc.sample(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 400 })), {
      numRuns: 60,
      seed: 5,
    })
    const worked = new Set<number>()
    for (const [start, seconds] of samples)
      for (let second = start; second < start + seconds; second++) worked.add(second)
    await addEntries(
      mia,
      samples.map(([start, seconds]) => ({ start: new Date(begin + start * 1000).toISOString(), seconds })),
    )
    const found = await ask(mia.send, october)
    expect(found.clockSeconds).toBe(worked.size)
    const report = await mia.send('GET', `/v1/reports/time?${new URLSearchParams(october)}`)
    expect(found.durationSeconds).toBe(reportShape.parse(report.json).totals.durationSeconds)
  })

  it('are the sum to the second where timers follow each other within a second', async () => {
    const mia = await makeTimeWorld(harness)
    const begin = Date.parse('2026-10-05T08:00:00.417Z')
    const rows = Array.from({ length: 40 }, (_, n) => ({
      start: new Date(begin + n * 10_433).toISOString(),
      seconds: 10.433,
    }))
    await addEntries(mia, rows)
    const { durationSeconds, clockSeconds } = await ask(mia.send, october)
    expect(clockSeconds).toBe(durationSeconds)
  })

  it('are no less than what was worked where many were at once as a day began, within a second', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [
      { start: '2026-09-30T21:00:00Z', seconds: 3602 },
      ...Array.from({ length: 9 }, () => ({ start: '2026-09-30T21:59:59.5Z', seconds: 1.4 })),
    ])
    expect(await ask(mia.send, october)).toMatchObject({ durationSeconds: 2, clockSeconds: 2 })
    const week = weekOf(await mia.send('GET', '/v1/weeks/2026-W40'))
    expect(week.days.map(({ clockSeconds }) => clockSeconds)).toEqual([0, 0, 3600, 2, 0, 0, 0])
  })
})
