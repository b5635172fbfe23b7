import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { demoLogin } from './launch/demo.ts'
import { printFailure } from './plain-error.ts'
import { ensureChromium } from './test/ensure-chromium.ts'

// `npm run screenshot [-- http://localhost:3000]`: the pictures in the README, taken from the running product's demo.

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url))
const pages = [
  { name: 'library', path: '/', signs: ['[role=row]', 'nav :text("Client support")'] },
  { name: 'week', path: '/time', signs: ['main table'] },
]
const pictures = pages.flatMap((page) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...page, colorScheme })),
)

try {
  await main(process.argv[2] ?? 'http://localhost:3000')
} catch (error) {
  printFailure(error)
  process.exitCode = 1
}

async function main(url: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  })
  try {
    for (const { name, path, signs, colorScheme } of pictures) {
      // The demo's agency is in Berlin: elsewhere the page asks about the clock.
      const page = await browser.newPage({
        viewport: { width: 1280, height: 800 },
        colorScheme,
        timezoneId: 'Europe/Berlin',
      })
      await page.request.post(`${url}/v1/auth/login`, { data: demoLogin })
      await page.goto(url + path)
      for (const sign of signs) await page.locator(sign).first().waitFor()
      await page.evaluate('document.fonts.ready.then(() => undefined)')
      await page.screenshot({ path: `${folder}${name}-${colorScheme}.png` })
      console.log(`docs/images/${name}-${colorScheme}.png`)
      await page.close()
    }
  } finally {
    await browser.close()
  }
}
