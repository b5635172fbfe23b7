import { buildWeb } from './launch/build-web.ts'
import { demoLogin } from './launch/demo.ts'
import { runProduct } from './launch/run-product.ts'
import { readSettings } from './launch/settings.ts'
import { printFailure } from './plain-error.ts'
import { seeds } from './seeds.ts'
import { listenForStop, whenStopped } from './stop-signal.ts'

// `npm start`: the whole product on this machine. launch/settings.ts lists what it can be told.
const GIVE_UP_MS = 9500
const signal = listenForStop()

try {
  const settings = readSettings()
  const log = (line: string) => console.error(line)
  const prepare = async () => settings.WEB_DIST ?? buildWeb(log, signal)
  signal.addEventListener('abort', () => setTimeout(() => process.exit(1), GIVE_UP_MS).unref())
  const product = await runProduct({ settings, prepare, signal, log })
  console.log(`ready on ${product.url}`)
  const hasDemo = settings.isDemo && seeds.some((seed) => seed.name === 'demo')
  if (hasDemo) console.log(`sign in as ${demoLogin.email} with the password: ${demoLogin.password}`)
  await whenStopped(signal)
  await product.stop()
  process.exit(0)
} catch (error) {
  if (!signal.aborted) printFailure(error)
  process.exit(signal.aborted ? 0 : 1)
}
