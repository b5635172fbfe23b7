import type { Page } from '@playwright/test'
import { clipboardOf, demoPassword, emailOf, expect, test } from './people.ts'

test('the keyboard alone signs in, finds, fills, copies and finds the way', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible()
  await tabTo(page, 'textbox', 'E-mail')
  await page.keyboard.type(emailOf('mia'))
  await tabTo(page, 'textbox', 'Password')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('combobox', { name: 'Search the library' })).toBeFocused()
  await page.keyboard.type('meeting notes')
  await expect(page.getByRole('row').first()).toContainText('Meeting notes to actions')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Meeting notes to actions' })
  await expect(dialog).toBeVisible()
  for (const blank of await dialog.locator('input[type=text], textarea').all()) {
    await blank.focus()
    if ((await blank.inputValue()) === '') await page.keyboard.type('by keyboard')
  }
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(() => clipboardOf(page)).toContain('by keyboard')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('insi')
  const place = page.getByRole('option', { name: /^Insights/ })
  await expect(place).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(place).toHaveAttribute('aria-selected', 'true', { timeout: 100 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Insights', level: 1 })).toBeVisible()
  await tabTo(page, 'radio', '30 days')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/days=90/)

  await page.goto('/settings/people')
  await expect(page.getByText('Ben Hartmann')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', 'Invite people')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Invite people' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Invite people' })).toBeFocused()
})

const mostTabs = 40

/** Walks by Tab until the control has the focus, as a hand would. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string) {
  const target = page.getByRole(role, { name, exact: true })
  for (let tab = 0; tab < mostTabs; tab++) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${name}`)
}
