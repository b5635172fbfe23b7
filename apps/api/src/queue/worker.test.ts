import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { connectPatient } from '../redis.ts'
import { startHarness } from '../testing/harness.ts'
import { type AnyJob, defineJob, nobody } from './define-job.ts'
import { enqueue, nudgeRelay } from './enqueue.ts'
import { startWorker } from './start-worker.ts'

const { deps } = await startHarness()
const note = z.object({ note: z.string() })

// A job's effect on the database, of a kind that shows when it happened twice.
const leaveTrace = (id: string) =>
  sql`select lookup.schedule_outbox(${randomUUID()}, 'trace', ${JSON.stringify({ id })}::jsonb, null, '2999-01-01')`

async function tracesOf(id: string): Promise<number> {
  const rows = await deps.db.execute<{ id: string; job: string; payload: unknown }>(
    sql`select * from lookup.claim_outbox('2999-01-02', '0 seconds'::interval, 1000)`,
  )
  return rows.filter(({ job, payload }) => job === 'trace' && JSON.stringify(payload).includes(id)).length
}

/** A worker whose clock is that many seconds ahead. */
function work(jobs: AnyJob[], aheadSeconds = 0) {
  const opened: ReturnType<typeof connectPatient>[] = []
  const prefix = `test-${randomUUID()}`
  const clock = () => new Date(deps.clock().getTime() + aheadSeconds * 1000)
  const worker = startWorker({ ...deps, clock }, jobs, {
    connect: () => {
      const redis = connectPatient(deps.env.redisUrl, deps.log)
      opened.push(redis)
      return redis
    },
    sendMail: () => Promise.resolve(),
    prefix,
  })
  const stop = async () => {
    await worker.stop()
    for (const redis of opened) redis.disconnect()
  }
  onTestFinished(stop)
  return { stop, inQueue: () => deps.redis.keys(`${prefix}:*:outbox-*`) }
}

describe('the outbox and the worker', () => {
  it('runs a job that was left in a committed transaction, and none of one that was rolled back', async () => {
    const ran: string[] = []
    const job = defineJob({
      name: 'test.note',
      payload: note,
      run: async (ctx, payload) => {
        ran.push(payload.note)
        await ctx.once(nobody, () => Promise.resolve())
      },
    })
    work([job])
    await inWorkspace(deps.db, nobody, (tx) => enqueue({ ...deps, tx }, job, { note: 'kept' }))
    const rolledBack = inWorkspace(deps.db, nobody, async (tx) => {
      await enqueue({ ...deps, tx }, job, { note: 'lost' })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    await nudgeRelay(deps)
    await vi.waitFor(() => expect(ran).toEqual(['kept']), 10_000)
  })

  it('takes effect once, though its run failed right after it', async () => {
    const id = randomUUID()
    let runs = 0
    const job = defineJob({
      name: 'test.flaky',
      payload: note,
      run: async (ctx) => {
        runs += 1
        await ctx.once(nobody, async (tx) => {
          await tx.execute(leaveTrace(id))
        })
        if (runs === 1) throw new Error('after the effect')
      },
    })
    const { inQueue } = work([job])
    await inWorkspace(deps.db, nobody, (tx) => enqueue({ ...deps, tx }, job, { note: '' }))
    await vi.waitFor(() => expect(runs).toBe(1), 10_000)
    expect(await inQueue()).not.toEqual([])
    // A job that failed stays in the queue until it was taken up again and is over.
    await vi.waitFor(async () => expect(await inQueue()).toEqual([]), 15_000)
    expect(await tracesOf(id)).toBe(1)
  })

  it('undoes half an effect and does it whole the next time', async () => {
    const id = randomUUID()
    let runs = 0
    const job = defineJob({
      name: 'test.half',
      payload: note,
      run: async (ctx) => {
        runs += 1
        await ctx.once(nobody, async (tx) => {
          await tx.execute(leaveTrace(id))
          if (runs === 1) throw new Error('half-way')
        })
      },
    })
    work([job])
    await inWorkspace(deps.db, nobody, (tx) => enqueue({ ...deps, tx }, job, { note: '' }))
    await vi.waitFor(() => expect(runs).toBe(2), 15_000)
    await vi.waitFor(async () => expect(await tracesOf(id)).toBe(1), 10_000)
  })

  it('finds what a wiped Redis has forgotten, a while after it was relayed', async () => {
    const ran: string[] = []
    const job = defineJob({
      name: 'test.forgotten',
      payload: note,
      run: async (ctx, payload) => {
        ran.push(payload.note)
        await ctx.once(nobody, () => Promise.resolve())
      },
    })
    await inWorkspace(deps.db, nobody, (tx) => enqueue({ ...deps, tx }, job, { note: 'found' }))
    // Relayed to a queue that is no more; ten minutes later a worker looks again.
    await deps.db.execute(
      sql`select lookup.claim_outbox(now() + interval '1 second', '5 minutes'::interval, 100)`,
    )
    work([job], 600)
    await vi.waitFor(() => expect(ran).toEqual(['found']), 10_000)
  })

  it('runs a scheduled job once per slot, however many workers there are', async () => {
    let runs = 0
    const job = defineJob({
      name: `test.scheduled_${randomUUID()}`,
      payload: z.object({ dueAt: z.string() }),
      schedule: { everySeconds: 86_400, offsetSeconds: 0 },
      run: async (ctx) => {
        await ctx.once(nobody, () => {
          runs += 1
          return Promise.resolve()
        })
      },
    })
    const stops = [work([job]), work([job])]
    await vi.waitFor(() => expect(runs).toBe(1), 10_000)
    await Promise.all(stops.map(({ stop }) => stop()))
    expect(runs).toBe(1)
  })
})
