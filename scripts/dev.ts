import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { demoLogin } from './launch/demo.ts'
import { runProduct } from './launch/run-product.ts'
import { readSettings, repository } from './launch/settings.ts'
import { printFailure } from './plain-error.ts'
import { listenForStop, whenStopped } from './stop-signal.ts'

// `npm run dev`: the services, the API and the worker restarted on every change, and Vite in front of them.
const GIVE_UP_MS = 9500
const signal = listenForStop()

try {
  const settings = readSettings()
  signal.addEventListener('abort', () => setTimeout(() => process.exit(1), GIVE_UP_MS).unref())
  const product = await runProduct({
    settings,
    nodeFlags: ['--watch', '--watch-preserve-output'],
    isVerbose: true,
    signal,
    log: (line) => console.error(line),
  })
  const vite = spawn(join(repository, 'node_modules/.bin/vite'), ['--host', settings.HOST], {
    cwd: join(repository, 'apps/web'),
    env: { ...process.env, VITE_API: product.localUrl },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  console.log(`ready: the API is on ${product.url}, the web app where Vite says below`)
  if (settings.isDemo) console.log(`sign in as ${demoLogin.email} with the password: ${demoLogin.password}`)
  await Promise.race([whenStopped(signal), new Promise((resolve) => vite.once('exit', resolve))])
  vite.kill('SIGTERM')
  await product.stop()
  process.exit(0)
} catch (error) {
  if (!signal.aborted) printFailure(error)
  process.exit(signal.aborted ? 0 : 1)
}
