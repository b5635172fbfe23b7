import { printResults, runChecks } from './check/run-checks.ts'

// `npm run check`: everything that needs no server.
const results = await runChecks()
printResults(results)
const failed = results.filter(({ isPassed }) => !isPassed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
