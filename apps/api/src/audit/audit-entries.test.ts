import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client } = harness

it('tells owners and admins who changed what, newest first, page by page', async () => {
  const mia = await person('Mia')
  const viewer = await joinWorkspace(harness, mia.send, { role: 'manager' })
  await mia.send('POST', '/v1/teams', { name: 'Sales' }, { 'x-request-id': 'mine' })
  expect(outcome(await viewer.send('GET', '/v1/audit-entries'))).toEqual([403, 'forbidden'])
  const all = rowsOf(await mia.send('GET', '/v1/audit-entries'))
  expect(all.map(({ action }) => action)).toEqual(['team.created', 'member.joined', 'invite.created'])
  expect(all[0]).toMatchObject({
    actor: { kind: 'member', memberId: mia.workspace.memberId, name: 'Mia', keyId: null, keyName: null },
    subject: { type: 'team' },
    detail: { name: 'Sales' },
    requestId: 'mine',
  })
  const first = await mia.send('GET', '/v1/audit-entries?limit=2')
  const second = await mia.send('GET', `/v1/audit-entries?limit=2&cursor=${cursorOf(first)}`)
  expect([...rowsOf(first), ...rowsOf(second)]).toEqual(all)
  const none = '?promptId=019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11'
  expect(rowsOf(await mia.send('GET', `/v1/audit-entries${none}`))).toEqual([])
  expect(outcome(await mia.send('GET', '/v1/audit-entries?promptId=x'))).toEqual([422, 'invalid'])
})

it('names the key that did it, and the person it acts as', async () => {
  const mia = await person('Mia')
  const made = await mia.send('POST', '/v1/api-keys', { name: 'Robot', scopes: ['workspace:manage'] })
  const send = client({ authorization: `Bearer ${JSON.parse(made.text).key}` })
  await send('POST', '/v1/teams', { name: 'Sales' })
  expect(rowsOf(await mia.send('GET', '/v1/audit-entries'))[0]).toMatchObject({
    action: 'team.created',
    actor: { kind: 'key', name: 'Mia', keyName: 'Robot' },
  })
})
