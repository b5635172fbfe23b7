import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client } = harness

const role = (of: { workspace: { memberId: string } }, to: string) =>
  ['PATCH', `/v1/members/${of.workspace.memberId}`, { role: to }] as const
const removal = (of: { workspace: { memberId: string } }) =>
  ['DELETE', `/v1/members/${of.workspace.memberId}`] as const

describe('the people in a workspace', () => {
  it('are listed to everybody in it, page by page', async () => {
    const mia = await person('Mia')
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer', name: 'Vic' })
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'Sales' }))
    await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [viewer.workspace.memberId] })
    const all = await viewer.send('GET', '/v1/members')
    expect(rowsOf(all)).toMatchObject([
      { id: mia.workspace.memberId, userId: mia.user.id, email: mia.email, role: 'owner', teamIds: [] },
      { id: viewer.workspace.memberId, name: 'Vic', role: 'viewer', teamIds: [team] },
    ])
    const first = await viewer.send('GET', '/v1/members?limit=1')
    const second = await viewer.send('GET', `/v1/members?limit=1&cursor=${cursorOf(first)}`)
    expect([...rowsOf(first), ...rowsOf(second)]).toEqual(rowsOf(all))
    expect(cursorOf(second)).toBeNull()
  })

  it('are not listed to strangers', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    expect(JSON.stringify(rowsOf(await other.send('GET', '/v1/members')))).not.toContain(mia.email)
  })
})

describe('changing a role', () => {
  it('is for owners and admins, and takes effect at once', async () => {
    const mia = await person('Mia')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const joe = await joinWorkspace(harness, mia.send)
    expect(outcome(await joe.send(...role(joe, 'admin')))).toEqual([403, 'forbidden'])
    expect((await admin.send(...role(joe, 'viewer'))).json).toMatchObject({ role: 'viewer' })
    expect((await joe.send('GET', '/v1/me')).json).toMatchObject({ workspace: { role: 'viewer' } })
    expect(outcome(await admin.send(...role(joe, 'king')))).toEqual([422, 'invalid'])
  })

  it('makes and unmakes owners for owners alone', async () => {
    const mia = await person('Mia')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    expect(outcome(await admin.send(...role(admin, 'owner')))).toEqual([403, 'owners_only'])
    expect(outcome(await admin.send(...role(mia, 'member')))).toEqual([403, 'owners_only'])
    expect(outcome(await admin.send(...removal(mia)))).toEqual([403, 'owners_only'])
    expect((await mia.send(...role(admin, 'owner'))).status).toBe(200)
    expect((await admin.send(...role(mia, 'member'))).status).toBe(200)
  })

  it('leaves the last owner one, also when two owners unmake each other at once', async () => {
    const mia = await person('Mia')
    expect(outcome(await mia.send(...role(mia, 'admin')))).toEqual([409, 'last_owner'])
    expect(outcome(await mia.send(...removal(mia)))).toEqual([409, 'last_owner'])
    const second = await joinWorkspace(harness, mia.send, { role: 'owner' })
    const answers = await Promise.all([
      mia.send(...role(mia, 'member')),
      second.send(...role(second, 'member')),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const owners = rowsOf(await mia.send('GET', '/v1/members')).filter((row) => row.role === 'owner')
    expect(owners).toHaveLength(1)
  })

  it('does not know members of other workspaces', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    expect(outcome(await mia.send(...role(other, 'viewer')))).toEqual([404, 'member_not_found'])
    expect(outcome(await mia.send(...removal(other)))).toEqual([404, 'member_not_found'])
  })
})

describe('removing a member', () => {
  it('shuts every door to the workspace and keeps their name on what they did', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { role: 'manager' })
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'Sales' }))
    await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [joe.workspace.memberId] })
    const made = await joe.send('POST', '/v1/api-keys', { name: 'Key', scopes: ['workspace:read'] })
    const { key } = JSON.parse(made.text)
    const byKey = client({ authorization: `Bearer ${key}` })
    expect((await byKey('GET', '/v1/members')).status).toBe(200)

    expect((await mia.send(...removal(joe))).status).toBe(204)
    expect((await byKey('GET', '/v1/members')).status).toBe(401)
    expect(outcome(await joe.send('GET', '/v1/members'))).toEqual([403, 'no_workspace'])
    expect((await joe.send('GET', '/v1/me')).json).toMatchObject({ workspace: null, workspaces: [] })
    expect(outcome(await joe.send('POST', `/v1/workspaces/${mia.workspace.id}/activate`))).toEqual([
      404,
      'workspace_not_found',
    ])
    expect(rowsOf(await mia.send('GET', '/v1/teams'))).toMatchObject([{ memberIds: [] }])
    expect(rowsOf(await mia.send('GET', '/v1/members'))).toHaveLength(1)
    expect(outcome(await mia.send(...removal(joe)))).toEqual([404, 'member_not_found'])
    const [removed, created] = rowsOf(await mia.send('GET', '/v1/audit-entries'))
    expect(removed).toMatchObject({ action: 'member.removed', subject: { id: joe.workspace.memberId } })
    expect(created).toMatchObject({ action: 'api_key.created', actor: { name: 'Joe' } })
  })

  it('lets everybody leave, and nobody but owners and admins remove others', async () => {
    const mia = await person('Mia')
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer' })
    const joe = await joinWorkspace(harness, mia.send)
    expect(outcome(await joe.send(...removal(viewer)))).toEqual([403, 'forbidden'])
    expect((await viewer.send(...removal(viewer))).status).toBe(204)
    expect(rowsOf(await mia.send('GET', '/v1/audit-entries'))[0]).toMatchObject({ action: 'member.left' })
  })
})
