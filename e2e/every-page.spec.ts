import type { Page } from '@playwright/test'
import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, test } from './people.ts'

const open = [
  '/login',
  '/signup',
  '/forgot-password',
  '/reset-password',
  '/accept-invite',
  '/change-email',
  '/reopen',
]
const pages = [
  '/library',
  '/library?q=email',
  '/prompts/new',
  '/prompts/:id',
  '/prompts/:id/edit',
  '/prompts/:id/versions',
  '/prompts/:id/copies',
  '/bin',
  '/collections',
  '/insights',
  '/starters',
  '/import',
  '/time/clients',
  '/time',
  '/time?view=timeline',
  '/time?view=entries',
  '/time/approvals',
  '/time/invoices',
  '/time/invoices/new',
  '/time/rates',
  '/time/reports',
  '/time/reports?period=last_month&groupBy=week,member,tag&rounding=up:15:day',
  '/time/reports?from=2020-01-01&to=2020-01-31',
  '/time/estimates',
  '/time/import',
  '/settings/you',
  '/settings/security',
  '/settings/people',
  '/settings/workspace',
  '/settings/time',
  '/settings/keys',
  '/settings/activity',
  '/nowhere',
]

for (const path of open) {
  test(`axe finds nothing on ${path}, and it fits a phone`, async ({ page }) => {
    await page.goto(path)
    await look(page)
  })
}

for (const path of pages) {
  test(`axe finds nothing on ${path}, and it fits a phone`, async ({ as }) => {
    const page = await as('mia')
    await page.goto(await fill(page, path))
    await look(page)
  })
}

test('axe finds nothing in an empty workspace', async ({ owner: page }) => {
  for (const path of ['/library', '/collections', '/insights', '/settings/people', '/settings/keys']) {
    await page.goto(path)
    await look(page)
  }
})

test('an import of long words does not scroll sideways at 360 pixels', async ({ owner: page }) => {
  await page.goto('/import')
  const long = 'unbreakable'.repeat(15)
  await page.getByLabel('Paste your prompts').fill(`# ${long}\n---\n${long}\n---`)
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByRole('button', { name: 'Import 1 prompt' })).toBeVisible()
  await expectToFitPhone(page)
})

/** Puts a real prompt in the place of `:id`. */
async function fill(page: Page, path: string): Promise<string> {
  if (!path.includes(':id')) return path
  const reply = await page.request.get('/v1/prompts?limit=1&sort=uses')
  const { data }: { data: { id: string }[] } = await reply.json()
  return path.replace(':id', data[0]?.id ?? '')
}

async function settle(page: Page) {
  await expect(page.getByRole('heading').first()).toBeAttached()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** All of it in the light; in the dark, what depends on colours; and whether it fits a phone. */
async function look(page: Page) {
  await page.emulateMedia({ colorScheme: 'light' })
  await settle(page)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, { rules: ['color-contrast', 'link-in-text-block'] })
  await expectToFitPhone(page)
}
