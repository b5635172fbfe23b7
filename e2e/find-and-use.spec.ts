import { clipboardOf, expect, test } from './people.ts'

test('somebody finds a prompt by a misspelt name, fills it in and takes it to ChatGPT', async ({
  page,
  context,
}) => {
  await context.route('https://chatgpt.com/**', (route) => route.fulfill({ body: 'ChatGPT' }))
  await page.goto('/login')
  await page.getByRole('button', { name: /demo/i }).click()

  const search = page.getByRole('combobox', { name: 'Search the library' })
  await expect(search).toBeFocused()
  await search.fill('prodcut lanch email')
  const first = page.getByRole('row').first()
  await expect(first).toContainText('Product launch email')
  await search.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Product launch email' })
  await expect(dialog).toBeVisible()
  for (const blank of await dialog.locator('input[type=text], textarea').all())
    await blank.fill('solar lamps')
  for (const blank of await dialog.locator('input[type=date]').all()) await blank.fill('2026-12-01')
  for (const blank of await dialog.locator('select').all()) await blank.selectOption({ index: 1 })
  await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('solar lamps')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => clipboardOf(page)).toContain('solar lamps')

  await first.getByRole('button', { name: 'Open Product launch email in ChatGPT' }).click()
  const popup = page.waitForEvent('popup')
  await dialog.getByRole('button', { name: 'ChatGPT', exact: true }).click()
  const url = new URL((await popup).url())
  expect(url.origin).toBe('https://chatgpt.com')
  expect(url.searchParams.get('prompt')).toContain('solar lamps')
})
