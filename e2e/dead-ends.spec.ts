import { expect, test, writePrompt } from './people.ts'

test('a page that was not open before says that the net is gone, and comes when it is back', async ({
  owner: page,
}) => {
  await page.goto('/library')
  await expect(page.getByRole('heading', { name: 'Your library starts with one prompt' })).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Insights' }).click()
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await expect(page.getByText('There is a newer Promptsheet')).toBeHidden()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: 'Insights' })).toBeVisible()
})

test('copying a prompt that is not here yet says so at once', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body: 'Dear {{name}}' })
  // A row may fetch its text ahead of the click.
  await page.route(`**/v1/prompts/${id}`, (route) => route.abort())
  await page.goto('/library')
  const copy = page.getByRole('row').getByRole('button', { name: /^Copy/ })
  await expect(copy).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await copy.click()
  await expect(page.getByText('We could not fetch that prompt.')).toBeVisible()
  await page.context().setOffline(false)
  await page.unroute(`**/v1/prompts/${id}`)
  await copy.click()
  await expect(page.getByRole('dialog', { name: 'Letter' })).toBeVisible()
})

test('somebody alone is led to make a team, and finds where', async ({ owner: page }) => {
  await page.goto('/collections')
  await page.getByRole('button', { name: 'Make a collection' }).click()
  await page.getByRole('link', { name: 'Make a team first' }).click()
  await page.getByRole('button', { name: 'Make a team' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make a team' })
  await dialog.getByLabel('Name').fill('Hiring')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Hiring', { exact: true })).toBeVisible()
})

test('the letter that confirms an address can be had again', async ({ owner: page }) => {
  await page.goto('/settings/you')
  await page.getByRole('button', { name: 'Send the letter again' }).click()
  await expect(page.getByText(/A new letter is on its way to nora-/)).toBeVisible()
})

test('an import that leaves a question open says what comes of it', async ({ owner: page }) => {
  await page.goto('/import')
  await page.getByLabel('Paste your prompts').fill('# Post\nWrite about [TOPIC] for [AUDIENCE] in {{tone}}.')
  await page.getByRole('button', { name: 'See what is in it' }).click()
  const said = page.getByText('What you say nothing about stays plain text')
  await expect(said).toBeVisible()
  await page.getByText('Yes, blanks').click()
  await expect(said).toBeHidden()
})
