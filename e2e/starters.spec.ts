import { expect, test } from './people.ts'

test('prompts are taken from a starter pack, some or all, and given back', async ({ owner: page }) => {
  await page.goto('/library')
  await page.getByRole('link', { name: 'See all 120, by job' }).click()
  await expect(page.getByRole('heading', { name: 'Starter prompts' })).toBeVisible()
  await page.getByText('Support', { exact: true }).click()
  await page.getByText('Explain a bill').click()
  await expect(page.getByText('If the bill looks wrong to you, tell me instead')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Choose Explain a bill' }).check()
  await page.getByRole('checkbox', { name: 'Choose Answer in their language' }).check()
  await page.getByRole('button', { name: 'Add 2 prompts' }).click()
  await expect(page.getByText('2 prompts are in your library')).toBeVisible()
  await page.getByRole('button', { name: 'Add all 24' }).click()
  await expect(page.getByText('22 prompts are in your library')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByText('22 prompts are in the bin')).toBeVisible()
  await page.goto('/library')
  await expect(page.getByRole('link', { name: 'Explain a bill' })).toBeVisible()
  await expect(page.getByText('2 prompts', { exact: true }).first()).toBeAttached()
})

test('a viewer reads the starter prompts and adds none', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/starters')
  await expect(page.getByText('You can read these.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Add/ })).toHaveCount(0)
})
