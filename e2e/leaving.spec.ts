import { expect, test, writePrompt } from './people.ts'

const password = 'several plain words'

test('a workspace is deleted by name, and brought back from the toast and from the empty room', async ({
  owner: page,
}) => {
  await page.goto('/library')
  await writePrompt(page, { name: 'Letter', body: 'Dear all' })
  const remove = async () => {
    await page.goto('/settings/workspace')
    await page.getByRole('button', { name: 'Delete this workspace' }).click()
    const dialog = page.getByRole('dialog')
    const label = (await dialog.locator('label').first().textContent()) ?? ''
    await dialog.getByLabel(/^Type/).fill(/“(.*)”/.exec(label)?.[1] ?? '')
    await dialog.getByLabel('Your password now').fill(password)
    await dialog.getByRole('button', { name: 'Delete the workspace' }).click()
    await expect(page.getByText('You are in no team at the moment.')).toBeVisible()
  }
  await remove()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Letter' })).toBeVisible()
  await remove()
  await page.reload()
  await expect(page.getByText('Nora Lind deleted it on')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('link', { name: 'Letter' })).toBeVisible()
})

test('an account is closed and comes back with the next log-in', async ({ owner: page }) => {
  const { user }: { user: { email: string } } = await (await page.request.get('/v1/me')).json()
  await page.goto('/settings/you')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download it' }).click()
  expect((await waiting).suggestedFilename()).toMatch(/^promptsheet-.*\.json$/)
  await page.getByRole('button', { name: 'Close your account' }).click()
  await page.getByLabel('Your password now').fill(password)
  await page.getByRole('button', { name: 'Close my account' }).click()
  await page.waitForURL('**/login?closed')
  await expect(page.getByRole('heading', { name: 'Your account is closed' })).toBeVisible()
  await expect(page.getByText('Log in within two weeks to bring it back.')).toBeVisible()
  await page.getByLabel('E-mail').fill(user.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page.getByText('This account is closed.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.waitForURL('**/library')
  await expect(page.getByText('Your library starts with one prompt')).toBeVisible()
})
