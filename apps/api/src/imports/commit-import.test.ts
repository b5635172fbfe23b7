import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { onceFor } from '../queue/define-job.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { commitImportJob } from './commit-import.job.ts'
import { bring, commit, formOf, look, manyPrompts } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs, passTime, deps } = harness
const days = (count: number) => passTime(count * 86_400)
type Person = Awaited<ReturnType<typeof person>>

const prompts = async (mia: Pick<Person, 'send'>) => rowsOf(await mia.send('GET', '/v1/prompts?limit=200'))
const actions = async (mia: Person) =>
  rowsOf(await mia.send('GET', '/v1/audit-entries?limit=200')).map(({ action }) => action)
const ask = (mia: Pick<Person, 'send'>, id: string, body?: unknown) =>
  mia.send('POST', `/v1/imports/${id}/commit`, body)
const bringMany = (mia: Person, count: number) =>
  bring(harness, mia.send, 'prompts-markdown', { 'many.md': manyPrompts(count) })

const claimed = z.object({ id: z.string(), payload: z.unknown() })

/** Takes the commit that waits in the outbox and runs it as a worker would that breaks with the given clock. */
async function runCommitOnce(clock: () => Date = deps.clock): Promise<void> {
  const rows = await deps.db.execute(
    `select * from lookup.claim_outbox('${deps.clock().toISOString()}', '5 minutes'::interval, 1)`,
  )
  const { id, payload } = claimed.parse(rows[0])
  const broken = { ...deps, clock }
  const rest = { workspaceId: null, sendMail: () => Promise.resolve(), signal: AbortSignal.timeout(30_000) }
  await commitImportJob.runRaw({ ...broken, ...rest, jobId: id, once: onceFor(deps, id) }, payload)
}

describe('committing', () => {
  it('makes everything at once, once, with an entry for the import beside those of the prompts', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 12)
    expect((await ask(mia, found.id)).status).toBe(202)
    expect((await ask(mia, found.id)).status).toBe(202)
    expect(await look(mia.send, found.id)).toMatchObject({
      status: 'committing',
      progress: { done: 0, total: 12 },
    })
    expect(outcome(await mia.send('DELETE', `/v1/imports/${found.id}`))).toEqual([409, 'import_committed'])
    await runJobs()
    expect((await ask(mia, found.id)).status).toBe(202)
    await runJobs()
    const done = await look(mia.send, found.id)
    expect(done).toMatchObject({ status: 'committed', failure: null, progress: { done: 12, total: 12 } })
    expect(new Set(done.promptIds).size).toBe(12)
    expect(await prompts(mia)).toHaveLength(12)
    const entries = await actions(mia)
    expect(entries.filter((action) => action === 'prompt.created')).toHaveLength(12)
    expect(entries.filter((action) => action === 'import.committed')).toHaveLength(1)
  })

  it('by two requests at once is done once', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 5)
    const answers = await Promise.all([ask(mia, found.id), ask(mia, found.id), ask(mia, found.id)])
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    await Promise.all([runJobs(), runJobs()])
    expect(await prompts(mia)).toHaveLength(5)
  })

  it('of the same files twice makes them once', async () => {
    const mia = await person('Mia')
    const first = await bringMany(mia, 5)
    const second = await bringMany(mia, 5)
    await ask(mia, first.id)
    await ask(mia, second.id)
    await runJobs()
    expect(await prompts(mia)).toHaveLength(5)
    expect(await look(mia.send, second.id)).toMatchObject({
      status: 'committed',
      counts: { create: 0, skip: 5 },
      promptIds: [],
    })
    expect((await bringMany(mia, 5)).counts).toEqual({ create: 0, update: 0, skip: 5, failed: 0 })
  })

  it('that breaks half-way leaves nothing behind, and is done when the job runs again', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 300)
    await ask(mia, found.id)
    let ticks = 0
    const breaking = () => {
      if (++ticks > 500) throw new Error('the worker was killed')
      return new Date()
    }
    await expect(runCommitOnce(breaking)).rejects.toThrow('the worker was killed')
    const half = await look(mia.send, found.id)
    expect(half.status).toBe('committing')
    expect(half.progress.done).toBeGreaterThan(0)
    expect(half.progress.done).toBeLessThan(300)
    expect(await prompts(mia)).toEqual([])
    passTime(6 * 60)
    await runJobs()
    expect(await look(mia.send, found.id)).toMatchObject({
      status: 'committed',
      progress: { done: 300, total: 300 },
    })
    expect(await prompts(mia)).toHaveLength(200)
    await runJobs()
    expect(await prompts(mia)).toHaveLength(200)
  })

  it('of a commit that was lost can be asked for again', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 3)
    await ask(mia, found.id)
    await expect(
      runCommitOnce(() => {
        throw new Error('lost')
      }),
    ).rejects.toThrow('lost')
    passTime(16 * 60)
    await ask(mia, found.id)
    await Promise.all([runJobs(), runJobs()])
    expect(await prompts(mia)).toHaveLength(3)
  })

  it('shows how far it is while it goes, and nothing of what it makes until all is there', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 600)
    await ask(mia, found.id)
    const seen = new Set<number>()
    let isRunning = true
    const running = runJobs().finally(() => {
      isRunning = false
    })
    while (isRunning) {
      const made = await prompts(mia)
      const { status, progress } = await look(mia.send, found.id)
      if (status === 'committing') seen.add(progress.done)
      if (status === 'committing') expect(made).toEqual([])
    }
    await running
    expect(seen.size).toBeGreaterThan(1)
    expect((await look(mia.send, found.id)).promptIds).toHaveLength(600)
  })

  it('waits until the files are read', async () => {
    const mia = await person('Mia')
    const id = idOf(await mia.send('POST', '/v1/imports', formOf('prompts-markdown', { 'a.md': 'Text.' })))
    expect(outcome(await ask(mia, id))).toEqual([409, 'import_not_ready'])
    expect(outcome(await mia.send('PATCH', `/v1/imports/${id}/rows/1`, { action: 'skip' }))).toEqual([
      409,
      'import_not_open',
    ])
    expect((await ask(mia, id, { skipFailed: 'yes' })).status).toBe(422)
  })

  it('is refused as a whole when a prompt it updates is gone since, and says so', async () => {
    const mia = await person('Mia')
    const there = idOf(await mia.send('POST', '/v1/prompts', { name: 'A', body: 'Old.', externalId: 'a' }))
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': '---\nname: New\n---\nNew one.',
      '2.md': '---\nname: A\nid: a\n---\nNew text.',
    })
    await mia.send('DELETE', `/v1/prompts/${there}`, undefined, { 'if-match': '*' })
    const after = await commit(harness, mia.send, found.id)
    expect(after).toMatchObject({ status: 'ready', promptIds: [], failure: expect.stringMatching(/row 2/) })
    expect(await prompts(mia)).toEqual([])
    await mia.send('PATCH', `/v1/imports/${found.id}/rows/2`, { action: 'create' })
    expect(await commit(harness, mia.send, found.id)).toMatchObject({ status: 'committed', failure: null })
    expect(await prompts(mia)).toHaveLength(2)
  })

  it('keeps what somebody published since the preview as an earlier version', async () => {
    const mia = await person('Mia')
    const there = idOf(await mia.send('POST', '/v1/prompts', { name: 'A', body: 'One.', externalId: 'a' }))
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '2.md': '---\nname: A\nid: a\n---\nFrom the file.',
    })
    await mia.send('POST', `/v1/prompts/${there}/versions`, { body: 'Two.' }, { 'if-match': '*' })
    await commit(harness, mia.send, found.id)
    const versions = rowsOf(await mia.send('GET', `/v1/prompts/${there}/versions`))
    expect(versions.map(({ number }) => number)).toEqual([3, 2, 1])
  })

  it('is nothing that somebody may do who was removed since', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const found = await bring(harness, joe.send, 'prompts-markdown', { 'a.md': 'Text.' })
    await ask(joe, found.id)
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'viewer' })
    await runJobs()
    expect(await prompts(mia)).toEqual([])
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'member' })
    expect(await look(joe.send, found.id)).toMatchObject({
      status: 'ready',
      failure: expect.stringMatching(/not add/),
    })
  })
})

describe('an import that is not wanted', () => {
  it('can be dropped, and nothing of it is kept', async () => {
    const mia = await person('Mia')
    const found = await bring(harness, mia.send, 'prompts-markdown', { '1.md': 'Text.' })
    expect((await mia.send('DELETE', `/v1/imports/${found.id}`)).status).toBe(204)
    expect(outcome(await mia.send('GET', `/v1/imports/${found.id}`))).toEqual([404, 'import_not_found'])
    expect(outcome(await mia.send('DELETE', `/v1/imports/${found.id}`))).toEqual([404, 'import_not_found'])
  })

  it('dropped before it is read, is not read', async () => {
    const mia = await person('Mia')
    const id = idOf(await mia.send('POST', '/v1/imports', formOf('prompts-markdown', { 'a.md': 'Text.' })))
    await mia.send('DELETE', `/v1/imports/${id}`)
    await runJobs()
    expect(outcome(await mia.send('GET', `/v1/imports/${id}`))).toEqual([404, 'import_not_found'])
  })

  it('goes by itself after a week, unless it is committed', async () => {
    const mia = await person('Mia')
    const forgotten = await bring(harness, mia.send, 'prompts-markdown', { '1.md': 'Text.' })
    const committed = await bring(harness, mia.send, 'prompts-markdown', { '2.md': 'Other.' })
    await commit(harness, mia.send, committed.id)
    days(8)
    await deps.db.execute(`select lookup.remove_expired_imports('${deps.clock().toISOString()}')`)
    await vi.waitFor(async () =>
      expect(rowsOf(await mia.send('GET', '/v1/imports')).map(({ id }) => id)).toEqual([committed.id]),
    )
    expect(outcome(await mia.send('GET', `/v1/imports/${forgotten.id}`))).toEqual([404, 'import_not_found'])
  })
})
