import { expect, sameOrigin, test } from './people.ts'

test('a viewer copies and changes nothing', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/library')
  const first = page.getByRole('row').first()
  await expect(first).toBeVisible()
  await expect(page.getByRole('link', { name: 'New prompt' })).toHaveCount(0)
  await first.getByRole('link').first().click()
  await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'More', exact: true })).toHaveCount(0)
  const id = new URL(page.url()).pathname.split('/').at(-1)

  await page.goto('/collections')
  await expect(page.getByRole('main').getByRole('link', { name: 'Everyday writing' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^More for|^Make a collection/ })).toHaveCount(0)
  await page.goto('/insights')
  await expect(page.getByRole('heading', { name: 'Untouched for 60 days' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Retire/ })).toHaveCount(0)
  await page.goto('/import')
  await expect(page.getByRole('link', { name: 'Table (CSV)' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'See what is in it' })).toHaveCount(0)
  await page.goto('/settings/people')
  await expect(page.getByText('Ben Hartmann')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite people' })).toHaveCount(0)

  const headers = sameOrigin(page)
  const refused = [
    await page.request.post('/v1/prompts', { headers, data: { name: 'Mine', body: 'Now.' } }),
    await page.request.patch(`/v1/prompts/${id}`, { headers, data: { name: 'Mine' } }),
    await page.request.delete(`/v1/prompts/${id}`, { headers }),
    await page.request.post('/v1/collections', { headers, data: { name: 'Mine' } }),
    await page.request.post('/v1/imports', {
      headers,
      data: { kind: 'prompts-markdown', text: '# Mine\nNow.' },
    }),
    await page.request.get('/v1/audit-entries', { headers }),
  ]
  expect(refused.map((reply) => reply.status())).toEqual(refused.map(() => 403))
})
