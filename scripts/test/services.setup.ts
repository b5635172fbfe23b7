import { randomBytes } from 'node:crypto'
import { migrate } from '@promptsheet/db/migrate'
import { provisionDatabase } from '@promptsheet/db/provision'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../services/postgres.ts'
import { startRedis } from '../services/redis.ts'
import { removeDataDir } from '../services/service-folder.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './temporary-folder.ts'

export interface TestServices {
  superuserUrl: string
  /** A migrated, empty database to clone; nobody connects to it. */
  template: string
  /** Roles and passwords that are good for every clone; the path names the template. */
  ownerUrl: string
  appUrl: string
  ownerPassword: string
  appPassword: string
  redisUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices
  }
}

const template = 'promptsheet_template'

/** One Postgres and one Redis for all integration tests of this run, gone when it ends. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  sweepTemporaryFolders()
  const dataDir = makeTemporaryFolder()
  const ownerPassword = randomBytes(16).toString('hex')
  const appPassword = randomBytes(16).toString('hex')
  const servers: { stop(): Promise<void> }[] = []
  const tearDown = async () => {
    await Promise.all(servers.map((server) => server.stop()))
    removeDataDir(dataDir)
  }
  try {
    const redis = await startRedis({ dataDir, durable: false, log: console.error })
    servers.push(redis)
    const postgres = await startPostgres({ dataDir, durable: false })
    servers.push(postgres)
    const { superuserUrl } = postgres
    const urls = await provisionDatabase({ superuserUrl, database: template, ownerPassword, appPassword })
    await migrate(urls.ownerUrl)
    const redisUrl = redis.url
    project.provide('services', { superuserUrl, template, ...urls, ownerPassword, appPassword, redisUrl })
  } catch (error) {
    await tearDown()
    throw error
  }
  return tearDown
}
