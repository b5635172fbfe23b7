import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type Answer, type Send, startHarness } from '../testing/harness.ts'
import { entriesOf, entryOf, insisting, makeBucket, start } from './testing/tell-timer.ts'

const harness = await startHarness()
const { person, deps } = harness

it('starts once however often the same start is sent', async () => {
  const mia = await person('Mia')
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await mia.send('POST', '/v1/timer/start', {}, key)
  const again = await mia.send('POST', '/v1/timer/start', {}, key)
  expect(entryOf(again).id).toBe(entryOf(first).id)
  expect(await entriesOf(harness, mia)).toHaveLength(1)
})

it('lets one timer run in the database, whoever goes round the verbs', async () => {
  const mia = await person('Mia')
  const { id } = entryOf(await start(mia.send))
  const { id: workspaceId, memberId } = mia.workspace
  const userId = mia.user.id
  const twice = inWorkspace(deps.db, { workspaceId, memberId, userId }, (tx) =>
    tx.execute(sql`
      insert into time_entries (workspace_id, id, member_id, billable, started_at, timezone, source, created_by, created_at, updated_at)
      select workspace_id, gen_random_uuid(), member_id, false, now(), 'UTC', 'timer', created_by, now(), now()
      from time_entries where id = ${id}`),
  )
  await expect(twice).rejects.toMatchObject({ cause: { constraint_name: 'time_entries_running' } })
})

it('leaves one timer after twenty starts at once, with neither gap nor overlap before it', async () => {
  const mia = await person('Mia')
  const answers = await Promise.all(Array.from({ length: 20 }, () => start(insisting(mia.send))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const all = await entriesOf(harness, mia)
  expect(all).toHaveLength(20)
  for (const [at, entry] of all.entries()) expect(entry.endedAt).toBe(all[at + 1]?.startedAt ?? null)
})

it('leaves one timer after starts and stops from several places at once', async () => {
  const mia = await person('Mia')
  const send = insisting(mia.send)
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) => (n % 3 === 2 ? send('POST', '/v1/timer/stop') : start(send))),
  )
  for (const { status } of answers) expect([200, 409]).toContain(status)
  const all = await entriesOf(harness, mia)
  expect(all.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1)
  for (const [at, { endedAt }] of all.entries()) {
    const next = all[at + 1]
    if (next !== undefined)
      expect(Date.parse(String(endedAt))).toBeLessThanOrEqual(Date.parse(next.startedAt))
  }
})

/** The pairs that have time in common; what ends as the other begins has none, nor has what took no time. */
function atOnce(entries: Awaited<ReturnType<typeof entriesOf>>) {
  const spans = entries.map(({ id, startedAt, endedAt }) => ({
    id,
    from: Date.parse(startedAt),
    to: endedAt === null ? Number.POSITIVE_INFINITY : Date.parse(endedAt),
  }))
  return spans.flatMap((one, at) =>
    spans
      .slice(at + 1)
      .filter((other) => Math.min(one.to, other.to) > Math.max(one.from, other.from))
      .map((other) => [one.id, other.id]),
  )
}

it.each([
  ['forbidden', true],
  ['allowed', false],
])(
  'leaves one timer at most, and nothing at once, whatever is done with it from many places, where overlaps are %s',
  async (_, overlapForbidden) => {
    const mia = await person('Mia')
    const { projectId } = await makeBucket(mia.send)
    expect((await mia.send('PATCH', '/v1/workspace/time-settings', { overlapForbidden })).status).toBe(200)
    const { id: entryId } = entryOf(await start(mia.send, {}))
    const acts: ((send: Send) => Promise<Answer>)[] = [
      (send) => send('POST', '/v1/timer/start', { projectId }),
      (send) => send('POST', '/v1/timer/stop'),
      (send) => send('DELETE', '/v1/timer'),
      (send) => send('POST', '/v1/timer/resume', { entryId }),
      (send) => send('POST', '/v1/timer/unstop', { entryId }),
      (send) => send('POST', '/v1/timer/undelete', { entryId }),
      (send) => send('PATCH', `/v1/time-entries/${entryId}`, { description: 'x' }),
      (send) => send('DELETE', `/v1/time-entries/${entryId}`),
      (send) => send('POST', `/v1/time-entries/${entryId}/undelete`),
      (send) => send('PATCH', '/v1/timer', { description: 'y' }),
      (send) => send('PATCH', '/v1/time-entries', { ids: [entryId], change: { deleted: false } }),
    ]
    // What was stopped or thrown away comes back as it was, over what was done meanwhile, unless overlaps are forbidden.
    const mayOverlap = (ids: string[]) => !overlapForbidden && ids.includes(entryId)
    for (let round = 0; round < 10; round++) {
      const turned = [...acts.slice(round), ...acts.slice(0, round)]
      const answers = await Promise.all(turned.map((act) => act(insisting(mia.send))))
      expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([])
      const all = await entriesOf(harness, mia)
      expect(all.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(1)
      expect(atOnce(all).filter((ids) => !mayOverlap(ids))).toEqual([])
    }
    expect((await entriesOf(harness, mia)).length).toBeGreaterThan(1)
  },
)
