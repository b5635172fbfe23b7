import { clipboardOf, expect, sameOrigin, test, writePrompt } from './people.ts'

test('a row without blanks is copied by one click, also before its text has come', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Plain letter', body: 'Write a plain letter.' })
  const held = Promise.withResolvers<void>()
  await page.route(`**/v1/prompts/${id}`, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.reload()
  const row = page.getByRole('row', { name: /Plain letter/ })
  await expect(row).not.toContainText('to fill')
  await row.getByRole('button', { name: 'Copy Plain letter' }).click()
  held.resolve()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await clipboardOf(page)).toBe('Write a plain letter.')
})

test('a row with blanks says so, and asks for them', async ({ owner: page }) => {
  await page.goto('/library')
  await writePrompt(page, { name: 'Open letter', body: 'Write to {{name}} about {{subject}}.' })
  await page.reload()
  const row = page.getByRole('row', { name: /Open letter/ })
  await expect(row).toContainText('2 blanks to fill')
  const copy = row.getByRole('button', { name: 'Copy Open letter' })
  await expect(copy).toHaveText('Copy…')
  await expect(copy).toHaveAccessibleDescription('2 blanks to fill')
  await copy.click()
  await expect(page.getByRole('dialog', { name: 'Open letter' })).toBeVisible()
})

test('a row that is older than its text asks for the blanks that came meanwhile', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body: 'Write.' })
  const held = Promise.withResolvers<void>()
  await page.route(`**/v1/prompts/${id}`, async (route) => {
    await held.promise
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('row', { name: /Letter/ })).not.toContainText('to fill')
  await page.evaluate('navigator.clipboard.writeText("before")')
  await page.request.post(`/v1/prompts/${id}/versions`, {
    headers: { ...sameOrigin(page), 'if-match': '*' },
    data: { body: 'Write to {{name}}.' },
  })
  await page.getByRole('button', { name: 'Copy Letter' }).click()
  held.resolve()
  await expect(page.getByRole('dialog', { name: 'Letter' })).toBeVisible()
  expect(await clipboardOf(page)).toBe('before')
})

test('every copy of a prompt is listed, however many there are', async ({ owner: page }) => {
  test.slow()
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Original', body: 'Write.' })
  const copies = Array.from({ length: 45 }, (_, n) => `Copy ${n + 1}`)
  for (const name of copies) {
    const reply = await page.request.post(`/v1/prompts/${id}/fork`, {
      headers: sameOrigin(page),
      data: { name },
    })
    expect(reply.status()).toBe(201)
  }
  await page.goto(`/prompts/${id}`)
  await page.getByRole('link', { name: '45 copies' }).click()
  await expect(page.getByRole('heading', { name: 'Copies of Original' })).toBeVisible()
  await expect(page.getByRole('row').first()).toContainText('Copy 45')
  await page.getByRole('row').last().scrollIntoViewIfNeeded()
  await expect(page.getByRole('row')).toHaveCount(45)
  await expect(page.getByRole('row').last()).toContainText('Copy 1')
})

test('a stranger’s first look leaves no error in the console', async ({ page }) => {
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  for (const path of ['/', '/library', '/login', '/settings/you']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/login/)
    await expect(page.getByRole('heading').first()).toBeVisible()
  }
  expect(errors).toEqual([])
})
