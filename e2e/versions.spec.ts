import { expect, test, writePrompt } from './people.ts'

test('earlier versions are compared word by word and brought back', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Summary', body: 'Write a short summary.' })
  await page.goto(`/prompts/${id}/edit`)
  await page.getByLabel('Prompt', { exact: true }).fill('Write a detailed summary.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('region', { name: 'The prompt' })).toContainText('Write a detailed summary.')

  await page.goto(`/prompts/${id}/versions`)
  await expect(page.getByRole('heading', { name: 'From version 1 to 2' })).toBeVisible()
  await expect(page.locator('del')).toContainText('short')
  await expect(page.locator('ins')).toContainText('detailed')

  await page.getByRole('button', { name: 'Bring this text back' }).click()
  await expect(page.getByText('Version 1 is back')).toBeVisible()
  await expect(page.getByText('Version 3', { exact: false })).toBeVisible()
  await page.goto(`/prompts/${id}`)
  await expect(page.getByRole('region', { name: 'The prompt' })).toContainText('Write a short summary.')
})
