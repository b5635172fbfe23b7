import { randomUUID } from 'node:crypto'
import { rates } from '@promptsheet/db/schema/time'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { addEntries } from './testing/add-entries.ts'
import { october, report } from './testing/read-report.ts'

const harness = await startHarness()
const { client } = harness

/** Asks with a new key of that person's, which has these scopes. */
async function asKey(send: Send, scopes: string[], path: string) {
  const made = await send('POST', '/v1/api-keys', { name: 'Reports', scopes })
  const { key } = z.object({ key: z.string() }).parse(made.json)
  return await client({ authorization: `Bearer ${key}` })('GET', path)
}

describe('a report of time', () => {
  it('shows members their own hours and no money, and managers all', async () => {
    const mia = await makeTimeWorld(harness)
    const project = await mia.project(await mia.client('Acme'))
    const [joe, max, vic] = [
      await joinWorkspace(harness, mia.send),
      await joinWorkspace(harness, mia.send, { role: 'manager' }),
      await joinWorkspace(harness, mia.send, { role: 'viewer' }),
    ]
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 3600, projectId: project, rate: 9000 },
      {
        start: '2026-10-05T08:00:00Z',
        seconds: 60,
        projectId: project,
        rate: 9000,
        memberId: joe.workspace.memberId,
      },
    ])
    const query = { ...october, groupBy: 'member' }
    const own = await report(joe.send, query)
    expect(own).toMatchObject({ ownHoursOnly: true, totals: { durationSeconds: 60, amounts: [] } })
    expect(own.groups).toHaveLength(1)
    const others = await report(joe.send, { ...query, memberId: mia.memberId })
    expect(others).toMatchObject({ totals: { durationSeconds: 0, entries: 0 }, groups: [] })
    expect(await report(max.send, query)).toMatchObject({
      totals: { durationSeconds: 3660, amounts: [{ amount: 9150 }] },
    })
    const adm = await joinWorkspace(harness, mia.send, { role: 'admin' })
    expect((await report(adm.send, query)).groups).toHaveLength(2)
    for (const path of ['reports/time', 'reports/time.csv', 'reports/time.xlsx', 'saved-reports'])
      expect(outcome(await vic.send('GET', `/v1/${path}?period=today`)), path).toEqual([403, 'forbidden'])
    const lines = async (send: typeof joe.send) =>
      (
        await asKey(
          send,
          ['reports:read'],
          '/v1/reports/time.csv?from=2026-10-01&to=2026-10-31&groupBy=member',
        )
      ).text
    expect(await lines(joe.send)).not.toMatch(/Mia|EUR/)
    expect(await lines(max.send)).toMatch(/Mia.*90\.00/)
    expect((await asKey(max.send, ['time:read'], '/v1/reports/time?period=today')).status).toBe(403)
    expect(outcome(await client()('GET', '/v1/reports/time?period=today'))).toEqual([401, 'unauthenticated'])
  })

  it('is worth today what approval would freeze', async () => {
    const mia = await makeTimeWorld(harness)
    const acme = await mia.client('Acme', 'CHF')
    const project = await mia.project(acme)
    const put = (rate: { projectId?: string; amount: number; effectiveFrom: string; currency?: string }) =>
      mia.run(({ tx }) =>
        tx.insert(rates).values({
          workspaceId: mia.workspaceId,
          id: randomUUID(),
          currency: 'CHF',
          createdAt: new Date(),
          ...rate,
        }),
      )
    await put({ projectId: project, amount: 10_000, effectiveFrom: '2026-01-01' })
    await put({ projectId: project, amount: 20_000, effectiveFrom: '2026-10-10' })
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 1801, projectId: project },
      { start: '2026-10-15T08:00:00Z', seconds: 1801, projectId: project },
      { start: '2026-10-16T08:00:00Z', seconds: 3600, projectId: project, billable: false },
      { start: '2026-10-17T08:00:00Z', seconds: 3600, projectId: project, rate: 5000 },
      { start: '2026-10-18T08:00:00Z', seconds: 3600, billable: true },
    ])
    const worth = [
      [{ amount: 5003, currency: 'CHF' }],
      [{ amount: 10_006, currency: 'CHF' }],
      [],
      [{ amount: 5000, currency: 'EUR' }],
    ]
    const year = { from: '2026-01-01', to: '2026-12-31' }
    for (const days of [october, year]) {
      const found = await report(mia.send, { ...days, groupBy: 'day' })
      expect(found.groups.map(({ amounts }) => amounts)).toEqual([...worth, []])
    }
    await put({ amount: 7000, effectiveFrom: '2026-10-18', currency: 'EUR' })
    for (const days of [october, year]) {
      const found = await report(mia.send, { ...days, groupBy: 'day' })
      expect(found.groups.map(({ amounts }) => amounts)).toEqual([
        ...worth,
        [{ amount: 7000, currency: 'EUR' }],
      ])
    }
  })
})
