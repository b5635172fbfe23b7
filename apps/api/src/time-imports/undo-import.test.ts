import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { bringHours, commitHours, lookAt } from './testing/bring-hours.ts'

const harness = await startHarness()
const { person, runJobs } = harness

const file = `Start date,Start time,Duration,Client,Project,Task,Description
2026-11-02,09:00,1:00,Acme,Site,Design,One
2026-11-02,10:00,1:00,Acme,Site,Build,Two
2026-11-02,11:00,1:00,Globex,Shop,,Three`

async function imported() {
  const mia = await person('Mia')
  const { id } = await bringHours(harness, mia.send, file)
  await commitHours(harness, mia.send, id)
  const entries = async () => rowsOf(await mia.send('GET', '/v1/time-entries'))
  const names = async (what: string) =>
    rowsOf(await mia.send('GET', `/v1/${what}`))
      .map(({ name }) => name)
      .sort()
  const undo = async () => {
    const answer = await mia.send('POST', `/v1/time-imports/${id}/undo`)
    await runJobs()
    return answer
  }
  return { ...mia, id, entries, names, undo }
}

it('takes back what an import added, and archives what it made to book it on', async () => {
  const mia = await imported()
  expect(await mia.names('clients')).toEqual(['Acme', 'Globex'])
  expect((await mia.undo()).status).toBe(202)
  expect(await lookAt(mia.send, mia.id)).toMatchObject({ status: 'undone', undone: { deleted: 3, kept: 0 } })
  expect(await mia.entries()).toEqual([])
  for (const what of ['clients', 'projects', 'tasks']) expect(await mia.names(what)).toEqual([])
  expect(outcome(await mia.undo())).toEqual([409, 'import_undone'])
  expect(outcome(await mia.send('POST', `/v1/time-imports/${mia.id}/commit`))).toEqual([409, 'import_undone'])

  // The same file brings all of it back, on the same clients.
  const again = await bringHours(harness, mia.send, file)
  expect(again.counts).toMatchObject({ newEntries: 3, deletedBefore: 0 })
  await commitHours(harness, mia.send, again.id)
  expect(await mia.names('clients')).toEqual(['Acme', 'Globex'])
  expect(await mia.names('tasks')).toEqual(['Build', 'Design'])
  const all = await mia.send('GET', '/v1/clients?archived=all')
  expect(rowsOf(all)).toHaveLength(2)
})

it('keeps what somebody changed since, and what that is booked on', async () => {
  const mia = await imported()
  const one = (await mia.entries()).find(({ description }) => description === 'One')
  await mia.send('PATCH', `/v1/time-entries/${one?.id}`, { description: 'Mine' }, { 'if-match': '*' })
  await mia.undo()
  expect(await lookAt(mia.send, mia.id)).toMatchObject({ undone: { deleted: 2, kept: 1 } })
  expect((await mia.entries()).map(({ description }) => description)).toEqual(['Mine'])
  expect(await mia.names('clients')).toEqual(['Acme'])
  expect(await mia.names('tasks')).toEqual(['Design'])
})

it('keeps what somebody changes in the very moment it is taken back', async () => {
  const mia = await imported()
  const one = (await mia.entries()).find(({ description }) => description === 'One')
  await mia.send('POST', `/v1/time-imports/${mia.id}/undo`)
  const { id: workspaceId, memberId } = mia.workspace
  let undone = Promise.resolve()
  await inWorkspace(harness.deps.db, { workspaceId, memberId, userId: mia.user.id }, async (tx) => {
    await tx.execute(sql`update time_entries set description = 'Mine', revision = 2 where id = ${one?.id}`)
    undone = runJobs()
    const waiting = async () => await tx.execute(sql`select from pg_locks where not granted`)
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
  })
  await undone
  expect(await lookAt(mia.send, mia.id)).toMatchObject({ undone: { deleted: 2, kept: 1 } })
  expect((await mia.entries()).map(({ description }) => description)).toEqual(['Mine'])
})

it('does not bring back unasked what was imported before and deleted', async () => {
  const mia = await imported()
  const one = (await mia.entries()).find(({ description }) => description === 'One')
  await mia.send('DELETE', `/v1/time-entries/${one?.id}`, undefined, { 'if-match': '*' })
  const again = await bringHours(harness, mia.send, file)
  expect(again.counts).toMatchObject({ newEntries: 0, alreadyHere: 2, deletedBefore: 1 })
  const wanted = await mia.send('PATCH', `/v1/time-imports/${again.id}`, { bringBackDeleted: true })
  expect(wanted.json).toMatchObject({ status: 'ready', counts: { newEntries: 1 } })
  await commitHours(harness, mia.send, again.id)
  expect(await mia.entries()).toHaveLength(3)
})

it('is possible for thirty days, and what nobody commits goes after seven', async () => {
  const mia = await imported()
  const waiting = await bringHours(harness, mia.send, file)
  harness.passTime(8 * 86_400)
  await harness.deps.db.execute("select lookup.remove_expired_time_imports(now() + interval '8 days')")
  expect(outcome(await mia.send('GET', `/v1/time-imports/${waiting.id}`))[0]).toBe(404)
  expect((await lookAt(mia.send, mia.id)).status).toBe('committed')
  harness.passTime(24 * 86_400)
  expect(outcome(await mia.undo())).toEqual([409, 'import_too_old'])
})
