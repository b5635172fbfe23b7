import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, track } from '../time-tree/testing/make-tree.ts'

const harness = await startHarness()
const { person } = harness

const pathOf = z.object({ path: z.array(z.string()), projectId: z.string() })
const firstError = z.object({ errors: z.array(z.object({ path: z.string(), message: z.string() })).min(1) })

describe('tasks', () => {
  it('are made in a project or beneath a task, which brings its project along', async () => {
    const mia = await person('Mia')
    const { projectId, textsId } = await makeTree(mia.send)
    const made = await mia.send('POST', '/v1/tasks', {
      name: '  Head \n lines ',
      parentId: textsId,
      code: 'H1',
      colour: 'pink',
      billable: false,
      estimateSeconds: 5400,
    })
    expect([made.status, made.json]).toMatchObject([
      201,
      { name: 'Head lines', projectId, parentId: textsId, code: 'H1', colour: 'pink', billable: false },
    ])
    expect(made.headers.get('location')).toBe(`/v1/tasks/${idOf(made)}`)
    expect((await mia.send('GET', `/v1/tasks/${idOf(made)}`)).json).toEqual(made.json)
  })

  it('need a place that is here, in use, and one', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const theirs = await makeTree(other.send)
    const { clientId, projectId, draftId, textsId } = await makeTree(mia.send)
    const second = idOf(await mia.send('POST', '/v1/projects', { name: 'Second' }))
    const refused = async (body: object) => {
      const answer = await mia.send('POST', '/v1/tasks', { name: 'New', ...body })
      return [answer.status, firstError.parse(answer.json).errors[0]?.path]
    }
    expect(await refused({})).toEqual([422, 'body.projectId'])
    expect(await refused({ projectId: theirs.projectId })).toEqual([422, 'body.projectId'])
    expect(await refused({ parentId: theirs.draftId })).toEqual([422, 'body.parentId'])
    expect(await refused({ parentId: draftId, projectId: second })).toEqual([422, 'body.parentId'])
    await mia.send('POST', `/v1/tasks/${draftId}/archive`)
    expect(await refused({ parentId: textsId })).toEqual([422, 'body.parentId'])
    await mia.send('POST', `/v1/clients/${clientId}/archive`)
    expect(await refused({ projectId })).toEqual([422, 'body.projectId'])
  })

  it('have names of their own among their neighbours, archived ones aside', async () => {
    const mia = await person('Mia')
    const { projectId, draftId, textsId } = await makeTree(mia.send)
    const again = () => mia.send('POST', '/v1/tasks', { name: 'DRAFT', projectId })
    expect(outcome(await again())).toEqual([422, 'name_taken'])
    expect((await mia.send('POST', '/v1/tasks', { name: 'Draft', parentId: draftId })).status).toBe(201)
    await mia.send('POST', `/v1/tasks/${draftId}/archive`)
    expect((await again()).status).toBe(201)
    expect(outcome(await mia.send('POST', `/v1/tasks/${draftId}/unarchive`))).toEqual([409, 'name_taken'])
    await mia.send('PATCH', `/v1/tasks/${draftId}`, { name: 'Older draft' })
    const back = await mia.send('POST', `/v1/tasks/${draftId}/unarchive`)
    expect([back.status, back.json]).toMatchObject([200, { archivedAt: null }])
    expect(rowsOf(await mia.send('GET', `/v1/tasks?parentId=${draftId}`))).toHaveLength(2)
    // Moving it among others of its name is refused as well, unless it takes another name with it.
    const move = { parentId: null, projectId }
    await mia.send('PATCH', `/v1/tasks/${textsId}`, { name: 'Older Draft' })
    expect(outcome(await mia.send('PATCH', `/v1/tasks/${textsId}`, move))).toEqual([422, 'name_taken'])
    expect((await mia.send('PATCH', `/v1/tasks/${textsId}`, { ...move, name: 'Texts' })).status).toBe(200)
  })

  it('go 20 levels deep', async () => {
    const mia = await person('Mia')
    const { projectId, draftId } = await makeTree(mia.send)
    let parentId = draftId
    for (let level = 2; level <= 20; level++)
      parentId = idOf(await mia.send('POST', '/v1/tasks', { name: 'Part', parentId }))
    expect(outcome(await mia.send('POST', '/v1/tasks', { name: 'Part', parentId }))).toEqual([
      422,
      'too_deep',
    ])
    const top = idOf(await mia.send('POST', '/v1/tasks', { name: 'Top', projectId }))
    expect(outcome(await mia.send('PATCH', `/v1/tasks/${draftId}`, { parentId: top }))).toEqual([
      422,
      'too_deep',
    ])
  })
})

describe('a task moves', () => {
  it('with all beneath it, and back', async () => {
    const mia = await person('Mia')
    const { projectId, draftId, textsId } = await makeTree(mia.send)
    const headId = idOf(await mia.send('POST', '/v1/tasks', { name: 'Heads', parentId: textsId }))
    const get = async (id: string) => pathOf.parse((await mia.send('GET', `/v1/tasks/${id}`)).json)
    await mia.send('PATCH', `/v1/tasks/${textsId}`, { parentId: null })
    expect(await get(headId)).toEqual({ projectId, path: [textsId, headId] })
    const second = idOf(await mia.send('POST', '/v1/projects', { name: 'Second' }))
    const under = idOf(await mia.send('POST', '/v1/tasks', { name: 'Under', projectId: second }))
    await mia.send('PATCH', `/v1/tasks/${textsId}`, { parentId: under })
    expect(await get(headId)).toEqual({ projectId: second, path: [under, textsId, headId] })
    await mia.send('PATCH', `/v1/tasks/${textsId}`, { projectId })
    expect(await get(headId)).toEqual({ projectId, path: [textsId, headId] })
    await mia.send('PATCH', `/v1/tasks/${textsId}`, { parentId: draftId })
    expect(await get(headId)).toEqual({ projectId, path: [draftId, textsId, headId] })
    const actions = rowsOf(await mia.send('GET', '/v1/audit-entries')).map(({ action }) => action)
    expect(actions.filter((action) => action === 'task.changed')).toHaveLength(4)
  })

  it('with the time on it, but for what is approved', async () => {
    const mia = await person('Mia')
    const { projectId, draftId, textsId } = await makeTree(mia.send)
    const second = idOf(await mia.send('POST', '/v1/projects', { name: 'Second' }))
    const { change } = await track(harness, mia, { projectId, taskId: textsId }, '2026-11-02T08:00:00Z', 100)
    await mia.send('PATCH', `/v1/tasks/${draftId}`, { projectId: second })
    const { data } = z
      .object({ data: z.array(z.object({ id: z.string(), trackedSeconds: z.number() })) })
      .parse((await mia.send('GET', '/v1/time-tree/totals')).json)
    expect(data.find(({ id }) => id === second)?.trackedSeconds).toBe(100)
    expect(data.some(({ id }) => id === projectId)).toBe(false)
    await change({ status: 'approved' })
    expect(outcome(await mia.send('PATCH', `/v1/tasks/${draftId}`, { projectId }))).toEqual([
      409,
      'time_is_settled',
    ])
    // Inside its project it still may.
    expect((await mia.send('PATCH', `/v1/tasks/${textsId}`, { parentId: null })).status).toBe(200)
  })

  it('not into itself, nor into what is beneath it', async () => {
    const mia = await person('Mia')
    const { draftId, textsId } = await makeTree(mia.send)
    for (const parentId of [draftId, textsId])
      expect(outcome(await mia.send('PATCH', `/v1/tasks/${draftId}`, { parentId }))).toEqual([422, 'cycle'])
  })

  it('and two that move into each other at once make no circle', async () => {
    const mia = await person('Mia')
    const { projectId } = await makeTree(mia.send)
    for (let turn = 0; turn < 5; turn++) {
      const [a, b] = await Promise.all(
        ['A', 'B'].map(async (name) =>
          idOf(await mia.send('POST', '/v1/tasks', { name: `${name}${turn}`, projectId })),
        ),
      )
      const answers = await Promise.all([
        mia.send('PATCH', `/v1/tasks/${a}`, { parentId: b }),
        mia.send('PATCH', `/v1/tasks/${b}`, { parentId: a }),
        mia.send('POST', '/v1/tasks', { name: 'Child', parentId: a }),
        mia.send('POST', '/v1/tasks', { name: 'Child', parentId: b }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201, 201, 422])
    }
    const tasks = z
      .array(z.object({ id: z.string(), parentId: z.string().nullable(), path: z.array(z.string()) }))
      .parse(rowsOf(await mia.send('GET', '/v1/tasks?limit=200')))
    const known = new Map(tasks.map((task) => [task.id, task]))
    for (const { id, parentId, path } of tasks)
      expect(path).toEqual([...(known.get(parentId ?? '')?.path ?? []), id])
  })
})
