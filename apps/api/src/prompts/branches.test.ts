import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { promptBranches, prompts } from '@promptsheet/db/schema/prompts'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { body, branches, merge, publish, save } from './testing/try-outs.ts'

const harness = await startHarness()
const { person, deps } = harness

describe('trying a text out', () => {
  it('leaves alone what everybody uses, finds and exports', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const before = (await mia.send('GET', '/v1/prompts')).json
    const tried = await publish(mia, id, { body: 'Zebras only', branch: 'A new  idea' })
    expect([tried.status, tried.headers.get('etag'), tried.json]).toMatchObject([
      201,
      '"r2"',
      { number: 2, branch: 'A new idea', parentNumber: 1, body: 'Zebras only' },
    ])
    expect((await mia.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({
      currentVersion: { number: 1, branch: 'main', body },
      versionCount: 2,
    })
    expect((await mia.send('GET', '/v1/prompts')).json).toEqual(before)
    expect(rowsOf(await mia.send('GET', '/v1/prompts?q=zebras'))).toEqual([])
    const exported = await mia.send('GET', '/v1/exports/prompts?format=csv')
    expect([exported.status, exported.text]).toEqual([200, expect.not.stringContaining('Zebras')])
  })

  it('numbers versions without gaps on all branches, and tells how far each is from main', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea 1', branch: 'idea' })
    await publish(mia, id, { body: 'Main 2' })
    await publish(mia, id, { body: 'Idea 2', branch: 'idea' })
    await publish(mia, id, { body: 'Other 1', branch: 'other' })
    const list = async (query: string) =>
      rowsOf(await mia.send('GET', `/v1/prompts/${id}/versions${query}`)).map(({ number }) => number)
    expect([
      await list(''),
      await list('?branch=main'),
      await list('?branch=idea'),
      await list('?branch=x'),
    ]).toEqual([[5, 4, 3, 2, 1], [3, 1], [4, 2], []])
    expect(await branches(mia, id)).toMatchObject([
      { name: 'other', headNumber: 5, baseNumber: 3, ahead: 1, behind: 0, author: { name: 'Mia' } },
      { name: 'idea', headNumber: 4, baseNumber: 1, ahead: 2, behind: 1, uses: 0 },
    ])
    expect((await mia.send('GET', `/v1/prompts/${id}/diff?from=3&to=4`)).status).toBe(200)
    const same = await publish(mia, id, { body: 'Idea 2', branch: 'idea' })
    expect([same.status, same.json]).toMatchObject([200, { number: 4 }])
    const nothing = await publish(mia, id, { body: 'Main 2', branch: 'empty' })
    expect([nothing.status, nothing.json]).toMatchObject([200, { number: 3, branch: 'main' }])
    expect(await branches(mia, id)).toHaveLength(2)
  })

  it('counts how it did', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea', branch: 'idea' })
    const use = (version: number) =>
      mia.send('POST', `/v1/prompts/${id}/uses`, { version, surface: 'web', target: 'claude' })
    await use(1)
    await mia.send('PATCH', `/v1/uses/${idOf(await use(2))}`, { outcome: 'as_is' })
    await mia.send('PATCH', `/v1/uses/${idOf(await use(2))}`, { outcome: 'edited' })
    await use(2)
    expect(await branches(mia, id)).toMatchObject([{ uses: 3, asIs: 1, edited: 1 }])
  })

  it('refuses names that could not be told apart or put in a path', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    for (const branch of ['', ' ', 'Main', 'a/b', '..', 'x'.repeat(61), 'a\u0000', 7])
      expect((await publish(mia, id, { body: 'x', branch })).status, String(branch)).toBe(422)
    expect((await publish(mia, id, { body: 'x', branch: 'Été 100% 日本' })).status).toBe(201)
    expect((await merge(mia, id, { name: 'Été 100% 日本' })).status).toBe(201)
    expect((await publish(mia, id, { body: 'y', branch: 'main' })).json).toMatchObject({ branch: 'main' })
    expect((await publish(mia, id, { body: 'z', branch: 'idea' }, {})).status).toBe(428)
    expect((await publish(mia, id, { body: 'z', branch: 'idea' }, { 'if-match': '"r1"' })).status).toBe(412)
    expect((await publish(mia, randomUUID(), { body: 'z', branch: 'idea' })).status).toBe(404)
  })

  it('takes fifty at once and says what to do then', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    for (let n = 0; n < 50; n++)
      expect((await publish(mia, id, { body: `Idea ${n}`, branch: `idea ${n}` })).status).toBe(201)
    expect(outcome(await publish(mia, id, { body: 'More', branch: 'more' }))).toEqual([
      409,
      'too_many_branches',
    ])
    expect((await publish(mia, id, { body: 'Idea 0 again', branch: 'idea 0' })).status).toBe(201)
    const path = `/v1/prompts/${id}/branches/idea%200`
    expect((await mia.send('DELETE', path)).status).toBe(204)
    expect((await publish(mia, id, { body: 'More', branch: 'more' })).status).toBe(201)
    expect(outcome(await mia.send('POST', `${path}/undelete`))).toEqual([409, 'too_many_branches'])
  })
})

describe('throwing a try-out away', () => {
  it('can be undone and keeps its versions', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea', branch: 'idea' })
    const path = `/v1/prompts/${id}/branches/idea`
    expect((await mia.send('DELETE', path, undefined, { 'if-match': '"r1"' })).status).toBe(412)
    expect((await mia.send('DELETE', path, undefined, { 'if-match': '"r2"' })).status).toBe(204)
    expect((await mia.send('DELETE', path)).status).toBe(404)
    expect(await branches(mia, id)).toEqual([])
    expect((await mia.send('GET', `/v1/prompts/${id}/versions/2`)).status).toBe(200)
    const back = await mia.send('POST', `${path}/undelete`)
    expect([back.status, back.json]).toMatchObject([200, { name: 'idea', headNumber: 2 }])
    expect((await mia.send('POST', `${path}/undelete`)).status).toBe(404)
    expect((await mia.send('DELETE', `/v1/prompts/${id}/branches/none`)).status).toBe(404)
    const trail = rowsOf(await mia.send('GET', `/v1/audit-entries?promptId=${id}`))
    expect(trail.map(({ action }) => action)).toEqual([
      'prompt.branch_undeleted',
      'prompt.branch_deleted',
      'prompt.branch_published',
      'prompt.created',
    ])
  })
})

describe('the database', () => {
  it('keeps the current version on main, and a branch on versions of its own', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea', branch: 'idea' })
    const tenant = { workspaceId: mia.workspace.id, memberId: mia.workspace.memberId, userId: mia.user.id }
    const broken = { cause: expect.objectContaining({ code: '23503' }) }
    await expect(
      inWorkspace(deps.db, tenant, (tx) => tx.update(prompts).set({ currentVersion: 2 })),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      inWorkspace(deps.db, tenant, (tx) => tx.update(promptBranches).set({ headNumber: 1 })),
    ).rejects.toMatchObject(broken)
    await expect(
      inWorkspace(deps.db, tenant, (tx) => tx.update(promptBranches).set({ baseNumber: 2 })),
    ).rejects.toMatchObject({ cause: expect.objectContaining({ code: '42501' }) })
  })

  it('shows no viewer the way to change one, and strangers nothing', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    await publish(mia, id, { body: 'Idea', branch: 'idea' })
    const vera = await joinWorkspace(harness, mia.send, { name: 'Vera', role: 'viewer' })
    expect(await branches(vera, id)).toHaveLength(1)
    expect((await publish(vera, id, { body: 'x', branch: 'mine' })).status).toBe(403)
    expect((await merge(vera, id)).status).toBe(403)
    expect((await vera.send('DELETE', `/v1/prompts/${id}/branches/idea`)).status).toBe(403)
    expect((await vera.send('POST', `/v1/prompts/${id}/fork`, {})).status).toBe(403)
    const stranger = await person('Stan')
    expect((await stranger.send('GET', `/v1/prompts/${id}/branches`)).status).toBe(404)
    expect((await merge(stranger, id)).status).toBe(404)
  })
})
