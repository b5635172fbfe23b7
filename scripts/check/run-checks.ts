import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runHouseRules } from '../house-rules/run-house-rules.ts'
import { repository } from '../launch/settings.ts'
import { runTool, type ToolResult } from './run-tool.ts'

/** Format, lint, types, the API's document, unused code and house rules, side by side. */
export async function runChecks(): Promise<ToolResult[]> {
  const bin = (name: string) => join(repository, 'node_modules/.bin', name)
  const web = 'apps/web/tsconfig.json'
  return Promise.all([
    runTool('format and lint', bin('biome'), ['check', '--colors=off', '--diagnostic-level=error', '.']),
    runTool('types', bin('tsc'), ['-p', 'tsconfig.json']),
    ...(existsSync(join(repository, web)) ? [runTool('types of the web app', bin('tsc'), ['-p', web])] : []),
    runTool('the API’s document', process.execPath, ['scripts/check/lint-document.ts']),
    runTool('unused code', bin('knip'), ['--no-progress']),
    checkHouseRules(),
  ])
}

/** Shows the output of what failed, and one line for the rest. */
export function printResults(results: ToolResult[]): void {
  for (const { name, output } of results.filter(({ isPassed }) => !isPassed)) {
    console.log(`\n— ${name}\n${output}\n`)
  }
  const passed = results.filter(({ isPassed }) => isPassed).map(({ name }) => name)
  if (passed.length > 0) console.log(`fine: ${passed.join(', ')}`)
}

async function checkHouseRules(): Promise<ToolResult> {
  const breaches = runHouseRules(repository)
  return { name: 'house rules', isPassed: breaches.length === 0, output: breaches.join('\n') }
}
