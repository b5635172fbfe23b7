import { once } from 'node:events'
import { expect, it, vi } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { rowsOf } from '../testing/read-answer.ts'
import { createWorkerStarter } from '../testing/start-worker-process.ts'
import { bringHours, commitHours, lookAt } from './testing/bring-hours.ts'

const harness = await startHarness()
const startWorkerProcess = createWorkerStarter(harness.deps, 10)
const count = 12_000

const file = [
  'Date,Start time,Duration,Client,Project,Task,Description',
  ...Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 60) * 86_400_000)
    const clock = `${8 + Math.floor((index % 60) / 6)}:${(index % 6) * 10}`.replace(/:(\d)$/, ':0$1')
    return `${day.toISOString().slice(0, 10)},${clock},0:10,Client ${index % 7},Project ${index % 30},Task ${index % 90},Work ${index}`
  }),
].join('\n')

it('a worker that is killed half-way leaves nothing behind, and another does it all, once', {
  timeout: 200_000,
}, async () => {
  const mia = await harness.person('Mia')
  const entries = async () => rowsOf(await mia.send('GET', '/v1/time-entries?limit=10'))
  const { id, counts } = await bringHours(harness, mia.send, file)
  expect(counts).toMatchObject({ newEntries: count, seconds: count * 600 })
  await mia.send('POST', `/v1/time-imports/${id}/commit`)
  const worker = startWorkerProcess()
  await vi.waitFor(async () => expect((await lookAt(mia.send, id)).progress.done).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 10,
  })
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  expect(await lookAt(mia.send, id)).toMatchObject({ status: 'committing', result: null })
  expect(await entries()).toEqual([])
  expect(rowsOf(await mia.send('GET', '/v1/clients'))).toEqual([])

  const next = startWorkerProcess()
  const isCommitted = async () => expect((await lookAt(mia.send, id)).status).toBe('committed')
  await vi.waitFor(isCommitted, { timeout: 90_000, interval: 200 })
  const done = await lookAt(mia.send, id)
  expect(done.progress).toEqual({ done: count, total: count })
  expect(done.result).toMatchObject({
    entries: count,
    seconds: count * 600,
    // Names of a task under two projects are two tasks.
    created: { clients: 7, projects: 210, tasks: 630 },
  })
  next.kill('SIGKILL')
  await once(next, 'exit')
  await harness.runJobs()
  const again = await bringHours(harness, mia.send, file)
  expect(again.counts).toMatchObject({ newEntries: 0, alreadyHere: count })
  expect((await commitHours(harness, mia.send, again.id)).result).toMatchObject({ entries: 0 })
})
