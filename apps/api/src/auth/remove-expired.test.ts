import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, expect, inject, it } from 'vitest'
import { nobody, onceFor } from '../queue/define-job.ts'
import { scheduleJobs } from '../queue/relay-outbox.ts'
import { startHarness } from '../testing/harness.ts'
import { removeExpiredJob } from './remove-expired.job.ts'

const { deps, databaseUrl, passTime, person, runJobs } = await startHarness()
const superuserUrl = new URL(inject('services').superuserUrl)
superuserUrl.pathname = new URL(databaseUrl).pathname
const superuser = postgres(superuserUrl.toString(), { max: 1 })
afterAll(() => superuser.end())

const clean = async () => {
  await scheduleJobs(deps, [removeExpiredJob])
  await runJobs()
}

it('forgets an idempotency key after a day, and not before', async () => {
  const mia = await person('Mia')
  const headers = { 'idempotency-key': 'the-key' }
  const create = (name: string) => mia.send('POST', '/v1/teams', { name }, headers)
  expect((await create('Design')).status).toBe(201)
  passTime(23 * 3600)
  await clean()
  expect((await create('Sales')).status).toBe(422)
  passTime(2 * 3600)
  await clean()
  expect((await create('Sales')).status).toBe(201)
})

it('forgets a job a week after it was done, and one that failed for good after a month', async () => {
  const [done, failed, waiting] = [randomUUID(), randomUUID(), randomUUID()]
  // Nobody runs it: it is not due before the year 2999.
  for (const id of [done, failed, waiting])
    await deps.db.execute(
      sql`select lookup.schedule_outbox(${id}, 'old', '{"email": "mia@example.com"}'::jsonb, null, '2999-01-01')`,
    )
  await onceFor(deps, done)(nobody, () => Promise.resolve())
  const now = deps.clock().toISOString()
  await deps.db.execute(
    sql`select lookup.record_outbox_error(${failed}, 'no such mailbox', ${now}::timestamptz)`,
  )
  const left = async () => {
    const rows = await superuser`select id from outbox where id in ${superuser([done, failed, waiting])}`
    return rows.map(({ id }) => id)
  }
  passTime(6 * 86_400)
  await clean()
  expect(await left()).toHaveLength(3)
  passTime(2 * 86_400)
  await clean()
  expect(new Set(await left())).toEqual(new Set([failed, waiting]))
  passTime(21 * 86_400)
  await clean()
  expect(await left()).toHaveLength(2)
  passTime(2 * 86_400)
  await clean()
  expect(await left()).toEqual([waiting])
})
