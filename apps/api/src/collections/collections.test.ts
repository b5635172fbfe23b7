import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, passTime } = harness

/** A workspace with an owner, a manager, a member and two teams: HR has the manager and the member, Sales only the owner. */
async function company() {
  const mia = await person('Mia')
  const max = await joinWorkspace(harness, mia.send, { role: 'manager', name: 'Max' })
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
  const team = async (name: string, memberIds: string[]) =>
    idOf(await mia.send('POST', '/v1/teams', { name, memberIds }))
  const hr = await team('HR', [max.workspace.memberId, joe.workspace.memberId])
  const sales = await team('Sales', [mia.workspace.memberId])
  return { mia, max, joe, hr, sales }
}

describe('collections', () => {
  it('are made, renamed and listed by name', async () => {
    const { mia, joe } = await company()
    const made = await joe.send('POST', '/v1/collections', { name: ' Été ', description: 'Summer' })
    expect([made.status, made.json]).toMatchObject([
      201,
      {
        name: 'Été',
        description: 'Summer',
        visibility: 'workspace',
        teamIds: [],
        promptCount: 0,
        createdBy: { name: 'Joe' },
      },
    ])
    const id = idOf(made)
    expect((await mia.send('GET', made.headers.get('location') ?? '')).json).toEqual(made.json)
    for (const name of ['zoo', 'Alpha']) await mia.send('POST', '/v1/collections', { name })
    const page = await joe.send('GET', '/v1/collections?limit=2')
    expect(rowsOf(page).map(({ name }) => name)).toEqual(['Alpha', 'Été'])
    expect(
      rowsOf(await joe.send('GET', `/v1/collections?cursor=${cursorOf(page)}`)).map(({ name }) => name),
    ).toEqual(['zoo'])
    expect((await mia.send('PATCH', `/v1/collections/${id}`, { name: 'Summer' })).json).toMatchObject({
      name: 'Summer',
    })
    expect((await mia.send('PATCH', `/v1/collections/${id}`, { name: ' ' })).status).toBe(422)
    // Nobody is left to believe that this closed it, or changed who is in a team.
    const closing = await mia.send('PATCH', `/v1/collections/${id}`, { name: 'x', visibility: 'teams' })
    expect([closing.status, closing.text]).toEqual([422, expect.stringContaining('by PUT …/access')])
    expect((await mia.send('GET', `/v1/collections/${id}`)).json).toMatchObject({ name: 'Summer' })
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'PR' }))
    const joining = await mia.send('PATCH', `/v1/teams/${team}`, { name: 'x', memberIds: [] })
    expect([joining.status, joining.text]).toEqual([422, expect.stringContaining('by PUT …/members')])
    expect(outcome(await mia.send('GET', `/v1/collections/${randomUUID()}`))).toEqual([
      404,
      'collection_not_found',
    ])
    expect(outcome(await mia.send('GET', '/v1/collections?cursor=e30'))).toEqual([422, 'invalid'])
  })

  it('are not for viewers to make or change', async () => {
    const { mia } = await company()
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer', name: 'Vic' })
    const id = idOf(await mia.send('POST', '/v1/collections', { name: 'All' }))
    expect(outcome(await viewer.send('POST', '/v1/collections', { name: 'x' }))).toEqual([403, 'forbidden'])
    expect(outcome(await viewer.send('PATCH', `/v1/collections/${id}`, { name: 'x' }))).toEqual([
      403,
      'forbidden',
    ])
    expect(rowsOf(await viewer.send('GET', '/v1/collections'))).toHaveLength(1)
  })
})

describe('who sees a collection', () => {
  it('is changed by managers and its maker, and only so that they still see it', async () => {
    const { mia, max, joe, hr, sales } = await company()
    const id = idOf(await mia.send('POST', '/v1/collections', { name: 'Plans' }))
    const limit = (send: typeof mia.send, teamIds: string[], visibility = 'teams') =>
      send('PUT', `/v1/collections/${id}/access`, { visibility, teamIds })
    expect(outcome(await limit(joe.send, [hr]))).toEqual([403, 'forbidden'])
    for (const teamIds of [[], [hr], [sales, randomUUID()], ['x']])
      expect((await limit(mia.send, teamIds)).status).toBe(422)
    expect((await limit(mia.send, [hr])).json).toMatchObject({
      errors: [{ path: 'body.teamIds', message: expect.stringContaining('lock yourself out') }],
    })
    expect((await limit(max.send, [hr, hr])).json).toMatchObject({ visibility: 'teams', teamIds: [hr] })
    expect((await mia.send('GET', `/v1/collections/${id}`)).status).toBe(404)
    expect((await limit(mia.send, [sales])).status).toBe(404)
    expect((await limit(max.send, [hr, sales])).status).toBe(200)
    expect((await limit(mia.send, [sales])).json).toMatchObject({ teamIds: [sales] })
    expect((await joe.send('GET', `/v1/collections/${id}`)).status).toBe(404)
    expect((await limit(mia.send, [sales], 'workspace')).json).toMatchObject({
      visibility: 'workspace',
      teamIds: [],
    })
    expect((await joe.send('GET', `/v1/collections/${id}`)).status).toBe(200)
  })

  it('may be limited from the start by a member, to a team of theirs', async () => {
    const { joe, max, mia, hr, sales } = await company()
    const make = (teamIds: string[]) =>
      joe.send('POST', '/v1/collections', { name: 'Hiring', visibility: 'teams', teamIds })
    expect((await make([sales])).status).toBe(422)
    const made = await make([hr])
    expect([made.status, made.json]).toMatchObject([201, { visibility: 'teams', teamIds: [hr] }])
    expect(rowsOf(await max.send('GET', '/v1/collections'))).toHaveLength(1)
    expect(rowsOf(await mia.send('GET', '/v1/collections'))).toEqual([])
  })

  it('decides who may keep a prompt in it', async () => {
    const { mia, joe, hr } = await company()
    const collectionId = idOf(
      await joe.send('POST', '/v1/collections', { name: 'H', visibility: 'teams', teamIds: [hr] }),
    )
    const fields = { name: 'A', body: 'B', collectionId }
    const refused = await joe.send('POST', '/v1/prompts', { ...fields, ownerId: mia.workspace.memberId })
    expect([refused.status, refused.json]).toMatchObject([422, { errors: [{ path: 'body.ownerId' }] }])
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Hers', body: 'B' }))
    const moved = await joe.send('PATCH', `/v1/prompts/${id}`, { collectionId })
    expect([moved.status, moved.json]).toMatchObject([422, { errors: [{ path: 'body.ownerId' }] }])
    const taken = await joe.send('PATCH', `/v1/prompts/${id}`, {
      collectionId,
      ownerId: joe.workspace.memberId,
    })
    expect(taken.status).toBe(200)
    expect((await mia.send('GET', `/v1/prompts/${id}`)).status).toBe(404)
    expect((await mia.send('POST', '/v1/prompts', fields)).json).toMatchObject({
      errors: [{ path: 'body.collectionId' }],
    })
  })
})

describe('deleting a collection', () => {
  it('asks where its prompts go, moves them there and writes it down', async () => {
    const { mia, joe, max, hr } = await company()
    const secret = idOf(
      await joe.send('POST', '/v1/collections', { name: 'H', visibility: 'teams', teamIds: [hr] }),
    )
    const other = idOf(
      await max.send('POST', '/v1/collections', { name: 'I', visibility: 'teams', teamIds: [hr] }),
    )
    const id = idOf(await joe.send('POST', '/v1/prompts', { name: 'A', body: 'B', collectionId: secret }))
    const path = `/v1/collections/${secret}`
    const full = await max.send('DELETE', path)
    expect([outcome(full), full.json]).toMatchObject([[409, 'collection_not_empty'], { promptCount: 1 }])
    for (const moveTo of ['nowhere', secret, secret.toUpperCase(), randomUUID()])
      expect((await max.send('DELETE', `${path}?moveTo=${moveTo}`)).json).toMatchObject({
        errors: [{ path: 'query.moveTo' }],
      })
    expect((await max.send('DELETE', `${path}?moveTo=${other}`)).status).toBe(204)
    expect((await joe.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({
      collectionId: other,
      revision: 2,
    })
    expect((await mia.send('GET', `/v1/prompts/${id}`)).status).toBe(404)
    expect((await max.send('DELETE', `/v1/collections/${other}?moveTo=none`)).status).toBe(204)
    expect((await mia.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({
      collectionId: null,
      revision: 3,
    })
    expect(rowsOf(await joe.send('GET', '/v1/collections'))).toEqual([])
    // Of the limited collections the owner, in none of their teams, reads nothing in the audit trail either.
    const actions = rowsOf(await mia.send('GET', '/v1/audit-entries')).map(({ action }) => String(action))
    expect(actions.filter((action) => /collection|prompt/.test(action))).toEqual([])
  })

  it('is for managers and its maker, and can be undone for 30 days', async () => {
    const { mia, joe } = await company()
    const id = idOf(await mia.send('POST', '/v1/collections', { name: 'All' }))
    const prompt = idOf(await mia.send('POST', '/v1/prompts', { name: 'A', body: 'B', collectionId: id }))
    await mia.send('DELETE', `/v1/prompts/${prompt}`)
    expect(outcome(await joe.send('DELETE', `/v1/collections/${id}`))).toEqual([403, 'forbidden'])
    expect((await mia.send('DELETE', `/v1/collections/${id}`)).status).toBe(204)
    expect((await mia.send('DELETE', `/v1/collections/${id}`)).status).toBe(404)
    expect(outcome(await mia.send('POST', `/v1/prompts/${prompt}/undelete`))).toEqual([
      409,
      'collection_deleted',
    ])
    const put = await mia.send('POST', '/v1/prompts', { name: 'A', body: 'B', collectionId: id })
    expect(put.status).toBe(422)
    expect(outcome(await joe.send('POST', `/v1/collections/${id}/undelete`))).toEqual([403, 'forbidden'])
    expect((await mia.send('POST', `/v1/collections/${id}/undelete`)).status).toBe(200)
    expect((await mia.send('POST', `/v1/collections/${id}/undelete`)).status).toBe(404)
    expect((await mia.send('POST', `/v1/prompts/${prompt}/undelete`)).status).toBe(200)
    const empty = idOf(await mia.send('POST', '/v1/collections', { name: 'Empty' }))
    await mia.send('DELETE', `/v1/collections/${empty}`)
    passTime(31 * 86_400)
    expect((await mia.send('POST', `/v1/collections/${empty}/undelete`)).status).toBe(404)
  })
})
