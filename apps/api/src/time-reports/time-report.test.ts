// long because: every nesting, period and rounding of one report.
import { randomUUID } from 'node:crypto'
import { rates, timeEntries } from '@promptsheet/db/schema/time'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { reportShape } from './shapes.ts'
import { addEntries } from './testing/add-entries.ts'

const harness = await startHarness()
const { client } = harness

type World = Awaited<ReturnType<typeof makeTimeWorld>>

async function report(send: World['send'], query: Record<string, string>) {
  const answer = await send('GET', `/v1/reports/time?${new URLSearchParams(query)}`)
  expect(answer.status, answer.text).toBe(200)
  return reportShape.parse(answer.json)
}

/** Asks with a new key of that person's, which has these scopes. */
async function asKey(send: World['send'], scopes: string[], path: string) {
  const made = await send('POST', '/v1/api-keys', { name: 'Reports', scopes })
  const { key } = z.object({ key: z.string() }).parse(made.json)
  return await client({ authorization: `Bearer ${key}` })('GET', path)
}

const october = { from: '2026-10-01', to: '2026-10-31' }

describe('a report of time', () => {
  it('nests hours and frozen money as asked, and adds up', async () => {
    const mia = await makeTimeWorld(harness)
    const acme = await mia.client('Acme')
    const [site, shop] = [await mia.project(acme, 'Site'), await mia.project(acme, 'Shop')]
    const design = await mia.task(site, 'Design')
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 3600, projectId: site, taskId: design.id, rate: 9000 },
      { start: '2026-10-12T08:00:00Z', seconds: 1801, projectId: site, rate: 9000 },
      { start: '2026-10-12T10:00:00Z', seconds: 59, projectId: shop, billable: false },
      { start: '2026-10-13T10:00:00Z', seconds: 60, projectId: null, billable: false },
      { start: '2026-11-13T10:00:00Z', seconds: 60, projectId: shop, billable: false },
    ])
    const found = await report(mia.send, { ...october, groupBy: 'client,project,week' })
    expect(found).toMatchObject({
      ...october,
      timezone: 'Europe/Berlin',
      weekStart: 1,
      groupBy: ['client', 'project', 'week'],
      isOverlapping: false,
      ownHoursOnly: false,
      totals: {
        durationSeconds: 5520,
        billableSeconds: 5401,
        amounts: [{ amount: 9000 + 4503, currency: 'EUR' }],
        entries: 4,
        isRunning: false,
      },
    })
    expect(found.groups).toMatchObject([
      {
        by: 'client',
        key: acme,
        label: 'Acme',
        durationSeconds: 5460,
        groups: [
          {
            by: 'project',
            key: site,
            label: 'Site',
            within: 'Acme',
            groups: [
              { by: 'week', key: '2026-W41', durationSeconds: 3600 },
              { by: 'week', key: '2026-W42', durationSeconds: 1801 },
            ],
          },
          { key: shop, entries: 1, groups: [{ key: '2026-W42', durationSeconds: 59, amounts: [] }] },
        ],
      },
      { key: null, label: 'No client', durationSeconds: 60 },
    ])
    const byTask = await report(mia.send, { ...october, groupBy: 'task' })
    expect(byTask.groups).toMatchObject([
      { key: design.id, label: 'Design', within: 'Acme / Site' },
      { key: null, label: 'No task', durationSeconds: 1920 },
    ])
  })

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

  it('counts an entry under each of its tags, and once in every total', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 600, tags: ['call', 'plan'] },
      { start: '2026-10-06T08:00:00Z', seconds: 60, tags: ['call'] },
      { start: '2026-10-07T08:00:00Z', seconds: 1 },
    ])
    const found = await report(mia.send, { ...october, groupBy: 'tag,day' })
    expect(found).toMatchObject({ isOverlapping: true, totals: { durationSeconds: 661, entries: 3 } })
    expect(found.groups.map(({ key, label, durationSeconds }) => [key, label, durationSeconds])).toEqual([
      ['call', 'call', 660],
      ['plan', 'plan', 600],
      [null, 'No tag', 1],
    ])
    const nested = await report(mia.send, { ...october, groupBy: 'week,tag' })
    expect(nested.groups).toMatchObject([
      { durationSeconds: 661, groups: [{ key: 'call' }, { key: 'plan' }, {}] },
    ])
  })

  it('goes down to the entries, by any nesting, each cut where its days are', async () => {
    const mia = await makeTimeWorld(harness)
    const project = await mia.project(await mia.client('Acme'))
    const [late, named] = await addEntries(mia, [
      { start: '2026-10-05T20:00:00Z', seconds: 4 * 3600, projectId: project },
      { start: '2026-10-06T08:00:00Z', seconds: 600, tags: ['call'], projectId: project },
    ])
    await mia.run(({ tx }) =>
      tx
        .update(timeEntries)
        .set({ description: 'Kick-off' })
        .where(eq(timeEntries.id, named ?? '')),
    )
    const all = 'client,project,task,member,tag,month,week,day,entry'
    const found = await report(mia.send, { ...october, groupBy: all })
    type Group = (typeof found.groups)[number]
    const inmost = (some: readonly Group[]): Group[] =>
      some.flatMap((group) => (group.groups ? inmost(group.groups) : [group]))
    expect(inmost(found.groups).map((one) => [one.key, one.label, one.durationSeconds])).toEqual([
      [late, 'No description', 2 * 3600],
      [late, 'No description', 2 * 3600],
      [named, 'Kick-off', 600],
    ])
    expect(found.totals).toMatchObject({ durationSeconds: 4 * 3600 + 600, entries: 2 })
  })

  it('rounds what is shown and not what is there, and prints totals that are the sums of the lines', async () => {
    const mia = await makeTimeWorld(harness)
    const project = await mia.project(null)
    await addEntries(mia, [
      { start: '2026-10-05T08:00:20Z', seconds: 5400, projectId: project },
      { start: '2026-10-05T12:00:00Z', seconds: 60, projectId: project },
      { start: '2026-10-06T12:00:00Z', seconds: 8 * 60, projectId: project },
    ])
    const rounded = async (rounding: string, groupBy = 'project') =>
      (await report(mia.send, { ...october, groupBy, rounding })).totals.durationSeconds / 60
    expect(await rounded('up:15:entry')).toBe(90 + 15 + 15)
    expect(await rounded('up:15:day')).toBe(105 + 15)
    expect(await rounded('up:15:group')).toBe(105)
    expect(await rounded('up:15:group', 'day')).toBe(105 + 15)
    expect(await rounded('nearest:15:entry')).toBe(90 + 0 + 15)
    expect(await rounded('down:15:entry')).toBe(90)
    expect(await rounded('up:90:entry')).toBe(270)
    const byDay = await report(mia.send, { ...october, groupBy: 'day', rounding: 'nearest:30:day' })
    expect(byDay.groups.map(({ durationSeconds }) => durationSeconds / 60)).toEqual([90, 0])
    expect(byDay.totals.durationSeconds).toBe(90 * 60)
  })

  it('leaves a chain of entries a chain, however it is rounded', async () => {
    const mia = await makeTimeWorld(harness)
    await addEntries(mia, [
      { start: '2026-10-05T08:00:20Z', seconds: 1201 },
      { start: '2026-10-05T08:20:21Z', seconds: 599 },
      { start: '2026-10-05T08:30:20Z', seconds: 901 },
    ])
    const rounded = await report(mia.send, { ...october, groupBy: 'day', rounding: 'up:15:entry' })
    expect(rounded.totals.durationSeconds).toBe(1800 + 900 + 1800)
    const week = z.object({ seconds: z.int(), overlaps: z.array(z.unknown()), gaps: z.array(z.unknown()) })
    expect(week.parse((await mia.send('GET', '/v1/weeks/2026-W41')).json)).toEqual({
      seconds: 2701,
      overlaps: [],
      gaps: [],
    })
  })

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

  it('is of what is asked for: task with its subtree, client, tag, billing, status', async () => {
    const mia = await makeTimeWorld(harness)
    const acme = await mia.client('Acme')
    const site = await mia.project(acme, 'Site')
    const design = await mia.task(site, 'Design')
    const icons = await mia.task(site, 'Icons', design)
    await addEntries(mia, [
      { start: '2026-10-05T08:00:00Z', seconds: 1, projectId: site, taskId: design.id, rate: 100 },
      { start: '2026-10-05T09:00:00Z', seconds: 2, projectId: site, taskId: icons.id, tags: ['x'] },
      { start: '2026-10-05T10:00:00Z', seconds: 4, projectId: site, billable: false },
      { start: '2026-10-05T11:00:00Z', seconds: 8 },
    ])
    const sum = async (query: Record<string, string>) =>
      (await report(mia.send, { ...october, ...query })).totals.durationSeconds
    expect(await sum({ taskId: design.id })).toBe(3)
    expect(await sum({ taskId: icons.id })).toBe(2)
    expect(await sum({ clientId: acme })).toBe(7)
    expect(await sum({ projectId: `${site},${acme}` })).toBe(7)
    expect(await sum({ tag: 'x' })).toBe(2)
    expect(await sum({ billable: 'false' })).toBe(12)
    expect(await sum({ status: 'approved,invoiced' })).toBe(1)
    const elsewhere = await makeTimeWorld(harness, 'Eve')
    expect((await report(elsewhere.send, { ...october, projectId: site })).groups).toEqual([])
  })

  it('takes a period in place of days', async () => {
    const mia = await makeTimeWorld(harness)
    for (const period of ['today', 'this_week', 'last_week', 'this_month', 'last_quarter', 'this_year']) {
      const { from, to } = await report(mia.send, { period })
      expect(from <= to).toBe(true)
    }
  })

  it.each([
    ['', 'query.from'],
    ['from=2026-10-01', 'query.to'],
    ['from=2026-10-02&to=2026-10-01', 'query.to'],
    ['from=1999-10-02&to=2026-10-01', 'query.to'],
    ['from=0001-01-01&to=2026-10-01', 'query.from'],
    ['from=2026-02-30&to=2026-10-01', 'query.from'],
    ['period=today&from=2026-10-01', 'query.period'],
    ['period=never', 'query.period'],
    ['period=today&timezone=Mars/Base', 'query.timezone'],
    ['period=today&groupBy=day,day', 'query.groupBy'],
    ['period=today&groupBy=mood', 'query.groupBy.0'],
    ['period=today&rounding=nearest:0:entry', 'query.rounding'],
    ['period=today&projectId=x', 'query.projectId.0'],
  ])('refuses %s', async (query, path) => {
    const mia = await makeTimeWorld(harness)
    const answer = await mia.send('GET', `/v1/reports/time?${query}`)
    expect(outcome(answer)).toEqual([422, 'invalid'])
    expect(
      z.object({ errors: z.array(z.object({ path: z.string() })) }).parse(answer.json).errors[0]?.path,
    ).toBe(path)
  })
})
