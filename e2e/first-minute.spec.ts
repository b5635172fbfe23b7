import { clipboardOf, expect, newEmail, test } from './people.ts'

test('a new person signs up, takes a prompt and copies it', async ({ page }) => {
  await page.goto('/signup')
  await page.getByLabel('Your name').fill('Nora Lind')
  await page.getByLabel('E-mail').fill(newEmail())
  await page.getByRole('textbox', { name: 'Password' }).fill('several plain words')
  await page.getByRole('button', { name: 'Create your library' }).click()

  await expect(page.getByRole('heading', { name: 'Your library starts with one prompt' })).toBeVisible()
  await page.getByRole('button', { name: 'Take Reply to somebody who is upset' }).click()

  const copy = page.getByRole('button', { name: 'Copy', exact: true })
  await expect(copy).toBeFocused()
  await page.getByRole('textbox', { name: 'their message' }).fill('Where is my parcel?')
  await page.getByRole('textbox', { name: 'what we know' }).fill('It is in Kassel.')
  await copy.click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  const copied = await clipboardOf(page)
  expect(copied).toContain('Where is my parcel?')
  expect(copied).toContain('nothing beyond putting it right')
  expect(copied).not.toContain('{{')

  await page.goto('/library')
  await expect(page.getByRole('link', { name: 'Reply to somebody who is upset' })).toBeVisible()
  await expect(page.getByText('Your library starts with one prompt')).toBeHidden()
})

test('pasting one prompt leads to it, ready to copy, and can be undone', async ({ owner: page }) => {
  await page.goto('/library')
  await page
    .getByLabel('Paste what you have, one prompt or a whole pile')
    .fill('# Thank-you note\n---\nWrite a short thank-you note.\n---')
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByText('1 new.')).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 prompt' }).click()
  await expect(page.getByRole('heading', { name: 'Thank-you note' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Your library starts with one prompt')).toBeVisible()
})

test('logging in by keyboard goes from the e-mail straight to the password', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
})
