import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Send } from './harness.ts'
import { once } from './once.ts'
import { idOf } from './read-answer.ts'

type Tools = {
  owner: { send: Send }
  marker: string
  /** Posts a thing of the owner and gives its id. */
  make: (path: string, body: unknown) => Promise<string>
  bin: (path: string) => Promise<void>
  runJobs: () => Promise<void>
}

/** The hours and the money of a world: whatever of them a test asks for is made when it is first needed. */
export function makeHours({ owner, marker, make, bin, runJobs }: Tools) {
  const timer = async () => {
    const { json } = await owner.send('POST', '/v1/timer/start', { description: `Work ${marker}` })
    return z.object({ entry: z.object({ id: z.string() }) }).parse(json).entry.id
  }
  /** An entry of the owner in `2026-W47`, a new one each time. */
  const entry = () =>
    make('/v1/time-entries', {
      date: '2026-11-18',
      durationSeconds: 3600,
      description: `Work ${marker}`,
      tags: [marker],
    })
  const timedEntry = () =>
    make('/v1/time-entries', {
      startedAt: '2026-11-18T08:00:00Z',
      endedAt: '2026-11-18T10:00:00Z',
      description: `Work ${marker}`,
    })
  let secondHalf: string = randomUUID()
  const entryIn = async (status: 'submit' | 'approve') => {
    const id = await entry()
    await owner.send('POST', `/v1/weeks/2026-W47/${status}`, { entryIds: [id] })
    return id
  }
  const ownClient = once(() => make('/v1/clients', { name: `Client ${marker}` }))
  const project = once(async () =>
    make('/v1/projects', { name: `Project ${marker}`, clientId: await ownClient() }),
  )
  const task = once(async () => make('/v1/tasks', { name: `Task ${marker}`, projectId: await project() }))
  const rate = once(async () => {
    const answer = await owner.send('PUT', '/v1/rates', { amount: 9500, effectiveFrom: '2026-01-01' })
    return idOf(answer)
  })
  /** A draft of an hour of its own, a new one each time. */
  const draftInvoice = async () => {
    await rate()
    const body = { date: '2026-11-18', durationSeconds: 3600, description: `Work ${marker}` }
    const entryId = await make('/v1/time-entries', { ...body, projectId: await project(), billable: true })
    await owner.send('POST', '/v1/weeks/2026-W47/approve', { entryIds: [entryId] })
    const period = { from: '2026-11-01', to: '2026-11-30' }
    return await make('/v1/invoices', { clientId: await ownClient(), ...period, groupBy: 'project' })
  }
  const issuedInvoice = async () => {
    const id = await draftInvoice()
    await owner.send('POST', `/v1/invoices/${id}/issue`)
    return id
  }
  const newHours = async () => {
    const text = `Start date,Duration,Client,Project,Description\n2026-11-02,1:30,Client ${marker},Site,Work ${marker}`
    const id = await make('/v1/time-imports', { text })
    await runJobs()
    return id
  }
  return {
    rate,
    budget: once(async () =>
      idOf(
        await owner.send('PUT', '/v1/budgets', {
          clientId: await ownClient(),
          period: 'month',
          seconds: 3600,
        }),
      ),
    ),
    draftInvoice,
    issuedInvoice,
    async deletedDraft() {
      const id = await draftInvoice()
      await bin(`/v1/invoices/${id}`)
      return id
    },
    async paidInvoice() {
      const id = await issuedInvoice()
      await owner.send('POST', `/v1/invoices/${id}/pay`)
      return id
    },
    client: ownClient,
    savedReport: once(() =>
      make('/v1/saved-reports', { name: `Hours ${marker}`, query: { period: 'last_month', tag: marker } }),
    ),
    project,
    task,
    entry,
    entryIn,
    async deletedEntry() {
      const id = await entry()
      await bin(`/v1/time-entries/${id}`)
      return id
    },
    /** From eight to ten on 18 November, in UTC. */
    timedEntry,
    /** The same, split at nine: its first half; `secondHalf` is the second of the latest. */
    async splitEntry() {
      const id = await timedEntry()
      const { json } = await owner.send('POST', `/v1/time-entries/${id}/split`, {
        at: '2026-11-18T09:00:00Z',
      })
      secondHalf = z.object({ second: z.object({ id: z.string() }) }).parse(json).second.id
      return id
    },
    secondHalf: () => secondHalf,
    /** The id of an entry that runs. */
    timer,
    async discardedTimer() {
      const id = await timer()
      await bin('/v1/timer')
      return id
    },
    readHours: once(newHours),
    committedHours: once(async () => {
      const id = await newHours()
      await make(`/v1/time-imports/${id}/commit`, {})
      await runJobs()
      return id
    }),
  }
}
