import { inWorkspace } from '@promptsheet/db/in-workspace'
import { auditEntries } from '@promptsheet/db/schema/audit'
import { describe, expect, it } from 'vitest'
import { newId } from '../deps.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace, tokenMailedTo } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client, runJobs, mails, passTime, deps } = harness
const accept = '/v1/auth/accept-invite'
const weekSeconds = 7 * 86_400

async function invited(by: Awaited<ReturnType<typeof person>>, email: string, more: object = {}) {
  const answer = await by.send('POST', '/v1/invites', { email, role: 'member', ...more })
  expect(outcome(answer)).toEqual([201])
  await runJobs()
  return { id: idOf(answer), token: tokenMailedTo(harness, email) }
}

describe('an invite', () => {
  it('brings a new person in, with a role, teams and a proved address', async () => {
    const mia = await person('Mia')
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'Sales' }))
    const gone = idOf(await mia.send('POST', '/v1/teams', { name: 'Gone' }))
    const { token } = await invited(mia, 'new@example.com', { role: 'manager', teamIds: [team, gone] })
    await mia.send('DELETE', `/v1/teams/${gone}`)
    const send = client()
    expect((await send('POST', '/v1/auth/invite-info', { token })).json).toEqual({
      workspaceName: 'Mia & co',
      email: 'new@example.com',
      hasAccount: false,
    })
    const missing = await send('POST', accept, { token })
    expect(missing.json).toMatchObject({ errors: [{ path: 'body.name' }, { path: 'body.password' }] })
    expect(outcome(await send('POST', accept, { token, name: 'Nia', password: 'short' }))).toEqual([
      422,
      'invalid',
    ])
    const answer = { token, name: 'Nia', password: 'eight red kites' }
    const joined = await send('POST', accept, answer)
    expect([joined.status, joined.json]).toMatchObject([
      200,
      {
        user: { name: 'Nia', email: 'new@example.com', emailVerified: true, timezone: 'Europe/Berlin' },
        workspace: { id: mia.workspace.id, role: 'manager' },
      },
    ])
    expect((await send('GET', '/v1/me')).json).toMatchObject({ workspace: { id: mia.workspace.id } })
    expect(rowsOf(await mia.send('GET', '/v1/members'))[1]).toMatchObject({ name: 'Nia', teamIds: [team] })
    expect(outcome(await client()('POST', accept, answer))).toEqual([422, 'link_expired'])
    expect(rowsOf(await mia.send('GET', '/v1/invites'))).toEqual([])
  })

  it('brings in somebody with an account, signed in or by the right password', async () => {
    const mia = await person('Mia')
    const joe = await person('Joe')
    const { token } = await invited(mia, joe.email)
    const info = await client()('POST', '/v1/auth/invite-info', { token })
    expect(info.json).toMatchObject({ hasAccount: true })
    expect(outcome(await client()('POST', accept, { token, name: 'X' }))).toEqual([401, 'sign_in_needed'])
    expect(outcome(await mia.send('POST', accept, { token }))).toEqual([401, 'sign_in_needed'])
    const wrong = { token, password: 'not this one' }
    expect(outcome(await client()('POST', accept, wrong))).toEqual([401, 'wrong_login'])
    expect((await joe.send('POST', accept, { token })).json).toMatchObject({
      user: { id: joe.user.id, emailVerified: true },
      workspace: { id: mia.workspace.id, role: 'member' },
    })
    expect((await joe.send('GET', '/v1/workspaces')).json).toMatchObject({ data: [{}, {}] })

    const ann = await person('Ann')
    const second = await invited(mia, ann.email)
    const send = client()
    const byPassword = await send('POST', accept, { token: second.token, password: ann.password })
    expect(byPassword.json).toMatchObject({ user: { id: ann.user.id } })
    expect((await send('GET', '/v1/members')).status).toBe(200)
  })

  it('is accepted once, however many try at the same moment', async () => {
    const mia = await person('Mia')
    const joe = await person('Joe')
    const { token } = await invited(mia, joe.email)
    const tries = Array.from({ length: 4 }, () => client()('POST', accept, { token, password: joe.password }))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 422, 422, 422])
  })

  it('gives somebody who was removed their old place back, and no old team', async () => {
    const mia = await person('Mia')
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'Sales' }))
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin', teamIds: [team] })
    await mia.send('DELETE', `/v1/members/${joe.workspace.memberId}`)
    const { token } = await invited(mia, joe.email, { role: 'viewer' })
    const back = await joe.send('POST', accept, { token })
    expect(back.json).toMatchObject({
      workspace: { id: mia.workspace.id, role: 'viewer', memberId: joe.workspace.memberId },
    })
    expect(rowsOf(await mia.send('GET', '/v1/members'))[1]).toMatchObject({ role: 'viewer', teamIds: [] })
  })

  it('is for owners and admins, and only an owner invites an owner', async () => {
    const mia = await person('Mia')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const manager = await joinWorkspace(harness, mia.send, { role: 'manager' })
    const invite = { email: 'boss@example.com', role: 'owner' }
    expect(outcome(await manager.send('POST', '/v1/invites', invite))).toEqual([403, 'forbidden'])
    expect(outcome(await manager.send('GET', '/v1/invites'))).toEqual([403, 'forbidden'])
    expect(outcome(await admin.send('POST', '/v1/invites', invite))).toEqual([403, 'owners_only'])
    expect((await mia.send('POST', '/v1/invites', invite)).json).toMatchObject({
      email: invite.email,
      role: 'owner',
      status: 'open',
      invitedBy: { name: 'Mia' },
    })
  })

  it('is no way for an admin into a team, and knows no team of another workspace', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
    const own = { email: admin.email.toUpperCase(), role: 'admin', teamIds: [team] }
    expect(outcome(await admin.send('POST', '/v1/invites', own))).toEqual([409, 'already_member'])
    const foreign = { email: 'x@example.com', role: 'member', teamIds: [team] }
    expect(outcome(await other.send('POST', '/v1/invites', foreign))).toEqual([422, 'invalid'])
  })

  it('is asked for once; again sends a new link, and the old one works no more', async () => {
    const mia = await person('Mia')
    const { id, token } = await invited(mia, 'again@example.com')
    const same = { email: 'AGAIN@example.com', role: 'viewer' }
    expect(outcome(await mia.send('POST', '/v1/invites', same))).toEqual([409, 'already_invited'])
    expect(outcome(await mia.send('POST', `/v1/invites/${id}/resend`))).toEqual([202])
    await runJobs()
    const fresh = tokenMailedTo(harness, 'again@example.com')
    expect(outcome(await client()('POST', '/v1/auth/invite-info', { token }))).toEqual([422, 'link_expired'])
    expect(outcome(await client()('POST', '/v1/auth/invite-info', { token: fresh }))).toEqual([200])
  })

  it('runs out after a week, and then gives way to a new one', async () => {
    const mia = await person('Mia')
    const { id, token } = await invited(mia, 'late@example.com')
    passTime(weekSeconds + 60)
    expect(
      outcome(await client()('POST', accept, { token, name: 'L', password: 'eight red kites' })),
    ).toEqual([422, 'link_expired'])
    expect(rowsOf(await mia.send('GET', '/v1/invites'))).toMatchObject([{ id, status: 'expired' }])
    const again = await invited(mia, 'late@example.com')
    expect(rowsOf(await mia.send('GET', '/v1/invites'))).toMatchObject([{ id: again.id, status: 'open' }])
  })

  it('leads nowhere when it was taken back, and is not mailed any more', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const { id, token } = await invited(mia, 'back@example.com')
    for (const path of [`/v1/invites/${id}`, `/v1/invites/${id}/resend`])
      expect(outcome(await other.send(path.endsWith('resend') ? 'POST' : 'DELETE', path))).toEqual([
        404,
        'invite_not_found',
      ])
    await mia.send('POST', `/v1/invites/${id}/resend`)
    expect(outcome(await mia.send('DELETE', `/v1/invites/${id}`))).toEqual([204])
    const before = mails.length
    await runJobs()
    expect(mails.length).toBe(before)
    expect(outcome(await client()('POST', '/v1/auth/invite-info', { token }))).toEqual([422, 'link_expired'])
    expect(outcome(await mia.send('DELETE', `/v1/invites/${id}`))).toEqual([404, 'invite_not_found'])
  })

  it('is refused when a workspace has asked for hundreds in a day', async () => {
    const mia = await person('Mia')
    const { id } = await invited(mia, 'first@example.com')
    const { id: workspaceId, memberId } = mia.workspace
    const createdAt = deps.clock()
    const asked = { workspaceId, actorKind: 'member', memberId, action: 'invite.created', createdAt } as const
    const rows = Array.from({ length: 499 }, () => ({
      ...asked,
      id: newId(deps),
      subjectType: 'invite',
      detail: {},
    }))
    await inWorkspace(deps.db, { workspaceId, memberId, userId: mia.user.id }, (tx) =>
      tx.insert(auditEntries).values(rows),
    )
    const refused = await mia.send('POST', '/v1/invites', { email: 'last@example.com', role: 'member' })
    expect([...outcome(refused), refused.headers.get('retry-after')]).toEqual([
      429,
      'too_many_invites',
      '3600',
    ])
    expect(outcome(await mia.send('POST', `/v1/invites/${id}/resend`))).toEqual([429, 'too_many_invites'])
    passTime(86_400 + 60)
    expect(outcome(await mia.send('POST', `/v1/invites/${id}/resend`))).toEqual([202])
  })
})
