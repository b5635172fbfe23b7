import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, track } from './testing/make-tree.ts'

const harness = await startHarness()
const { person } = harness

const named = z.array(z.object({ id: z.string() }))
const treeShape = z.object({ clients: named, projects: named, tasks: named, recent: z.array(z.unknown()) })
const totalsShape = z.object({
  data: z.array(
    z.object({ id: z.string(), trackedSeconds: z.number(), estimateSeconds: z.number().nullable() }),
  ),
})

describe('the tree', () => {
  it('is told at once, with what is archived and what hangs on it', async () => {
    const mia = await person('Mia')
    const { clientId, projectId, draftId, textsId } = await makeTree(mia.send)
    await mia.send('POST', `/v1/projects/${projectId}/archive`)
    const tree = await mia.send('GET', '/v1/time-tree')
    expect([tree.status, tree.json]).toMatchObject([
      200,
      {
        clients: [{ id: clientId, name: 'Acme', code: '', currency: 'EUR', rate: null, archivedAt: null }],
        projects: [{ id: projectId, clientId, billable: true, archivedAt: expect.any(String) }],
        tasks: [
          { id: draftId, projectId, parentId: null, path: [draftId], colour: null, billable: null },
          { id: textsId, projectId, parentId: draftId, path: [draftId, textsId] },
        ],
        recent: [],
      },
    ])
  })

  it('is empty at first, and one’s own', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    await makeTree(other.send)
    expect((await mia.send('GET', '/v1/time-tree')).json).toEqual({
      clients: [],
      projects: [],
      tasks: [],
      recent: [],
    })
    expect((await mia.send('GET', '/v1/time-tree/totals')).json).toEqual({ data: [] })
  })

  it('tells clients apart by their colours, as long as there are enough', async () => {
    const { send } = await person('Mia')
    const coloured = z.object({ colour: z.string() })
    const colours = []
    for (const name of [
      'Acme',
      'Lindgren',
      'Oslo',
      'Bergen',
      'Umea',
      'Lund',
      'Malmo',
      'Turku',
      'Vaasa',
      'Aarhus',
      'Ribe',
    ])
      colours.push(coloured.parse((await send('POST', '/v1/clients', { name })).json).colour)
    expect(new Set(colours).size).toBe(11)
    expect(coloured.parse((await send('POST', '/v1/clients', { name: 'One more' })).json).colour).not.toBe(
      'slate',
    )
  })

  it('names the last five that one tracked time on and that are in use', async () => {
    const mia = await person('Mia')
    const ben = await joinWorkspace(harness, mia.send, { role: 'member' })
    const { projectId, draftId, textsId } = await makeTree(mia.send)
    const more = []
    for (const name of ['A', 'B', 'C', 'D']) more.push(idOf(await mia.send('POST', '/v1/projects', { name })))
    await track(harness, mia, { projectId, taskId: textsId }, '2026-11-02T08:00:00Z', 60)
    for (const [hour, id] of more.entries())
      await track(harness, mia, { projectId: id, taskId: null }, `2026-11-03T0${hour}:00:00Z`, 60)
    await track(harness, mia, { projectId, taskId: draftId }, '2026-11-04T08:00:00Z', 60)
    await track(harness, mia, { projectId, taskId: draftId }, '2026-11-05T08:00:00Z', 60)
    await track(harness, ben, { projectId, taskId: null }, '2026-11-06T08:00:00Z', 60)
    await mia.send('POST', `/v1/projects/${more[0]}/archive`)
    const { recent } = treeShape.parse((await mia.send('GET', '/v1/time-tree')).json)
    expect(recent).toHaveLength(5)
    expect(recent[0]).toEqual({ projectId, taskId: draftId })
    expect(recent.at(-1)).toEqual({ projectId, taskId: textsId })
    expect(recent).not.toContainEqual({ projectId: more[0], taskId: null })
    await mia.send('POST', `/v1/tasks/${draftId}/archive`)
    const later = treeShape.parse((await mia.send('GET', '/v1/time-tree')).json)
    expect(later.recent).toEqual(
      more
        .slice(1)
        .reverse()
        .map((id) => ({ projectId: id, taskId: null })),
    )
  })
})

describe('the totals', () => {
  const totalsOf = async (send: Awaited<ReturnType<typeof person>>['send']) => {
    const { data } = totalsShape.parse((await send('GET', '/v1/time-tree/totals')).json)
    return new Map(
      data.map(({ id, trackedSeconds, estimateSeconds }) => [id, [trackedSeconds, estimateSeconds]]),
    )
  }

  it('add up from task to client, for each as far as they may see', async () => {
    const mia = await person('Mia')
    const ben = await joinWorkspace(harness, mia.send, { role: 'member' })
    const { clientId, projectId, draftId, textsId } = await makeTree(mia.send)
    await track(harness, mia, { projectId, taskId: textsId }, '2026-11-02T08:00:00Z', 100)
    const on = await track(harness, ben, { projectId, taskId: draftId }, '2026-11-02T08:00:00Z', 1000)
    await track(harness, ben, { projectId, taskId: null }, '2026-11-02T10:00:00Z', 10_000)
    expect(await totalsOf(mia.send)).toEqual(
      new Map([
        [clientId, [11_100, null]],
        [projectId, [11_100, null]],
        [draftId, [1100, null]],
        [textsId, [100, null]],
      ]),
    )
    expect((await totalsOf(ben.send)).get(projectId)).toEqual([11_000, null])
    expect((await totalsOf(ben.send)).get(textsId)).toBeUndefined()
    // They follow every change of an entry: how long it is, where it is, whether it is.
    await on.change({ ended_at: '2026-11-02T08:00:05Z' })
    expect((await totalsOf(mia.send)).get(draftId)).toEqual([105, null])
    await on.change({ task_id: textsId })
    expect((await totalsOf(mia.send)).get(textsId)).toEqual([105, null])
    await on.change({ deleted_at: '2026-11-03T08:00:05Z' })
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([10_100, null])
    await on.change({ deleted_at: null, ended_at: null })
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([10_100, null])
  })

  it('take an estimate of one’s own, or else those beneath', async () => {
    const mia = await person('Mia')
    const { clientId, projectId, draftId, textsId } = await makeTree(mia.send)
    const estimate = (path: string, estimateSeconds: number | null) =>
      mia.send('PATCH', `/v1/${path}`, { estimateSeconds })
    await estimate(`tasks/${textsId}`, 100)
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([0, 100])
    await estimate(`tasks/${draftId}`, 250)
    await mia.send('POST', '/v1/tasks', { name: 'Build', projectId, estimateSeconds: 1000 })
    const totals = await totalsOf(mia.send)
    expect([textsId, draftId, projectId, clientId].map((id) => totals.get(id)?.[1])).toEqual([
      100, 250, 1250, 1250,
    ])
    await estimate(`projects/${projectId}`, 2000)
    await mia.send('POST', '/v1/projects', { name: 'More', clientId, estimateSeconds: 30 })
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([0, 2030])
    await estimate(`clients/${clientId}`, 1)
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([0, 1])
    await estimate(`clients/${clientId}`, null)
    expect((await totalsOf(mia.send)).get(clientId)).toEqual([0, 2030])
  })

  it('count only the time on what was estimated as used of an estimate', async () => {
    const mia = await person('Mia')
    const { clientId, projectId, textsId } = await makeTree(mia.send)
    await mia.send('PATCH', `/v1/projects/${projectId}`, { estimateSeconds: 7200 })
    const support = idOf(await mia.send('POST', '/v1/projects', { name: 'Support', clientId }))
    const write = (of: object) =>
      mia.send('POST', '/v1/time-entries', { ...of, date: '2026-03-02', durationSeconds: 3600 })
    await write({ projectId, taskId: textsId })
    await write({ projectId: support })
    const { json } = await mia.send('GET', '/v1/time-tree/totals')
    expect(json).toMatchObject({
      data: expect.arrayContaining([
        { id: clientId, trackedSeconds: 7200, estimateSeconds: 7200, estimateUsedSeconds: 3600 },
        { id: support, trackedSeconds: 3600, estimateSeconds: null, estimateUsedSeconds: null },
      ]),
    })
  })
})

describe('its lists', () => {
  it('come in pages, the oldest first, without what is archived unless asked for', async () => {
    const mia = await person('Mia')
    const ids = []
    for (const name of ['C', 'A', 'B']) ids.push(idOf(await mia.send('POST', '/v1/clients', { name })))
    const first = await mia.send('GET', '/v1/clients?limit=2')
    expect(rowsOf(first).map(({ name }) => name)).toEqual(['C', 'A'])
    expect(rowsOf(await mia.send('GET', `/v1/clients?limit=2&cursor=${cursorOf(first)}`))).toMatchObject([
      { name: 'B' },
    ])
    await mia.send('POST', `/v1/clients/${ids[1]}/archive`)
    const namesFor = async (archived: string) =>
      rowsOf(await mia.send('GET', `/v1/clients?archived=${archived}`)).map(({ name }) => name)
    expect(await namesFor('false')).toEqual(['C', 'B'])
    expect(await namesFor('true')).toEqual(['A'])
    expect(await namesFor('all')).toEqual(['C', 'A', 'B'])
    expect(outcome(await mia.send('GET', '/v1/clients?archived=maybe'))).toEqual([422, 'invalid'])
  })

  it('can be of one client, project or task', async () => {
    const mia = await person('Mia')
    const { clientId, projectId, draftId, textsId } = await makeTree(mia.send)
    await mia.send('POST', '/v1/projects', { name: 'Own' })
    expect(rowsOf(await mia.send('GET', `/v1/projects?clientId=${clientId}`))).toMatchObject([
      { id: projectId },
    ])
    expect(rowsOf(await mia.send('GET', `/v1/tasks?projectId=${projectId}`))).toHaveLength(2)
    expect(rowsOf(await mia.send('GET', `/v1/tasks?parentId=${draftId}`))).toMatchObject([{ id: textsId }])
    expect(rowsOf(await mia.send('GET', `/v1/tasks?parentId=${textsId}`))).toEqual([])
  })
})

describe('the tree belongs to managers', () => {
  it('who alone change it; all others read it', async () => {
    const mia = await person('Mia')
    const { clientId } = await makeTree(mia.send)
    for (const role of ['manager', 'member', 'viewer'] as const) {
      const one = await joinWorkspace(harness, mia.send, { role })
      const status = role === 'manager' ? 201 : 403
      expect((await one.send('POST', '/v1/projects', { name: role, clientId })).status).toBe(status)
      expect((await one.send('GET', '/v1/time-tree')).status).toBe(200)
      expect((await one.send('GET', `/v1/clients/${clientId}`)).status).toBe(200)
    }
  })

  it('and rates are told to them alone', async () => {
    const mia = await person('Mia')
    const ben = await joinWorkspace(harness, mia.send, { role: 'member' })
    const { clientId, projectId, textsId } = await makeTree(mia.send)
    const rate = { amount: 9500, currency: 'EUR' }
    for (const path of [`clients/${clientId}`, `projects/${projectId}`, `tasks/${textsId}`]) {
      expect((await mia.send('PATCH', `/v1/${path}`, { rate: { amount: 9500 } })).json).toMatchObject({
        rate,
      })
      expect((await ben.send('GET', `/v1/${path}`)).json).toMatchObject({ rate: null })
    }
    expect((await mia.send('GET', '/v1/time-tree')).json).toMatchObject({ projects: [{ rate }] })
    expect((await ben.send('GET', '/v1/time-tree')).json).toMatchObject({ projects: [{ rate: null }] })
    const made = await mia.send('POST', '/v1/projects', {
      name: 'Dear',
      rate: { amount: 20_000, currency: 'EUR' },
    })
    expect([made.status, made.json]).toMatchObject([201, { rate: { amount: 20_000, currency: 'EUR' } }])
    expect(
      outcome(await mia.send('PATCH', `/v1/clients/${clientId}`, { rate: { amount: 1, currency: 'USD' } })),
    ).toEqual([422, 'invalid'])
  })
})
