import { timeEntries } from '@promptsheet/db/schema/time'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld } from '../testing/time-world.ts'
import { addEntries } from './testing/add-entries.ts'
import { october, report } from './testing/read-report.ts'

const harness = await startHarness()

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
