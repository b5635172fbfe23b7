import { expectAccessible } from './look.ts'
import { clipboardOf, expect, newEmail, test, writePrompt } from './people.ts'

test('a collection is made, filled, deleted and brought back with what was in it', async ({
  owner: page,
}) => {
  await page.goto('/collections')
  await page.getByRole('button', { name: 'Make a collection' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByLabel('Name').fill('Launches')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a collection' }).click()
  await expect(page.getByRole('heading', { name: 'Launches', level: 1 })).toBeVisible()
  const collectionId = new URL(page.url()).searchParams.get('collection') ?? ''
  const id = await writePrompt(page, { name: 'Launch e-mail', body: 'Write it.', collectionId })

  await page.goto('/collections')
  await page.getByRole('button', { name: 'More for Launches' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('1 prompt is in it. They are kept; say where they go.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No collections yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Launches is back')).toBeVisible()
  await expect(page.getByRole('main').getByText('1 prompt', { exact: true })).toBeVisible()
  const reply = await page.request.get(`/v1/prompts/${id}`)
  expect(await reply.json()).toMatchObject({ collectionId })
})

test('people are invited, and the invitation is withdrawn', async ({ owner: page }) => {
  const email = newEmail()
  await page.goto('/settings/people')
  await expect(page.getByRole('heading', { name: 'It is just you here' })).toBeVisible()
  await page.getByLabel('E-mail').fill(`${email}, not an address`)
  await page.getByRole('button', { name: 'Send 4 invitations' }).click()
  await expect(page.getByText('“not” is not an e-mail address.')).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('heading', { name: 'Invited' })).toBeVisible()
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByRole('heading', { name: 'It is just you here' })).toBeVisible()
})

test('an API key is shown once, works, and is revoked', async ({ owner: page, request }) => {
  await page.goto('/settings/keys')
  await page.getByRole('button', { name: 'Make a key' }).click()
  await expectAccessible(page)
  await page.getByLabel('What is it for?').fill('Command line')
  await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click()
  await expect(page.getByRole('dialog', { name: 'Copy your key now' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Copy the key' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const key = String(await clipboardOf(page))
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByText(key)).toHaveCount(0)
  const ask = () => request.get('/v1/prompts', { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status()).toBe(200)

  await page.getByRole('button', { name: 'Revoke Command line' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('“Command line” works no more')).toBeVisible()
  expect((await ask()).status()).toBe(401)
})
