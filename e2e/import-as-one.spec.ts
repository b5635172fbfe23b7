import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, test } from './people.ts'

const bullets =
  '• Write a launch email for tea.\n• Write three posts about tea.\n• Sum up what people say of it.'

test('a pasted list that reads as one prompt says so, and can be gone back to', async ({ owner: page }) => {
  await page.goto('/import')
  await page.getByLabel('Paste your prompts').fill(bullets)
  await page.getByRole('button', { name: 'See what is in it' }).click()
  const hint = page.getByRole('region', { name: 'This reads as one prompt' })
  await expect(hint).toContainText('If it is several, put a line with # and a name before each')
  await expectAccessible(page)
  await expectToFitPhone(page)

  await page.reload()
  await hint.getByRole('button', { name: 'Back to what you pasted' }).click()
  await expect(page.getByLabel('Paste your prompts')).toHaveValue(bullets)
  await page
    .getByLabel('Paste your prompts')
    .fill(bullets.replace('• ', '# Launch\n').replace('• ', '# Posts\n').replace('• ', '# Voices\n'))
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByText('3 new.')).toBeVisible()
  await expect(hint).toBeHidden()
})
