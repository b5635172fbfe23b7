import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { makeTree, track } from '../time-tree/testing/make-tree.ts'

const harness = await startHarness()
const { person } = harness

describe('clients', () => {
  it('are made, changed, archived and brought back, and each change is written down', async () => {
    const mia = await person('Mia')
    const made = await mia.send('POST', '/v1/clients', { name: 'Acme', currency: 'CHF' })
    expect([made.status, made.json]).toMatchObject([
      201,
      { name: 'Acme', currency: 'CHF', code: '', estimateSeconds: null, billingName: '', archivedAt: null },
    ])
    const id = idOf(made)
    const change = { name: 'Acme AG', code: 'ACM', colour: 'amber', billingAddress: 'Weg 1\nZürich' }
    expect((await mia.send('PATCH', `/v1/clients/${id}`, change)).json).toMatchObject(change)
    await mia.send('PATCH', `/v1/clients/${id}`, change)
    expect((await mia.send('POST', `/v1/clients/${id}/archive`)).json).toMatchObject({
      archivedAt: expect.any(String),
    })
    await mia.send('POST', `/v1/clients/${id}/archive`)
    expect((await mia.send('POST', `/v1/clients/${id}/unarchive`)).json).toMatchObject({ archivedAt: null })
    const trail = rowsOf(await mia.send('GET', '/v1/audit-entries')).slice(0, 4)
    expect(trail.map(({ action }) => action)).toEqual([
      'client.unarchived',
      'client.archived',
      'client.changed',
      'client.created',
    ])
    expect(trail[2]).toMatchObject({
      detail: { name: 'Acme AG', from: { name: 'Acme', code: '' }, to: { name: 'Acme AG', code: 'ACM' } },
    })
  })

  it('are at most 2,000, archived ones too', async () => {
    const mia = await person('Mia')
    const { id: workspaceId, memberId } = mia.workspace
    await inWorkspace(harness.deps.db, { workspaceId, memberId, userId: mia.user.id }, (tx) =>
      tx.execute(sql`
        insert into clients (workspace_id, id, name, currency, created_at, updated_at, archived_at)
        select ${workspaceId}, gen_random_uuid(), 'Client ' || n, 'EUR', now(), now(), now() from generate_series(1, 2000) n`),
    )
    expect(outcome(await mia.send('POST', '/v1/clients', { name: 'One more' }))).toEqual([
      429,
      'too_many_clients',
    ])
  })

  it('have names of their own, and keep their currency once time is approved in it', async () => {
    const mia = await person('Mia')
    const { clientId, projectId } = await makeTree(mia.send)
    expect(outcome(await mia.send('POST', '/v1/clients', { name: 'ACME' }))).toEqual([422, 'name_taken'])
    expect(outcome(await mia.send('POST', '/v1/clients', { name: ' ' }))).toEqual([422, 'invalid'])
    expect(outcome(await mia.send('POST', '/v1/clients', { name: 'B', currency: 'XYZ' }))).toEqual([
      422,
      'invalid',
    ])
    expect((await mia.send('PATCH', `/v1/clients/${clientId}`, { currency: 'USD' })).status).toBe(200)
    await track(harness, mia, { projectId, taskId: null }, '2026-11-02T08:00:00Z', 100, 'approved')
    expect(outcome(await mia.send('PATCH', `/v1/clients/${clientId}`, { currency: 'EUR' }))).toEqual([
      409,
      'time_is_settled',
    ])
    expect((await mia.send('PATCH', `/v1/clients/${clientId}`, { currency: 'USD' })).status).toBe(200)
  })
})

describe('projects', () => {
  it('take their colour from their client and are billable; one’s own are not', async () => {
    const mia = await person('Mia')
    const clientId = idOf(await mia.send('POST', '/v1/clients', { name: 'Acme', colour: 'violet' }))
    const made = await mia.send('POST', '/v1/projects', {
      name: 'Website',
      clientId,
      estimateSeconds: 144_000,
    })
    expect(made.json).toMatchObject({ clientId, colour: 'violet', billable: true, estimateSeconds: 144_000 })
    const own = await mia.send('POST', '/v1/projects', { name: 'Website' })
    expect([own.status, own.json]).toMatchObject([201, { clientId: null, billable: false }])
    expect(outcome(await mia.send('POST', '/v1/projects', { name: 'website' }))).toEqual([422, 'name_taken'])
  })

  it('go to another client until time on them is approved', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const theirs = await makeTree(other.send)
    const { clientId, projectId } = await makeTree(mia.send)
    const give = (to: string | null) => mia.send('PATCH', `/v1/projects/${projectId}`, { clientId: to })
    expect(outcome(await give(theirs.clientId))).toEqual([422, 'invalid'])
    expect((await give(null)).json).toMatchObject({ clientId: null })
    expect((await give(clientId)).json).toMatchObject({ clientId })
    const archived = idOf(await mia.send('POST', '/v1/clients', { name: 'Old' }))
    await mia.send('POST', `/v1/clients/${archived}/archive`)
    expect(outcome(await give(archived))).toEqual([422, 'invalid'])
    const entry = await track(
      harness,
      mia,
      { projectId, taskId: null },
      '2026-11-02T08:00:00Z',
      100,
      'approved',
    )
    expect(outcome(await give(null))).toEqual([409, 'time_is_settled'])
    expect((await give(clientId)).status).toBe(200)
    await entry.change({ status: 'open' })
    await entry.change({ deleted_at: '2026-11-03T08:00:00Z' })
    expect((await give(null)).status).toBe(200)
  })

  it('of another workspace are not there', async () => {
    const mia = await person('Mia')
    const other = await person('Other')
    const { projectId } = await makeTree(other.send)
    expect(outcome(await mia.send('PATCH', `/v1/projects/${projectId}`, { name: 'Mine' }))).toEqual([
      404,
      'project_not_found',
    ])
    expect(outcome(await mia.send('POST', `/v1/projects/${projectId}/archive`))).toEqual([
      404,
      'project_not_found',
    ])
  })

  it('of one name made at once are one', async () => {
    const mia = await person('Mia')
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => mia.send('POST', '/v1/projects', { name: 'Same' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422])
  })
})
