import { once } from 'node:events'
import { expect, it, vi } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { rowsOf } from '../testing/read-answer.ts'
import { createWorkerStarter } from '../testing/start-worker-process.ts'
import { bring, commit, look, manyPrompts } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs } = harness
const startWorkerProcess = createWorkerStarter(harness.deps, 9)
const count = 1500

it('a worker that is killed half-way leaves nothing behind, and another soon does it all, once', {
  timeout: 200_000,
}, async () => {
  const mia = await person('Mia')
  const prompts = async () => rowsOf(await mia.send('GET', '/v1/prompts?limit=200'))
  const found = await bring(harness, mia.send, 'prompts-markdown', { 'many.md': manyPrompts(count) })
  await mia.send('POST', `/v1/imports/${found.id}/commit`)
  const worker = startWorkerProcess()
  await vi.waitFor(async () => expect((await look(mia.send, found.id)).progress.done).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 10,
  })
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  const half = await look(mia.send, found.id)
  expect(half).toMatchObject({ status: 'committing', promptIds: [] })
  expect(half.progress.done).toBeLessThan(count)
  expect(await prompts()).toEqual([])

  const killedAt = performance.now()
  const next = startWorkerProcess()
  const isCommitted = async () => expect((await look(mia.send, found.id)).status).toBe('committed')
  await vi.waitFor(isCommitted, { timeout: 60_000, interval: 200 })
  expect(performance.now() - killedAt).toBeLessThan(45_000)
  // It would take what is brought next before this process can.
  next.kill('SIGKILL')
  await once(next, 'exit')
  const done = await look(mia.send, found.id)
  expect(done.progress).toEqual({ done: count, total: count })
  expect(new Set(done.promptIds).size).toBe(count)
  await runJobs()
  expect((await look(mia.send, found.id)).promptIds).toEqual(done.promptIds)

  const again = await bring(harness, mia.send, 'prompts-markdown', { 'many.md': manyPrompts(count) })
  expect(again.counts).toMatchObject({ create: 0, update: 0, skip: count })
  expect((await commit(harness, mia.send, again.id)).promptIds).toEqual([])
  await mia.send('POST', `/v1/imports/${found.id}/undo`)
  await runJobs()
  const undone = await look(mia.send, found.id)
  expect(undone.undone).toEqual({ binnedPromptIds: done.promptIds, keptPromptIds: [] })
  expect(await prompts()).toEqual([])
})
