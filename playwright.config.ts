import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findFreePort } from './scripts/services/free-port.ts'
import { findChromium } from './scripts/test/ensure-chromium.ts'
import { makeTemporaryFolder, sweepTemporaryFolders } from './scripts/test/temporary-folder.ts'

// Workers read this file again: what the first reading chose reaches them by the environment.
const { env } = process
env.E2E_PORT ??= String(await findFreePort())
if (!env.E2E_DATA_DIR) {
  sweepTemporaryFolders()
  env.E2E_DATA_DIR = join(makeTemporaryFolder(), 'e2e-data')
}
const url = `http://localhost:${env.E2E_PORT}`
const chromium = findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 3,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    // Recording costs a quarter of the time, and nobody opens a trace of CI: what failed there is run again by itself.
    trace: env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'exec node scripts/bootstrap.mjs scripts/start.ts',
    url: `${url}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'pipe',
    env: {
      PORT: env.E2E_PORT,
      DATA_DIR: env.E2E_DATA_DIR,
      DEMO: '1',
      END_WITH_PARENT: '1',
      RATE_LIMIT_FACTOR: '100',
    },
  },
})
