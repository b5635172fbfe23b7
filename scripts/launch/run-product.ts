import { join } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { seeds } from '../seeds.ts'
import { makeDataDir } from '../services/service-folder.ts'
import { childEnv } from './child-env.ts'
import { choosePort } from './choose-port.ts'
import { claim } from './claim.ts'
import { isDatabaseEmpty, runSeed } from './demo.ts'
import { endOrphans, findRecord, removeRecord, writeRecord } from './launcher-record.ts'
import { localUrl, publicUrl, type Settings } from './settings.ts'
import { type Service, startDatabase, startQueue } from './start-services.ts'
import { type Supervised, supervise } from './supervise.ts'
import { whenReady } from './when-ready.ts'

const DRAIN_MS = 5000

export interface ProductOptions {
  settings: Settings
  /** Anything to get ready beside the services, such as the web app. */
  prepare?: () => Promise<unknown>
  /** Flags for the API's and worker's Node, such as --watch. */
  nodeFlags?: string[]
  /** Whether their output goes to the terminal instead of DATA_DIR/logs. */
  isVerbose?: boolean
  signal: AbortSignal
  log: (line: string) => void
}

export interface Product {
  url: string
  localUrl: string
  stop(): Promise<void>
}

/** Starts everything on this machine, in order; on failure or abort whatever was started is stopped again. */
export async function runProduct(options: ProductOptions): Promise<Product> {
  const { settings, signal, log } = options
  const dataDir = makeDataDir(settings.dataDir)
  const children: Supervised[] = []
  const services: Service[] = []
  const mine = await claim(`data ${dataDir}`)
  if (!mine) throw alreadyRuns(dataDir)
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop(DRAIN_MS)))
    await Promise.all(services.map((service) => service.stop()))
    removeRecord(dataDir)
    mine.release()
  }
  try {
    const earlier = findRecord(dataDir)
    if (earlier) await endOrphans(earlier)
    const port = await choosePort(settings)
    const [database, queue] = await settleAll([
      startDatabase(settings, log).then(keep),
      startQueue(settings, log).then(keep),
      options.prepare?.(),
    ])
    signal.throwIfAborted()
    const url = publicUrl(settings, port)
    const env = childEnv(settings, { url, ...database, ...queue, port })
    const hasDemo = seeds.some((seed) => seed.name === 'demo')
    if (settings.isDemo && hasDemo && (await isDatabaseEmpty(database.appUrl))) {
      log('filling the demo workspace')
      await runSeed('demo', { ...env, DATABASE_OWNER_URL: database.ownerUrl }, signal)
    }
    const onStart = () => {
      const pids = children.map((child) => child.pid()).filter((pid) => pid !== null)
      writeRecord(dataDir, { url, postgresPort: database.port }, pids)
    }
    onStart()
    for (const name of ['server', 'worker'] as const) {
      const logFile = options.isVerbose ? null : join(dataDir, `logs/${name}.log`)
      const script = `apps/api/src/${name}.ts`
      children.push(
        supervise({ name, script, env, logFile, log, onStart, nodeFlags: options.nodeFlags ?? [] }),
      )
      onStart()
    }
    await whenReady(localUrl(settings, port), children, signal)
    return { url, localUrl: localUrl(settings, port), stop }
  } catch (error) {
    await stop()
    throw error
  }

  function keep<T extends Service>(service: T): T {
    services.push(service)
    return service
  }
}

function alreadyRuns(dataDir: string): PlainError {
  const record = findRecord(dataDir)
  const advice = 'or set DATA_DIR and PORT to start a second one'
  if (!record) return new PlainError(`another start on ${dataDir} is under way: wait for it, ${advice}`)
  const { pid } = record.launcher
  return new PlainError(
    `it already runs on ${record.url} (process ${pid}): open that, stop it with kill ${pid}, ${advice}`,
  )
}

/** Like Promise.all, but waits for every one to settle, so that what did start can be stopped. */
async function settleAll<A, B, C>(work: [Promise<A>, Promise<B>, Promise<C> | undefined]): Promise<[A, B]> {
  const [first, second, third] = await Promise.allSettled(work)
  for (const result of [first, second, third]) if (result.status === 'rejected') throw result.reason
  return [await work[0], await work[1]]
}
