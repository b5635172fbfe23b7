import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Answer, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { bringHours, commitHours, lookAt } from '../time-imports/testing/bring-hours.ts'
import { makeTree, weekOf, write } from './testing/keep-time.ts'

const harness = await startHarness()
const { person, deps } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const split = ({ send }: Person, id: string, at: string) =>
  send('POST', `/v1/time-entries/${id}/split`, { at })
const unsplit = ({ send }: Person, id: string, secondId: string) =>
  send('POST', `/v1/time-entries/${id}/unsplit`, { secondId })
const half = z.object({ id: z.string() })
const secondOf = (answer: Answer) => {
  expect(answer.status, answer.text).toBe(201)
  return z.object({ second: half }).parse(answer.json).second.id
}
const entry = z.object({
  id: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  durationSeconds: z.int(),
  status: z.string(),
  amount: z.object({ amount: z.int() }).nullable(),
})
const entriesOf = async ({ send }: Person, query = '') =>
  rowsOf(await send('GET', `/v1/time-entries?limit=100${query}`)).map((row) => entry.parse(row))
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const secondsOf = async (someone: Person) =>
  sum((await entriesOf(someone)).map(({ durationSeconds }) => durationSeconds))
async function trackedOf({ send }: Person, projectId: string) {
  const { data } = z
    .object({ data: z.array(z.object({ id: z.string(), trackedSeconds: z.int() })) })
    .parse((await send('GET', '/v1/time-tree/totals')).json)
  return data.find(({ id }) => id === projectId)?.trackedSeconds
}
const begin = Date.UTC(2026, 10, 18, 8)
const at = (milliseconds: number) => new Date(begin + milliseconds).toISOString()

it('joins nothing that would be longer than an entry may be, nor an entry with itself', async () => {
  const mia = await person('Mia')
  const june = await write(mia, { startedAt: '2026-06-01T00:00:00Z', endedAt: '2026-06-30T00:00:00Z' })
  const july = await write(mia, { startedAt: '2026-06-30T00:00:00Z', endedAt: '2026-07-20T00:00:00Z' })
  expect(outcome(await unsplit(mia, june.id, july.id))).toEqual([409, 'split_changed'])
  await mia.send('POST', '/v1/timer/start', { startedAt: at(0) })
  await mia.send('POST', '/v1/timer/stop', { endedAt: at(0) })
  const [empty] = await entriesOf(mia, '&from=2026-11-01')
  const id = String(empty?.id)
  expect(outcome(await unsplit(mia, id, id))).toEqual([409, 'split_changed'])
  expect(outcome(await split(mia, id, at(0)))).toEqual([422, 'invalid'])
})

it('invents no second when the second half was split again within a second', async () => {
  const mia = await person('Mia')
  const whole = await write(mia, { startedAt: at(0), endedAt: at(10_400) })
  const second = secondOf(await split(mia, whole.id, at(3300)))
  const third = secondOf(await split(mia, second, at(6600)))
  expect(outcome(await unsplit(mia, whole.id, second))).toEqual([409, 'split_changed'])
  expect(await secondsOf(mia)).toBe(10)
  expect((await unsplit(mia, second, third)).status).toBe(200)
  expect((await unsplit(mia, whole.id, second)).status).toBe(200)
  expect(await entriesOf(mia)).toMatchObject([{ id: whole.id, durationSeconds: 10 }])
})

it('does not run on what was split since it was stopped, or its second half would count twice', async () => {
  const mia = await person('Mia')
  const ago = (seconds: number) => new Date(deps.clock().getTime() - seconds * 1000).toISOString()
  await mia.send('POST', '/v1/timer/start', { startedAt: ago(7200) })
  await mia.send('POST', '/v1/timer/stop')
  const [stopped] = await entriesOf(mia)
  const id = String(stopped?.id)
  const second = secondOf(await split(mia, id, ago(3600)))
  const unstop = () => mia.send('POST', '/v1/timer/unstop', { entryId: id })
  expect(outcome(await unstop())).toEqual([409, 'time_was_split'])
  await unsplit(mia, id, second)
  expect((await unstop()).status).toBe(200)
})

it('keeps every sum of hours exact, whatever is split, joined, deleted and brought back', async () => {
  const mia = await person('Mia')
  const { projectId, taskId } = await makeTree(mia)
  const steps = fc.sample(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 999 }), fc.nat({ max: 999 })), {
    numRuns: 60,
    seed: 21,
  })
  const gone = new Set<string>()
  for (let n = 0; n < 3; n++)
    await write(mia, {
      startedAt: at(n * 20_417),
      endedAt: at(n * 20_417 + 18_333),
      ...(n === 0 ? { projectId } : { taskId }),
    })
  for (const [kind, which, share] of steps) {
    const all = await entriesOf(mia)
    const total = sum(all.map(({ durationSeconds }) => durationSeconds))
    const one = all[which % all.length]
    const back = [...gone][which % gone.size]
    if (one === undefined) break
    if (kind < 5) {
      const length = Date.parse(one.endedAt) - Date.parse(one.startedAt)
      const cut = Date.parse(one.startedAt) - begin + Math.round((length * share) / 1000)
      expect([201, 422]).toContain((await split(mia, one.id, at(cut))).status)
      expect(await secondsOf(mia)).toBe(total)
    } else if (kind < 8) {
      const next = all.find(({ startedAt }) => startedAt === one.endedAt)
      expect([200, 409]).toContain((await unsplit(mia, one.id, next?.id ?? one.id)).status)
      expect(await secondsOf(mia)).toBe(total)
    } else if (kind === 8 && all.length > 3) {
      await mia.send('DELETE', `/v1/time-entries/${one.id}`)
      gone.add(one.id)
    } else if (back !== undefined) {
      await mia.send('POST', `/v1/time-entries/${back}/undelete`)
      gone.delete(back)
    }
  }
  const week = weekOf(await mia.send('GET', '/v1/weeks/2026-W47'))
  const seconds = await secondsOf(mia)
  expect(seconds).toBeGreaterThan(0)
  expect([await trackedOf(mia, projectId), week.seconds]).toEqual([seconds, seconds])
})

it('takes turns with approval, edits, deletes and its own undo, and settles each second once', async () => {
  const mia = await person('Mia')
  const { projectId } = await makeTree(mia)
  await mia.send('PUT', '/v1/rates', { amount: 10_000, currency: 'EUR', effectiveFrom: '2026-01-01' })
  for (let n = 0; n < 12; n++) {
    const { id } = await write(mia, { startedAt: at(n * 9e6), endedAt: at(n * 9e6 + 7.2e6), projectId })
    const other = [
      () => mia.send('POST', '/v1/weeks/2026-W47/approve', { entryIds: [id] }),
      () => mia.send('PATCH', `/v1/time-entries/${id}`, { description: 'Other' }),
      () => mia.send('PATCH', '/v1/time-entries', { ids: [id], change: { addTags: ['late'] } }),
      () => split(mia, id, at(n * 9e6 + 1.8e6)),
    ][n % 4]
    const statuses = (await Promise.all([split(mia, id, at(n * 9e6 + 3.6e6)), other?.()])).map(
      (answer) => answer?.status ?? 0,
    )
    expect(Math.max(...statuses), String(statuses)).toBeLessThan(500)
  }
  const all = await entriesOf(mia)
  expect(sum(all.map(({ durationSeconds }) => durationSeconds))).toBe(12 * 7200)
  for (const { status, amount, durationSeconds } of all)
    expect(amount?.amount).toBe(status === 'approved' ? Math.round(durationSeconds / 0.36) : undefined)
  const [whole, ...rest] = all.filter(({ status }) => status === 'open')
  const next = rest.find(({ startedAt }) => startedAt === whole?.endedAt)
  if (whole !== undefined && next !== undefined)
    await Promise.all([unsplit(mia, whole.id, next.id), unsplit(mia, whole.id, next.id)])
  expect([await secondsOf(mia), await trackedOf(mia, projectId)]).toEqual([12 * 7200, 12 * 7200])
})

it('leaves both halves of what was imported when the import is undone, and the same file brings neither again', async () => {
  const mia = await person('Mia')
  const file = `Start date,Start time,Duration,Project,Description
2026-11-18,09:00,2:00,Site,One
2026-11-18,11:00,2:00,Site,One
2026-11-18,14:00,1:00,Site,Two`
  const { id } = await bringHours(harness, mia.send, file)
  await commitHours(harness, mia.send, id)
  const [, next, first] = await entriesOf(mia)
  // Two rows that follow each other are no halves: the second would go from its import.
  expect(outcome(await unsplit(mia, String(first?.id), String(next?.id)))).toEqual([409, 'split_changed'])
  secondOf(await split(mia, String(first?.id), at(3.6e6)))
  await mia.send('POST', `/v1/time-imports/${id}/undo`)
  await harness.runJobs()
  expect(await lookAt(mia.send, id)).toMatchObject({ undone: { deleted: 2, kept: 1 } })
  expect(await secondsOf(mia)).toBe(7200)
  const again = await bringHours(harness, mia.send, file)
  expect(again.counts).toMatchObject({ newEntries: 2, alreadyHere: 1 })
})

it('of somebody else, of another workspace or without the right to keep time is none of yours', async () => {
  const mia = await person('Mia')
  const [jonas, max] = [await joinWorkspace(harness, mia.send, { role: 'manager' }), await person('Max')]
  const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer' })
  const whole = await write(mia, { startedAt: at(0), endedAt: at(7.2e6) })
  const second = secondOf(await split(mia, whole.id, at(3.6e6)))
  const theirs = await write(max, { startedAt: at(3.6e6), endedAt: at(7.2e6) })
  for (const [someone, answer] of [
    [jonas, [403, 'not_your_entry']],
    [max, [404, 'time_entry_not_found']],
    [viewer, [403, 'forbidden']],
  ] as const) {
    expect(outcome(await unsplit(someone, whole.id, second))).toEqual(answer)
    expect(outcome(await split(someone, second, at(5.4e6)))).toEqual(answer)
  }
  expect(outcome(await unsplit(mia, whole.id, theirs.id))).toEqual([404, 'time_entry_not_found'])
  expect(outcome(await viewer.send('GET', '/v1/reports/clock?period=today'))).toEqual([403, 'forbidden'])
  await mia.send('POST', '/v1/weeks/2026-W47/approve', { entryIds: [second] })
  expect(outcome(await unsplit(mia, whole.id, second))).toEqual([409, 'entry_locked'])
  expect((await split(mia, whole.id, at(1.8e6))).status).toBe(201)
})
