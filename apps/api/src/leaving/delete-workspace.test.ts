import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { makeWorld } from '../testing/operation-world.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { days, makeLeaving, type Person } from './testing/make-leaving.ts'

const harness = await startHarness()
const { person, runJobs, passTime, deps } = harness
const { sql, runRemoval, rowsIn } = makeLeaving(harness)

describe('a workspace', () => {
  const remove = (mia: Pick<Person, 'send' | 'password'>, name = 'Mia & co') =>
    mia.send('DELETE', '/v1/workspace', { currentPassword: mia.password, name })

  it('is deleted by an owner who types its name, is out of reach at once, and comes back whole', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
    expect(outcome(await remove(joe))).toEqual([403, 'forbidden'])
    expect(outcome(await remove(mia, 'mia & co'))).toEqual([422, 'wrong_name'])
    expect((await remove(mia)).status).toBe(200)
    for (const { send } of [mia, joe])
      expect(outcome(await send('GET', `/v1/prompts/${id}`))).toEqual([403, 'no_workspace'])
    const [seen] = rowsOf(await joe.send('GET', '/v1/workspaces/deleted'))
    expect(seen).toMatchObject({ name: 'Mia & co', deletedBy: 'Mia', mayUndelete: false })
    const undelete = (send: Person['send']) => send('POST', `/v1/workspaces/${mia.workspace.id}/undelete`)
    expect(outcome(await undelete(joe.send))).toEqual([403, 'owners_only'])
    expect(outcome(await undelete((await person('Max')).send))).toEqual([404, 'workspace_not_found'])
    expect((await undelete(mia.send)).status).toBe(204)
    expect(outcome(await undelete(mia.send))).toEqual([404, 'workspace_not_found'])
    expect((await joe.send('GET', `/v1/prompts/${id}`)).status).toBe(200)
  })

  it('does not come back when its time is over by the moment it would', async () => {
    const mia = await person('Mia')
    const { id } = mia.workspace
    await remove(mia)
    const answer = await sql.begin(async (other) => {
      await other`update workspaces set deleted_at = deleted_at - interval '15 days' where id = ${id}`
      const asked = mia.send('POST', `/v1/workspaces/${id}/undelete`)
      const waiting = () =>
        other`select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`
      await expect.poll(async () => (await waiting()).length).toBe(1)
      return { asked }
    })
    expect(outcome(await answer.asked)).toEqual([404, 'workspace_not_found'])
    expect((await sql`select deleted_at from workspaces where id = ${id}`)[0]?.deleted_at).not.toBeNull()
  })

  it('is listed with the latest 50 that somebody was in, and comes back though it is not among them', async () => {
    const mia = await person('Mia')
    await remove(mia)
    const first = { id: mia.workspace.id, user: mia.user.id }
    await sql`
      with made as (
        insert into workspaces (id, name, timezone, created_at, updated_at, deleted_at)
        select gen_random_uuid(), 'No. ' || n, w.timezone, w.created_at, w.updated_at, w.deleted_at + n * interval '1 second'
        from workspaces w, generate_series(1, 50) n where w.id = ${first.id} returning id, created_at)
      insert into members (workspace_id, id, user_id, role, created_at, updated_at)
      select id, gen_random_uuid(), ${first.user}, 'member', created_at, created_at from made`
    const seen = rowsOf(await mia.send('GET', '/v1/workspaces/deleted'))
    expect([seen.length, seen[0], seen[49]]).toMatchObject([50, { name: 'No. 50' }, { name: 'No. 1' }])
    expect((await mia.send('POST', `/v1/workspaces/${first.id}/undelete`)).status).toBe(204)
  })

  it('is removed after two weeks with every row of it, in every table there is', async () => {
    const world = await makeWorld(harness)
    for (const make of [world.team, world.invite, world.apiKey, world.collection, world.prompt, world.use])
      await make()
    await world.committedImport()
    for (const make of [
      world.task,
      world.entry,
      world.timer,
      world.budget,
      world.issuedInvoice,
      world.savedReport,
    ])
      await make()
    await world.committedHours()
    await world.binnedPrompt()
    await runJobs()
    const other = await makeWorld(harness)
    await other.prompt()
    const before = await rowsIn(other.workspaceId)
    const full = Object.keys(await rowsIn(world.workspaceId))
    expect(full.length).toBeGreaterThan(24)
    expect(full).toEqual(
      expect.arrayContaining(['clients', 'projects', 'tasks', 'time_entries', 'invoices', 'invoice_lines']),
    )
    const body = { currentPassword: 'seven green bottles', name: `Work ${world.marker}` }
    expect((await world.owner.send('DELETE', '/v1/workspace', body)).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    expect(await rowsIn(world.workspaceId)).toEqual({})
    expect(await sql`select from workspaces where id = ${world.workspaceId}`).toHaveLength(0)
    expect(await rowsIn(other.workspaceId)).toEqual(before)
  })

  it('cannot be removed by a call of the function before its time', async () => {
    const mia = await person('Mia')
    await remove(mia)
    const now = deps.clock().toISOString()
    await deps.db
      .$client`select lookup.remove_workspace(${mia.workspace.id}, ${new Date(0).toISOString()}, 10)`
    await deps.db.$client`select lookup.remove_account(${mia.user.id}, ${now}, ${now})`
    expect((await mia.send('POST', `/v1/workspaces/${mia.workspace.id}/undelete`)).status).toBe(204)
  })
})
