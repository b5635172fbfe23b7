import { expect, it } from 'vitest'
import { scheduleJobs } from '../queue/relay-outbox.ts'
import { startHarness } from '../testing/harness.ts'
import { removeExpiredJob } from './remove-expired.job.ts'

const { deps, passTime, person, runJobs } = await startHarness()

it('forgets an idempotency key after a day, and not before', async () => {
  const mia = await person('Mia')
  const headers = { 'idempotency-key': 'the-key' }
  const create = (name: string) => mia.send('POST', '/v1/teams', { name }, headers)
  const clean = async () => {
    await scheduleJobs(deps, [removeExpiredJob])
    await runJobs()
  }
  expect((await create('Design')).status).toBe(201)
  passTime(23 * 3600)
  await clean()
  expect((await create('Sales')).status).toBe(422)
  passTime(2 * 3600)
  await clean()
  expect((await create('Sales')).status).toBe(201)
})
