import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'
import { before, entriesOf, entryOf, start, timerOf } from './testing/tell-timer.ts'

const harness = await startHarness()
const { person, deps, passTime } = harness
const ago = (seconds: number) => before(harness, seconds)

describe('a timer', () => {
  it('is thrown away, and comes back as if nothing had happened', async () => {
    const mia = await person('Mia')
    const entry = entryOf(await start(mia.send, { description: 'Header' }))
    expect(entryOf(await mia.send('DELETE', '/v1/timer')).deletedAt).not.toBeNull()
    expect(timerOf(await mia.send('GET', '/v1/timer')).entry).toBeNull()
    const back = () => mia.send('POST', '/v1/timer/undelete', { entryId: entry.id })
    expect(entryOf(await back())).toMatchObject({ id: entry.id, startedAt: entry.startedAt, deletedAt: null })
    expect((await back()).status).toBe(200)
    await mia.send('DELETE', '/v1/timer')
    await start(mia.send)
    expect(outcome(await back())).toEqual([409, 'timer_already_running'])
    await mia.send('POST', '/v1/timer/stop')
    expect((await back()).status).toBe(200)
    await mia.send('POST', '/v1/timer/stop')
    expect(outcome(await back())).toEqual([404, 'discarded_timer_not_found'])
  })

  it('runs again as if it had never been stopped, and what took its place is thrown away', async () => {
    const mia = await person('Mia')
    const unstop = (entryId: string) => mia.send('POST', '/v1/timer/unstop', { entryId })
    const first = entryOf(await start(mia.send, { description: 'Header', startedAt: ago(600) }))
    expect((await unstop(first.id)).status).toBe(200)
    await mia.send('POST', '/v1/timer/stop')
    const again = await unstop(first.id)
    expect(entryOf(again)).toMatchObject({ id: first.id, startedAt: first.startedAt, endedAt: null })
    const second = entryOf(await start(mia.send, { description: 'Another' }))
    expect(entryOf(await unstop(first.id)).id).toBe(first.id)
    expect((await entriesOf(harness, mia)).map(({ id }) => id)).toEqual([first.id])
    expect(outcome(await unstop(second.id))).toEqual([404, 'time_entry_not_found'])
    // What began later did not take its place.
    await mia.send('POST', '/v1/timer/stop', { endedAt: ago(300) })
    await start(mia.send, { startedAt: ago(200) })
    expect(outcome(await unstop(first.id))).toEqual([409, 'timer_already_running'])
    const jo = await joinWorkspace(harness, mia.send, { role: 'manager' })
    const theirs = await jo.send('POST', '/v1/timer/unstop', { entryId: first.id })
    expect(outcome(theirs)).toEqual([404, 'time_entry_not_found'])
    expect((await mia.send('GET', '/v1/audit-entries')).text).toContain('timer.unstopped')
  })

  it('does not run again once it was sent for approval, or after 31 days', async () => {
    const mia = await person('Mia')
    const unstop = (entryId: string) => mia.send('POST', '/v1/timer/unstop', { entryId })
    const { id } = entryOf(await start(mia.send, { startedAt: ago(600) }))
    await mia.send('POST', '/v1/timer/stop')
    const { id: workspaceId, memberId } = mia.workspace
    await inWorkspace(deps.db, { workspaceId, memberId, userId: mia.user.id }, (tx) =>
      tx.execute(sql`update time_entries set status = 'submitted' where id = ${id}`),
    )
    expect(outcome(await unstop(id))).toEqual([409, 'entry_locked'])
    const old = entryOf(await start(mia.send, { startedAt: ago(30 * 86_400) }))
    await mia.send('POST', '/v1/timer/stop', { endedAt: ago(29 * 86_400) })
    passTime(2 * 86_400)
    expect(outcome(await unstop(old.id))).toEqual([422, 'invalid'])
  })
})
