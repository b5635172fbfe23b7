import { jobs } from './jobs.ts'
import { createSendMail } from './outbound/mail.ts'
import { drainOnExit, openProcess } from './process.ts'
import { startWorker } from './queue/start-worker.ts'
import { connectPatient } from './redis.ts'

const { deps, close } = await openProcess('promptsheet-worker', 8)
const worker = startWorker(deps, jobs, {
  connect: () => connectPatient(deps.env.redisUrl, deps.log),
  sendMail: createSendMail(deps.env, deps.clock),
})
deps.log.info({ jobs: jobs.map((job) => job.name) }, 'worker started')

drainOnExit(deps, async () => {
  await worker.stop()
  await close()
})
