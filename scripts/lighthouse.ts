import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { demoLogin } from './launch/demo.ts'
import { type Audit, auditPage } from './lighthouse/audit-page.ts'
import { PlainError, printFailure } from './plain-error.ts'
import { findFreePort } from './services/free-port.ts'
import { removeDataDir } from './services/service-folder.ts'
import { ensureChromium } from './test/ensure-chromium.ts'
import { launch } from './test/launch.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './test/temporary-folder.ts'

// `npm run lighthouse`: what Lighthouse says of the library and of a prompt, signed in, as a phone and as a desk sees
// them. Ends with 1 when any of the four figures is below what we promise.
const least = 95
const runsOfEach = 3

sweepTemporaryFolders()
const folder = makeTemporaryFolder()
try {
  const chromium = await ensureChromium()
  const port = await findFreePort()
  const product = launch({ PORT: String(port), DATA_DIR: join(folder, 'data'), DEMO: '1' })
  try {
    await product.ready()
    if (!(await audit(`http://localhost:${port}`, chromium))) process.exitCode = 1
  } finally {
    product.kill('SIGTERM')
    await product.ended
  }
} catch (error) {
  printFailure(error)
  process.exitCode = 1
} finally {
  removeDataDir(folder)
}

/** Prints a line for each page and gives whether all figures are high enough. */
async function audit(url: string, chromium: string): Promise<boolean> {
  const cookie = await signIn(url)
  const pages = [
    { name: 'library', path: '/' },
    { name: 'prompt', path: `/prompts/${await findPromptId(url, cookie)}` },
  ]
  const [load = 0] = loadavg()
  if (load > availableParallelism())
    console.error(
      `this machine is busy (load ${load.toFixed(1)}): a phone's performance will look worse than it is`,
    )
  let isGood = true
  console.log('| page | as | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|---|')
  for (const { name, path } of pages)
    for (const form of ['phone', 'desk'] as const) {
      const runs = []
      for (let run = 0; run < runsOfEach; run++)
        runs.push(await auditPage({ url: url + path, form, cookie, chromium, folder }))
      const { scores, failed } = middle(runs)
      console.log(`| ${name} | ${form} | ${Object.values(scores).join(' | ')} |`)
      for (const words of failed) console.error(`  ${words}`)
      isGood &&= Object.values(scores).every((score) => score >= least)
    }
  return isGood
}

/** Of runs that differ by what else the machine did, the one in the middle. */
function middle(runs: Audit[]): Audit {
  const sorted = runs.toSorted((a, b) => a.scores.performance - b.scores.performance)
  const run = sorted[Math.floor(sorted.length / 2)]
  if (run === undefined) throw new Error('a page is looked at more than once')
  return run
}

async function signIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(demoLogin),
  })
  const [cookie] = reply.headers.getSetCookie()
  if (!reply.ok || cookie === undefined)
    throw new PlainError(`the demo does not let Mia sign in: ${await reply.text()}`)
  return cookie.split(';')[0] ?? ''
}

async function findPromptId(url: string, cookie: string): Promise<string> {
  const reply = await fetch(`${url}/v1/prompts?sort=uses&limit=1`, { headers: { cookie } })
  const id = /"id":"([^"]+)"/.exec(await reply.text())?.[1]
  if (id === undefined) throw new PlainError('the demo has no prompt')
  return id
}
