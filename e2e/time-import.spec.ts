import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, test } from './people.ts'

const head =
  'Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)'
const clockify = [
  head,
  'Website,Acme,Drafts,Design,Nora Lind,,,,Yes,03/04/2026,10:00:00 AM,03/04/2026,11:30:05 AM,01:30:05,1.5',
  'Website,Acme,Build,,Nora Lind,,,,Yes,03/05/2026,10:00 AM,03/05/2026,12:00 PM,02:00:00,2',
  'Brochure,Lindgren,Texts,,Somebody Else,,else@example.com,,No,03/06/2026,9:00 AM,03/06/2026,10:00 AM,01:00:00,1',
  'Brochure,Lindgren,Texts,,Nora Lind,,,,No,03/07/2026,25:00,03/07/2026,10:00 AM,01:00:00,1',
].join('\n')

async function bring(page: Page, name: string, content: string | Buffer) {
  await page.goto('/time/import')
  const buffer = Buffer.from(content)
  await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

async function expectClean(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await expectToFitPhone(page)
}

test('a file of another tool is understood, imported and taken back', async ({ owner: page }) => {
  await bring(page, 'clockify.csv', clockify)
  await expect(page.getByRole('heading', { name: 'Hours from Clockify' })).toBeVisible()
  const commit = page.getByRole('button', { name: /^Import \d/ })
  await expect(commit).toBeDisabled()

  // Which way the dates go is asked once.
  await page.getByRole('radiogroup', { name: 'What is 03/04/2026?' }).getByText('The 4th of March').click()
  await expect(commit).toBeEnabled()
  await expect(page.getByText('3 entries, 4:30:05 hours, Mar 4 – 6, 2026')).toBeVisible()

  // Whoever is nobody here is left out until it is said who they are.
  await expect(commit).toHaveText('Import 2 entries')
  await page.getByLabel('Whose hours are those of Somebody Else?').selectOption('Nora Lind')
  await expect(commit).toHaveText('Import 3 entries')
  const acme = page.getByRole('row', { name: /Acme/ })
  await expect(acme).toContainText('3:30:05')
  await expect(page.getByRole('list', { name: '1 row cannot be read' })).toContainText('Row 5, Start Time')
  await commit.click()

  await expect(page.getByRole('heading', { name: '3 entries imported' })).toBeVisible()
  await expect(page.getByText('4:30:05 hours. New: 2 clients, 2 projects, and 1 task.')).toBeVisible()
  await page.getByRole('link', { name: 'See them in a report' }).click()
  await expect(page.getByRole('row', { name: /Acme/ }).first()).toContainText('3:30')

  await page.goto('/time/import')
  await expect(page.getByText('is in your hours')).toBeVisible()
  await page.getByRole('link', { name: /^clockify.csv/ }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByRole('heading', { name: 'This import was taken back' })).toBeVisible()
  await expect(page.getByText('3 entries gone again.')).toBeVisible()
})

test('all of it can be read by everybody, and on a telephone', async ({ owner: page }) => {
  test.slow()
  await bring(page, 'clockify.csv', clockify)
  await expect(page.getByRole('list', { name: '1 row cannot be read' })).toBeVisible()
  await expectClean(page)
})

test('what is taken out as a workbook imports again as the same', async ({ owner: page }) => {
  await bring(page, 'own.csv', 'Date,Start time,Duration,Project\n2026-11-02,09:00:00,1:30:00,Website')
  await page.getByRole('button', { name: 'Import 1 entry' }).click()
  await expect(page.getByRole('heading', { name: '1 entry imported' })).toBeVisible()
  await page.getByRole('link', { name: 'Import more' }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Workbook (XLSX)' }).click()
  const workbook = await readFile(await (await started).path())
  await bring(page, 'hours.xlsx', workbook)
  await expect(page.getByText('1 is here already and is passed over.')).toBeVisible()
  await expect(page.getByText('There is nothing to import: all of it is here already.')).toBeVisible()
})

test('a file that holds no hours says what to do', async ({ owner: page }) => {
  await bring(page, 'picture.png', 'x')
  await expect(page.getByRole('alert')).toContainText('bring a CSV, XLSX or JSON file')
  await bring(page, 'sums.csv', 'Client,Hours\nAcme,3')
  await expect(page.getByText(/Export the detailed report instead/)).toBeVisible()
  await page.getByRole('link', { name: 'Start over' }).click()
  await expect(page.getByRole('heading', { name: 'Import and export hours' })).toBeVisible()
})

test('who keeps only their own hours can take them out', async ({ as }) => {
  const page = await as('leyla')
  await page.goto('/time/import')
  await expect(page.getByRole('link', { name: 'Table (CSV)' })).toBeVisible()
  const viewer = await as('ben')
  await viewer.goto('/time')
  await expect(viewer.getByRole('link', { name: 'Import and export' })).toHaveCount(0)
})
