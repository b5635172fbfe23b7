import { Queue, UnrecoverableError, Worker } from 'bullmq'
import { sql } from 'drizzle-orm'
import type { Redis } from 'ioredis'
import type { Deps } from '../deps.ts'
import { jobRuns } from '../health/metrics.ts'
import { describeMessage } from '../log-error.ts'
import type { SendMail } from '../outbound/mail.ts'
import { type AnyJob, onceFor } from './define-job.ts'
import { nudgeChannel } from './enqueue.ts'
import { jobData, relayOutbox, scheduleJobs } from './relay-outbox.ts'

const queueName = 'jobs'
const jobDeadlineSeconds = 240
// A job whose worker is gone goes on with another after these two together. A worker renews its locks every few
// seconds, and long work is cut into turns, so that a busy one is not taken for dead; should it be, `once` keeps
// the effect from happening twice.
const lockSeconds = 20
const checkSeconds = 5
// What takes its worker down with it again and again comes back only when the outbox misses it.
const mostStalls = 3
const pollMilliseconds = 1000
const scheduleMilliseconds = 20_000

type WorkerOptions = {
  /** Opens a Redis connection that waits for Redis to come back. */
  connect: () => Redis
  sendMail: SendMail
  /** Of the queue's keys in Redis. */
  prefix?: string
}

/** Starts relaying the outbox and running jobs. `stop` finishes what runs. */
export function startWorker(
  deps: Deps,
  jobs: readonly AnyJob[],
  { connect, sendMail, prefix = 'promptsheet' }: WorkerOptions,
) {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const queue = new Queue(queueName, { connection: connect(), prefix })
  const worker = new Worker(
    queueName,
    async ({ data, attemptsMade, opts }) => {
      const { id, job: name, workspace_id: workspaceId, payload } = jobData.parse(data)
      const job = byName.get(name)
      const log = deps.log.child({ jobId: id, job: name })
      const startedAt = performance.now()
      try {
        if (job === undefined) throw new UnrecoverableError(`no job is called ${name}`)
        if (await isDone(deps, id)) return
        const signal = AbortSignal.timeout(jobDeadlineSeconds * 1000)
        await job.runRaw(
          { ...deps, log, jobId: id, workspaceId, sendMail, signal, once: onceFor(deps, id) },
          payload,
        )
        jobRuns.inc({ job: name, outcome: 'done' })
        log.info({ milliseconds: Math.round(performance.now() - startedAt) }, 'job done')
      } catch (error) {
        const isLast = error instanceof UnrecoverableError || attemptsMade + 1 >= (opts.attempts ?? 1)
        jobRuns.inc({ job: name, outcome: isLast ? 'failed' : 'retried' })
        log.error({ err: error, isLast }, 'job failed')
        await recordError(deps, id, error, isLast)
        throw error
      }
    },
    {
      connection: connect(),
      prefix,
      concurrency: 8,
      lockDuration: lockSeconds * 1000,
      lockRenewTime: (lockSeconds * 1000) / 4,
      stalledInterval: checkSeconds * 1000,
      maxStalledCount: mostStalls,
    },
  )
  const warn = (error: Error) => deps.log.warn({ err: error }, 'queue connection')
  queue.on('error', warn)
  worker.on('error', warn)

  const wake = wakeable()
  const subscriber = connect()
  subscriber
    .subscribe(nudgeChannel)
    .catch((error: unknown) => deps.log.warn({ err: error }, 'nudges are off'))
  subscriber.on('message', wake.now)
  let isStopping = false
  let scheduledAt = Number.NEGATIVE_INFINITY
  const relaying = (async () => {
    while (!isStopping) {
      try {
        if (performance.now() - scheduledAt > scheduleMilliseconds) {
          await scheduleJobs(deps, jobs)
          scheduledAt = performance.now()
        }
        if ((await relayOutbox(deps, queue)) > 0) continue
      } catch (error) {
        deps.log.warn({ err: error }, 'outbox could not be relayed')
      }
      await wake.orAfter(pollMilliseconds)
    }
  })()

  return {
    async stop(): Promise<void> {
      isStopping = true
      wake.now()
      await relaying
      await worker.close()
      await queue.close()
      subscriber.disconnect()
    },
  }
}

async function isDone(deps: Deps, id: string): Promise<boolean> {
  const [row] = await deps.db.execute<{ done: boolean }>(sql`select lookup.is_outbox_done(${id}) as done`)
  return row?.done === true
}

async function recordError(deps: Deps, id: string, error: unknown, isLast: boolean): Promise<void> {
  const message = describeMessage(error)
  const failedAt = isLast ? deps.clock().toISOString() : null
  await deps.db
    .execute(sql`select lookup.record_outbox_error(${id}, ${message}, ${failedAt}::timestamptz)`)
    .catch((reason: unknown) => deps.log.warn({ err: reason }, 'job error could not be recorded'))
}

/** A pause that can be cut short. */
function wakeable() {
  let wakeUp = () => {}
  let isWoken = false
  return {
    now: () => {
      isWoken = true
      wakeUp()
    },
    orAfter: async (milliseconds: number) => {
      if (!isWoken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isWoken = false
    },
  }
}
