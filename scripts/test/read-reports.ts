import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Counts } from './counts.ts'

const vitestSchema = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})
const playwrightSchema = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** What vitest reported; a file that could not even be loaded is one failure, and so is a missing report. */
export function readVitestReport(path: string, countsSkipped: boolean): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { testResults } = vitestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const counts = { passed: 0, failed: 0 }
  for (const { status, assertionResults } of testResults) {
    const failedBefore = counts.failed
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed' || countsSkipped) counts.failed++
    }
    if (status === 'failed' && counts.failed === failedBefore) counts.failed++
  }
  return counts
}

/** What Playwright reported; a test that passed only at another attempt has failed. */
export function readPlaywrightReport(path: string, countsSkipped: boolean): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { errors, stats } = playwrightSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const skipped = countsSkipped ? stats.skipped : 0
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length + skipped }
}
