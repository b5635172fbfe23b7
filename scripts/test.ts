import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { printResults, runChecks } from './check/run-checks.ts'
import { runTool } from './check/run-tool.ts'
import { repository } from './launch/settings.ts'
import { printFailure } from './plain-error.ts'
import { removeDataDir } from './services/service-folder.ts'
import { listenForStop } from './stop-signal.ts'
import { type Counts, sum } from './test/counts.ts'
import { runPlaywright, runVitest } from './test/run-suites.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './test/temporary-folder.ts'

// `npm test`: everything. `npm test -- prompts`: only the tests whose file names contain that.
const { env } = process
const filters = process.argv.slice(2)
const isCi = env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0'
const signal = listenForStop()
sweepTemporaryFolders()
const temporary = makeTemporaryFolder()
const counts: Counts[] = []

try {
  if (filters.length === 0) counts.push(await check())
  const options = { filters, isCi, temporary, signal }
  counts.push(await runVitest(options))
  counts.push(await runPlaywright(options))
} catch (error) {
  if (!signal.aborted) printFailure(error)
  counts.push({ passed: 0, failed: 1 })
} finally {
  removeDataDir(join(temporary, 'e2e-data'))
  removeDataDir(temporary)
}
const { passed, failed } = sum(counts)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)

async function check(): Promise<Counts> {
  const results = await runChecks()
  // The OpenAPI document and its generated client must be those of the routes as they are now.
  const contract = join(repository, 'scripts/contract.ts')
  if (existsSync(contract)) results.push(await runTool('contract', process.execPath, [contract]))
  printResults(results)
  const passed = results.filter(({ isPassed }) => isPassed).length
  return { passed, failed: results.length - passed }
}
