import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@promptsheet/db/client'
import { cloneDatabase } from '@promptsheet/db/testing/clone-database'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { listenForChanges } from '../cache/changes.ts'
import type { Deps } from '../deps.ts'
import { readEnv } from '../env.ts'
import { jobs } from '../jobs.ts'
import { createSendMail, type Mail } from '../outbound/mail.ts'
import { onceFor } from '../queue/define-job.ts'
import { jobData } from '../queue/relay-outbox.ts'
import { connectFailFast } from '../redis.ts'
import { readText } from './read-answer.ts'

const origin = 'http://promptsheet.test'

export type Answer = { status: number; headers: Headers; json: unknown; text: string }
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

/**
 * The product in-process on a database of this suite's own and the shared Redis, with a clock that tests may
 * move. `person()` signs somebody up; `runJobs()` runs what is in the outbox; `mails` is what was sent.
 */
export async function startHarness() {
  const services = inject('services')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await cloneDatabase(services.superuserUrl, services.template, name)
  const databaseUrl = new URL(services.appUrl)
  databaseUrl.pathname = `/${name}`
  const dataDir = mkdtempSync(join(tmpdir(), 'promptsheet-test-'))
  const env = readEnv({
    PUBLIC_URL: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl.toString(),
    REDIS_URL: services.redisUrl,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'silent',
    RATE_LIMIT_FACTOR: '1000',
  })
  const log = pino({ level: 'silent' })
  const connection = connect(env.databaseUrl, { max: 5, name: 'test', statementTimeoutSeconds: 20 })
  const redis = connectFailFast(env.redisUrl, log)
  await new Promise((resolve) => redis.once('ready', resolve))
  let offsetMilliseconds = 0
  const deps: Deps = {
    env,
    db: connection.db,
    redis,
    clock: () => new Date(Date.now() + offsetMilliseconds),
    random: randomBytes,
    log,
  }
  const changes = listenForChanges(deps)
  const app = createApp(deps, { changes })
  const mails: Mail[] = []

  afterAll(async () => {
    redis.disconnect()
    await changes.close()
    await connection.close()
  })

  /** A client with a cookie jar or a key of its own. */
  function client(fixed: Record<string, string> = {}): Send {
    let cookie = ''
    return async (method, path, body, headers = {}) => {
      const isRaw = body instanceof FormData || typeof body === 'string'
      const response = await app.request(`${origin}${path}`, {
        method,
        ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
        headers: {
          ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
          ...(cookie === '' ? {} : { cookie }),
          ...(fixed.authorization === undefined ? { origin } : {}),
          ...fixed,
          ...headers,
        },
      })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      const text = await readText(response)
      const isJson = response.headers.get('content-type')?.includes('json') === true
      const json: unknown = isJson ? JSON.parse(text) : null
      return { status: response.status, headers: response.headers, json, text }
    }
  }

  /** Runs every job that is due, as the worker would, with mail caught in `mails`. */
  async function runJobs(): Promise<void> {
    const keep = createSendMail(env, deps.clock)
    const sendMail = async (mail: Mail, signal: AbortSignal) => {
      mails.push(mail)
      await keep(mail, signal)
    }
    for (;;) {
      const rows = await connection.client`
        select * from lookup.claim_outbox(${deps.clock().toISOString()}, '5 minutes'::interval, 100)`
      if (rows.length === 0) return
      for (const row of rows) {
        const { id, job: jobName, workspace_id: workspaceId, payload } = jobData.parse(row)
        const job = jobs.find((known) => known.name === jobName)
        if (job === undefined) throw new Error(`no job is called ${jobName}`)
        const signal = AbortSignal.timeout(30_000)
        await job.runRaw(
          { ...deps, jobId: id, workspaceId, sendMail, signal, once: onceFor(deps, id) },
          payload,
        )
      }
    }
  }

  return {
    deps,
    app,
    changes,
    origin,
    databaseUrl: env.databaseUrl,
    mails,
    client,
    runJobs,
    /** Moves the clock of the product. */
    passTime: (seconds: number) => {
      offsetMilliseconds += seconds * 1000
    },
    /** Signs a new person up with a workspace of their own. */
    person: async (label = 'Somebody') => {
      const send = client()
      const email = `${label.toLowerCase().replaceAll(/[^a-z]/g, '')}-${randomUUID()}@example.com`
      const answer = await send('POST', '/v1/auth/signup', {
        email,
        password: goodPassword,
        name: label,
        workspaceName: `${label} & co`,
        timezone: 'Europe/Berlin',
      })
      if (answer.status !== 201) throw new Error(`sign-up failed: ${answer.text}`)
      return { send, email, password: goodPassword, ...signedUp.parse(answer.json) }
    },
  }
}

const goodPassword = 'seven green bottles'
const signedUp = z.object({
  user: z.object({ id: z.string() }),
  workspace: z.object({ id: z.string(), memberId: z.string() }),
})
