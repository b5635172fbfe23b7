import { clients, projects, tasks } from '@promptsheet/db/schema/time'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { makeTimeWorld, type TimeWorld } from '../testing/time-world.ts'
import { goingLong } from './going-long.ts'
import { estimatesShape, similarShape } from './shapes.ts'

const harness = await startHarness()
const hour = 3600

async function estimate(mia: TimeWorld, id: string, hours: number, { isArchived = false } = {}) {
  const change = { estimateSeconds: hours * hour, ...(isArchived ? { archivedAt: new Date() } : {}) }
  await mia.run(async ({ tx }) => {
    for (const table of [clients, projects, tasks]) await tx.update(table).set(change).where(eq(table.id, id))
  })
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

async function estimatesOf(mia: TimeWorld, query = '') {
  const answer = await mia.send('GET', `/v1/reports/estimates${query}`)
  expect(answer.status, answer.text).toBe(200)
  return estimatesShape.parse(answer.json)
}

describe('estimates', () => {
  it('stand against all that was tracked below them, with a forecast before they are reached', async () => {
    const mia = await makeTimeWorld(harness)
    const site = await mia.project(await mia.client('Acme'), 'Site')
    const design = await mia.task(site, 'Design')
    const icons = await mia.task(site, 'Icons', design)
    await estimate(mia, design.id, 10)
    await estimate(mia, site, 100)
    await mia.entries([
      { day: ago(2), seconds: 5 * hour, projectId: site, taskId: design.id },
      { day: ago(3), seconds: 3 * hour, projectId: site, taskId: icons.id },
    ])
    const found = await estimatesOf(mia)
    expect(found).toMatchObject({ usual: null, longFromPercent: 80, ownHoursOnly: false })
    expect(found.data).toMatchObject([
      {
        kind: 'task',
        id: design.id,
        within: 'Acme / Site',
        actualSeconds: 8 * hour,
        forecastSeconds: 10 * hour,
        state: 'going_long',
      },
      { kind: 'project', id: site, actualSeconds: 8 * hour, state: 'on_track' },
    ])
    expect(found.data[0]?.reachesEstimateOn).toBe(ago(-7))
    expect((await estimatesOf(mia, `?projectId=${site}&archived=true`)).data).toEqual([])
    expect((await estimatesOf(mia, `?clientId=${site}`)).data).toEqual([])
  })

  it('are used by all time, billable or not', async () => {
    const mia = await makeTimeWorld(harness)
    const site = await mia.project(await mia.client('Acme'), 'Site')
    await estimate(mia, site, 10)
    await mia.entries([
      { day: ago(2), seconds: 2 * hour, projectId: site },
      { day: ago(3), seconds: 3 * hour, projectId: site, billable: false },
    ])
    expect((await estimatesOf(mia)).data).toMatchObject([{ id: site, actualSeconds: 5 * hour }])
  })

  it('are forecast as work usually ends, and say when they are over', async () => {
    const mia = await makeTimeWorld(harness)
    const site = await mia.project(null, 'Site')
    for (const [index, hours] of [10, 15, 20].entries()) {
      const { id } = await mia.task(site, `Done ${index}`)
      await mia.entries([{ day: ago(60), seconds: hours * hour, projectId: site, taskId: id }])
      await estimate(mia, id, 10, { isArchived: true })
    }
    const [open, over] = [await mia.task(site, 'Open'), await mia.task(site, 'Over')]
    await estimate(mia, open.id, 4)
    await estimate(mia, over.id, 1)
    await mia.entries([
      { day: ago(40), seconds: hour, projectId: site, taskId: open.id },
      { day: ago(40), seconds: 2 * hour, projectId: site, taskId: over.id },
    ])
    const found = await estimatesOf(mia)
    expect(found.usual).toEqual({ share: 1.5, tasks: 3 })
    expect(found.data).toMatchObject([
      { id: over.id, state: 'over', forecastSeconds: 2 * hour, reachesEstimateOn: null },
      {
        id: open.id,
        state: 'going_long',
        actualSeconds: hour,
        forecastSeconds: 6 * hour,
        reachesEstimateOn: null,
      },
    ])
    expect((await estimatesOf(mia, '?archived=all')).data).toHaveLength(5)
  })

  it('count one’s own hours for members, and are not for viewers', async () => {
    const mia = await makeTimeWorld(harness)
    const joe = await joinWorkspace(harness, mia.send)
    const vic = await joinWorkspace(harness, mia.send, { role: 'viewer' })
    const site = await mia.project(null, 'Site')
    await estimate(mia, site, 10)
    await mia.entries([
      { day: ago(2), seconds: hour, projectId: site },
      { day: ago(2), seconds: 60, projectId: site, memberId: joe.workspace.memberId },
    ])
    expect((await joe.send('GET', '/v1/reports/estimates')).json).toMatchObject({
      ownHoursOnly: true,
      data: [{ actualSeconds: 60 }],
    })
    expect(outcome(await vic.send('GET', '/v1/reports/estimates'))).toEqual([403, 'forbidden'])
    expect(outcome(await mia.send('GET', '/v1/reports/estimates?projectId=x'))).toEqual([422, 'invalid'])
  })

  it('tell of a running timer when its work goes long, from the share its person chose', async () => {
    const mia = await makeTimeWorld(harness)
    const site = await mia.project(await mia.client(), 'Site')
    const design = await mia.task(site, 'Design')
    const icons = await mia.task(site, 'Icons', design)
    const at = (taskId: string | null, minutes = 0) => ({
      projectId: site,
      taskId,
      startedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
      endedAt: null,
    })
    const ask = (taskId: string | null, minutes?: number) =>
      mia.run((ctx) => goingLong(ctx, at(taskId, minutes)))
    expect(await ask(icons.id)).toBeNull()
    await estimate(mia, site, 10)
    await estimate(mia, design.id, 2)
    await mia.entries([
      { day: ago(2), seconds: hour, projectId: site, taskId: icons.id },
      { day: ago(2), seconds: hour, projectId: site },
    ])
    expect(await ask(icons.id, 30)).toMatchObject({
      kind: 'task',
      id: design.id,
      estimateSeconds: 2 * hour,
      spentSeconds: hour,
      longFromPercent: 80,
      isLong: false,
    })
    expect(await ask(icons.id, 37)).toMatchObject({ isLong: true })
    expect(await ask(null)).toMatchObject({ kind: 'project', spentSeconds: 2 * hour, isLong: false })
    expect(await mia.run((ctx) => goingLong(ctx, { ...at(null), projectId: null }))).toBeNull()
    const running = async () => (await mia.send('GET', '/v1/estimates/running')).json
    expect(await running()).toEqual({ estimate: null })
    await mia.send('PATCH', '/v1/me/time-settings', { longFromPercent: 40 })
    await mia.send('POST', '/v1/timer/start', { projectId: site, taskId: icons.id })
    expect(await running()).toMatchObject({ estimate: { id: design.id, longFromPercent: 40, isLong: true } })
    const vic = await joinWorkspace(harness, mia.send, { role: 'viewer' })
    expect(outcome(await vic.send('GET', '/v1/estimates/running'))).toEqual([403, 'forbidden'])
  })

  it('are added up by client, each hour once', async () => {
    const mia = await makeTimeWorld(harness)
    const acme = await mia.client('Acme')
    const [site, shop, own] = [
      await mia.project(acme, 'Site'),
      await mia.project(acme, 'Shop'),
      await mia.project(null, 'Own'),
    ]
    const [inSite, inShop, inOwn] = [await mia.task(site), await mia.task(shop), await mia.task(own)]
    for (const [id, hours] of [
      [site, 10],
      [inSite.id, 4],
      [inShop.id, 5],
      [inOwn.id, 2],
    ] as const)
      await estimate(mia, id, hours)
    const day = ago(40)
    await mia.entries([
      { day, seconds: 3 * hour, projectId: site, taskId: inSite.id },
      { day, seconds: 9 * hour, projectId: site },
      // Nothing is estimated there.
      { day, seconds: 50 * hour, projectId: shop },
      { day, seconds: 2 * hour, projectId: shop, taskId: inShop.id },
      { day, seconds: hour, projectId: own, taskId: inOwn.id },
    ])
    expect((await estimatesOf(mia)).clients).toMatchObject([
      {
        clientId: acme,
        name: 'Acme',
        estimates: 2,
        estimateSeconds: 15 * hour,
        actualSeconds: 14 * hour,
        state: 'going_long',
      },
      { clientId: null, name: null, estimates: 1, actualSeconds: hour, state: 'on_track' },
    ])
  })
})

describe('similar tasks', () => {
  it('are past ones with the same words, nearer ones first, with what they took', async () => {
    const mia = await makeTimeWorld(harness)
    const acme = await mia.client('Acme')
    const [site, shop] = [await mia.project(acme, 'Site'), await mia.project(null, 'Shop')]
    const add = async (projectId: string, name: string, hours: number, day = ago(30)) => {
      const { id } = await mia.task(projectId, name)
      await mia.entries([{ day, seconds: hours * hour, projectId, taskId: id }])
      return id
    }
    const near = await add(site, 'Landing page design', 10)
    const far = await add(shop, 'Landing page for autumn', 20)
    await add(site, 'Bookkeeping', 3)
    await add(site, 'Landing page right now', 99, ago(1))
    const answer = await mia.send(
      'GET',
      `/v1/estimates/similar?name=Designing+a+landing+page&projectId=${site}`,
    )
    const found = similarShape.parse(answer.json)
    expect(found.data.map(({ id }) => id)).toEqual([near, far])
    expect(found).toMatchObject({ medianSeconds: 10 * hour, p80Seconds: 20 * hour, ownHoursOnly: false })
    expect(found.data[0]).toMatchObject({
      name: 'Landing page design',
      within: 'Acme / Site',
      actualSeconds: 10 * hour,
    })
    const to = similarShape.parse((await mia.send('GET', `/v1/tasks/${near}/similar`)).json)
    expect(to.data.map(({ id }) => id)).toEqual([far])
    const none = similarShape.parse((await mia.send('GET', '/v1/estimates/similar?name=Zebra')).json)
    expect(none).toEqual({ data: [], medianSeconds: null, p80Seconds: null, ownHoursOnly: false })
    const eve = await makeTimeWorld(harness, 'Eve')
    expect(outcome(await eve.send('GET', `/v1/tasks/${near}/similar`))).toEqual([404, 'task_not_found'])
    expect(outcome(await eve.send('GET', '/v1/estimates/similar?name='))).toEqual([422, 'invalid'])
  })
})
