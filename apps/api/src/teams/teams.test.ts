import { inWorkspace } from '@promptsheet/db/in-workspace'
import { collections, collectionTeams } from '@promptsheet/db/schema/prompts'
import { describe, expect, it } from 'vitest'
import { newId } from '../deps.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, deps } = harness
type Person = Awaited<ReturnType<typeof person>>

/** A collection that only these teams see, made by a member of them. */
async function limitedCollection(by: Omit<Person, 'password'>, teamIds: string[]): Promise<string> {
  const { id: workspaceId, memberId } = by.workspace
  const id = newId(deps)
  const now = deps.clock()
  await inWorkspace(deps.db, { workspaceId, memberId, userId: by.user.id }, async (tx) => {
    const row = { workspaceId, id, name: 'Hiring', createdBy: memberId, createdAt: now, updatedAt: now }
    await tx.insert(collections).values(row)
    for (const teamId of teamIds)
      await tx.insert(collectionTeams).values({ workspaceId, collectionId: id, teamId })
    await tx.update(collections).set({ visibility: 'teams' })
  })
  return id
}

describe('teams', () => {
  it('are made, renamed, filled and deleted by owners and admins, and seen by all', async () => {
    const mia = await person('Mia')
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer' })
    const made = await mia.send('POST', '/v1/teams', { name: '  People \n & HR ' })
    expect([made.status, made.json]).toMatchObject([201, { name: 'People & HR', memberIds: [] }])
    const id = idOf(made)
    expect((await mia.send('PATCH', `/v1/teams/${id}`, { name: 'HR' })).json).toMatchObject({ name: 'HR' })
    const memberIds = [viewer.workspace.memberId]
    expect((await mia.send('PUT', `/v1/teams/${id}/members`, { memberIds })).json).toMatchObject({
      memberIds,
    })
    expect(rowsOf(await viewer.send('GET', '/v1/teams'))).toMatchObject([{ id, memberIds }])
    expect((await mia.send('DELETE', `/v1/teams/${id}`)).status).toBe(204)
    expect(outcome(await mia.send('DELETE', `/v1/teams/${id}`))).toEqual([404, 'team_not_found'])
    expect(
      rowsOf(await mia.send('GET', '/v1/audit-entries'))
        .map(({ action }) => action)
        .slice(0, 4),
    ).toEqual(['team.deleted', 'team.members_changed', 'team.renamed', 'team.created'])
  })

  it('have names of their own, whatever the case', async () => {
    const mia = await person('Mia')
    await mia.send('POST', '/v1/teams', { name: 'Sales' })
    expect(outcome(await mia.send('POST', '/v1/teams', { name: 'SALES' }))).toEqual([409, 'team_name_taken'])
    const other = idOf(await mia.send('POST', '/v1/teams', { name: 'Support' }))
    expect(outcome(await mia.send('PATCH', `/v1/teams/${other}`, { name: 'sales' }))).toEqual([
      409,
      'team_name_taken',
    ])
    expect(outcome(await mia.send('POST', '/v1/teams', { name: ' ' }))).toEqual([422, 'invalid'])
  })

  it('take members of the workspace only', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const id = idOf(await mia.send('POST', '/v1/teams', { name: 'Sales' }))
    const memberIds = [other.workspace.memberId]
    expect(outcome(await mia.send('PUT', `/v1/teams/${id}/members`, { memberIds }))).toEqual([422, 'invalid'])
    expect(outcome(await other.send('PUT', `/v1/teams/${id}/members`, { memberIds }))).toEqual([
      404,
      'team_not_found',
    ])
    expect(rowsOf(await other.send('GET', '/v1/teams'))).toEqual([])
  })

  it('do not let an admin in by themselves; an owner may, and it is written down', async () => {
    const mia = await person('Mia')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const id = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
    const put = (memberIds: string[]) => ['PUT', `/v1/teams/${id}/members`, { memberIds }] as const
    const both = [mia.workspace.memberId, admin.workspace.memberId]
    expect(outcome(await admin.send(...put(both)))).toEqual([403, 'not_yourself'])
    expect(
      outcome(await admin.send('POST', '/v1/teams', { name: 'Mine', memberIds: [admin.workspace.memberId] })),
    ).toEqual([403, 'not_yourself'])
    const loudly = both.map((memberId) => memberId.toUpperCase())
    expect(outcome(await admin.send(...put(loudly)))).toEqual([403, 'not_yourself'])
    expect((await mia.send(...put([mia.workspace.memberId]))).status).toBe(200)
    expect(rowsOf(await mia.send('GET', '/v1/audit-entries'))[0]).toMatchObject({
      action: 'team.members_changed',
      actor: { name: 'Mia' },
      detail: { added: [mia.workspace.memberId], removed: [] },
    })
    expect((await mia.send(...put(both))).status).toBe(200)
    expect((await admin.send(...put([admin.workspace.memberId]))).status).toBe(200)
  })

  it('stay while they are the only ones to see a collection, and tell nothing about it', async () => {
    const mia = await person('Mia')
    const admin = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const memberIds = [mia.workspace.memberId]
    const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds }))
    const board = idOf(await mia.send('POST', '/v1/teams', { name: 'Board', memberIds }))
    await limitedCollection(mia, [hr, board])
    const deletions = await Promise.all([
      admin.send('DELETE', `/v1/teams/${hr}`),
      mia.send('DELETE', `/v1/teams/${board}`),
    ])
    expect(deletions.map(outcome).sort()).toEqual([[204], [409, 'team_holds_collections']])
    const left = rowsOf(await mia.send('GET', '/v1/teams'))
    expect(left).toHaveLength(1)
    const again = await admin.send('DELETE', `/v1/teams/${left[0]?.id}`)
    expect(outcome(again)).toEqual([409, 'team_holds_collections'])
    expect(again.text).not.toContain('Hiring')
  })
})
