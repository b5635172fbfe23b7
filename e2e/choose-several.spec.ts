import { expectAccessible } from './look.ts'
import { expect, test, writePrompt } from './people.ts'

test('several prompts are tagged together, taken back, and put into the bin together', async ({
  owner: page,
}) => {
  await page.goto('/library')
  for (const name of ['One', 'Two', 'Three']) await writePrompt(page, { name, body: `Write ${name}.` })
  await page.goto('/library?sort=name')
  await page.getByRole('button', { name: 'Choose several' }).click()
  await page.getByRole('checkbox', { name: 'Choose One' }).check()
  await page.getByRole('checkbox', { name: 'Choose Two' }).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'The chosen prompts' })
  await expect(bar.getByText('3 chosen')).toBeVisible()
  await expectAccessible(page)

  await bar.getByRole('button', { name: 'Tags' }).click()
  await page.getByLabel('Tags to add').fill('mail, spring')
  await page.getByRole('button', { name: 'Change 3 prompts' }).click()
  await expect(page.getByText('3 prompts are changed')).toBeVisible()
  await expect(page.getByRole('button', { name: '#spring' })).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('3 prompts are as before')).toBeVisible()
  await expect(page.getByRole('button', { name: '#spring' })).toHaveCount(0)

  await page.getByRole('checkbox', { name: 'Choose One' }).uncheck()
  await bar.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Battle-tested' }).click()
  await expect(page.getByText('2 prompts are changed')).toBeVisible()
  await bar.getByRole('button', { name: 'Move to the bin' }).click()
  await expect(page.getByText('2 prompts are in the bin')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Three' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'One' })).toBeVisible()
  await bar.getByRole('button', { name: 'Done' }).click()
  await expect(bar).toHaveCount(0)
})

test('a viewer is not offered to change several', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/library')
  await expect(page.getByRole('link', { name: /./ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose several' })).toHaveCount(0)
})
