import type { Page } from '@playwright/test'
import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, sameOrigin, test } from './people.ts'

const line = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first()
const answer = (page: Page) => page.locator('[aria-live=polite]').filter({ hasText: 'Nora Lind' })

/** A client in pounds with a project and a task in it, and one in euros. */
async function plant(page: Page) {
  await page.goto('/time/rates')
  const add = async (path: string, data: object) => {
    const reply = await page.request.post(`/v1/${path}`, { headers: sameOrigin(page), data })
    expect(reply.status()).toBe(201)
    const { id }: { id: string } = await reply.json()
    return id
  }
  const pell = await add('clients', { name: 'Pell', currency: 'GBP', colour: 'teal' })
  const site = await add('projects', { name: 'Site', clientId: pell })
  await add('tasks', { name: 'Design', projectId: site })
  const acme = await add('clients', { name: 'Acme', colour: 'orange' })
  await add('projects', { name: 'Book', clientId: acme })
  await page.reload()
  return { add, site }
}

async function pick(page: Page, button: RegExp, typed: string) {
  await page.getByRole('button', { name: button }).click()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function setRate(page: Page, amount: string, choose: () => Promise<void> = async () => {}) {
  const dialog = page.getByRole('dialog')
  await choose()
  await dialog.getByLabel('For an hour').fill(amount)
  const time = dialog.getByLabel('For which time')
  if (await time.isVisible()) await time.selectOption('From a day on')
  await dialog.getByLabel('From this day on').fill('2026-03-01')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

test('from the first rate to the one that counts, and why', async ({ owner: page }) => {
  await plant(page)
  await page.getByRole('button', { name: 'Set the rate for everything' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('For an hour, in EUR').fill('a lot')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Write an amount such as 95 or 95.50.')).toBeVisible()
  await expect(dialog.getByLabel('For which time')).toHaveValue('start')
  await setRate(page, '80')
  await pick(page, /^What they work on/, 'book')
  await expect(answer(page)).toHaveText(
    'Nora Lind on Acme / Book costs €80.00 an hour: the rate for everything since Mar 1, 2026.',
  )
  await pick(page, /^What they work on/, 'design')
  await expect(answer(page)).toContainText('Pell is billed in GBP, and no rate in GBP reaches this work.')

  await page.getByRole('button', { name: 'Add a rate' }).click()
  await setRate(page, '95,50', async () => {
    await dialog.getByLabel('What it is for').selectOption('One project or task')
    await pick(page, /^Project or task/, 'site')
    await expect(dialog.getByText('billed in GBP')).toBeVisible()
  })
  await expect(answer(page)).toHaveText(
    'Nora Lind on Pell / Site / Design costs £95.50 an hour: the project’s rate since Mar 1, 2026.',
  )
})

test('a rate from another day on keeps the one before, and taking it back can be undone', async ({
  owner: page,
}) => {
  await plant(page)
  await page.getByRole('button', { name: 'Set the rate for everything' }).click()
  await setRate(page, '80')
  await page.getByRole('button', { name: 'New rate for All billable time' }).click()
  await page.getByLabel('For an hour, in EUR').fill('90')
  await page.getByRole('button', { name: 'Save' }).click()
  const row = line(page, 'All billable time')
  await expect(row).toContainText('€90.00 an hour')
  await row.getByText('History').click()
  await expect(row.getByText('€80.00 an hour')).toBeVisible()
  await row.getByRole('button', { name: /^Take back €90.00/ }).click()
  await expect(row).not.toContainText('€90.00')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('€90.00 an hour')
})

test('a budget says what is left, and goes and comes back', async ({ owner: page }) => {
  const { add, site } = await plant(page)
  await add('time-entries', { date: '2026-11-02', durationSeconds: 9000, projectId: site })
  await page.getByRole('button', { name: 'Add a budget' }).click()
  const dialog = page.getByRole('dialog')
  await pick(page, /^Project or task/, 'site')
  await dialog.getByRole('textbox', { name: 'Hours' }).fill('10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = line(page, 'Site')
  await expect(row).toContainText('2:30 of 10:00')
  await expect(row).toContainText('25% · 7:30 left')
  await page.getByRole('button', { name: 'More for the budget of Site' }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await dialog.getByRole('textbox', { name: 'Hours' }).fill('2')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('125% · 0:30 over')
  await page.getByRole('button', { name: 'More for the budget of Site' }).click()
  await page.getByRole('menuitem', { name: 'Take away' }).click()
  await expect(page.getByText('No budgets yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('2:30 of 2:00')
})

test('times at once are forbidden once there are none', async ({ owner: page }) => {
  const { add } = await plant(page)
  const at = (startTime: string, endTime: string) =>
    add('time-entries', { date: '2026-11-02', startTime, endTime })
  await at('09:00', '10:00')
  await at('09:30', '11:00')
  await page.goto('/settings/time')
  await page.getByLabel('Tell me that work goes long from').selectOption('90 % of the estimate')
  const box = page.getByRole('checkbox', { name: 'A person may not have two entries at once' })
  await box.click()
  await expect(page.getByRole('alert')).toContainText('1 entry begins before an earlier one')
  await expect(box).not.toBeChecked()
  await expect(page.getByRole('link', { name: 'Show the first one' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Tell me that work goes long from')).toHaveValue('90')
})

test('who keeps only their own hours sees no money', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/time/rates')
  await expect(page.getByText('There is nothing here')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Rates and budgets' })).toHaveCount(0)
  await page.goto('/settings/time')
  await expect(page.getByText('There is nothing here')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone in the ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 780 }, colorScheme })
    test('it fits, and axe finds nothing, also in its dialogs', async ({ as }) => {
      const page = await as('mia')
      await page.goto('/time/rates')
      const look = async () => {
        await expectAccessible(page)
        await expectToFitPhone(page)
      }
      await line(page, 'Lindgren Architects').getByText('History').click()
      await expect(page.getByText('To come')).toBeVisible()
      await look()
      for (const name of ['Add a rate', 'Add a budget']) {
        await page.getByRole('button', { name }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await look()
        await page.keyboard.press('Escape')
      }
    })
  })
}
