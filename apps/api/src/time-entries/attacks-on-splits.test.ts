import { expect, it } from 'vitest'
import { z } from 'zod'
import { type Answer, startHarness } from '../testing/harness.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'
import { write } from './testing/keep-time.ts'

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
