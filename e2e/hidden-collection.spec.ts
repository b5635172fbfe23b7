import type { Page } from '@playwright/test'
import { expect, sameOrigin, test, writePrompt } from './people.ts'

type Row = { id: string; name: string }

// Jonas is an admin outside People & HR: not even he may find what Leyla keeps there.
test('a collection for one team does not exist for anybody outside it', async ({ as }) => {
  const leyla = await as('leyla')
  await leyla.goto('/collections')
  const shelf = leyla.getByRole('main').getByRole('link', { name: 'Hiring and people' })
  await expect(shelf).toBeVisible()
  await shelf.click()
  await expect(leyla.getByRole('heading', { name: 'Hiring and people', level: 1 })).toBeVisible()
  const collections = await list(leyla, '/v1/collections')
  const hiring = collections.find(({ name }) => name === 'Hiring and people')
  if (!hiring) throw new Error('the demo has lost its collection')
  const [secret] = await list(leyla, `/v1/prompts?collectionId=${hiring.id}`)
  if (!secret) throw new Error('the demo has lost its prompts')

  const jonas = await as('jonas')
  await jonas.goto('/collections')
  await expect(jonas.getByRole('main').getByRole('link', { name: 'Everyday writing' })).toBeVisible()
  await expect(jonas.getByText('Hiring and people')).toHaveCount(0)

  await jonas.goto('/library')
  const search = jonas.getByRole('combobox', { name: 'Search the library' })
  await search.fill(secret.name)
  await expect(jonas.getByRole('grid', { name: 'Prompts' })).not.toHaveAttribute('aria-busy', 'true')
  await expect(jonas.getByRole('link', { name: secret.name, exact: true })).toHaveCount(0)

  await jonas.keyboard.press('Control+k')
  const palette = jonas.getByRole('dialog', { name: 'Find anything' })
  await palette.getByRole('combobox').fill(secret.name)
  await jonas.waitForResponse((reply) => reply.url().includes('limit=7') && reply.ok())
  await expect(palette.getByRole('option', { name: secret.name })).toHaveCount(0)
  await jonas.keyboard.press('Escape')

  for (const days of [7, 30, 90]) {
    const figures = await jonas.request.get(`/v1/prompts/insights?days=${days}`)
    expect(await figures.text()).not.toContain(secret.id)
  }
  await jonas.goto('/insights?days=90')
  await expect(jonas.getByRole('heading', { name: 'These pull their weight' })).toBeVisible()
  const hidden = await list(leyla, `/v1/prompts?collectionId=${hiring.id}&limit=200`)
  for (const { name } of hidden) await expect(jonas.getByRole('link', { name, exact: true })).toHaveCount(0)

  for (const path of [`/prompts/${secret.id}`, `/prompts/${secret.id}/versions`]) {
    await jonas.goto(path)
    await expect(jonas.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
  await jonas.goto(`/library?collection=${hiring.id}`)
  await expect(jonas.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
  const exported = await jonas.request.get('/v1/exports/prompts?format=csv')
  expect(exported.ok()).toBe(true)
  const table = await exported.text()
  for (const { name } of hidden) expect(table).not.toContain(name)
})

test('whoever is taken out of a team is shown nothing of it any more, not even what their browser knew', async ({
  as,
}) => {
  const mia = await as('mia')
  const jonas = await as('jonas')
  await mia.goto('/collections')
  const headers = sameOrigin(mia)
  const make = async (path: string, data: object): Promise<string> => {
    const reply = await mia.request.post(path, { headers, data })
    expect(reply.status()).toBe(201)
    const { id }: { id: string } = await reply.json()
    return id
  }
  const idOf = async (page: Page): Promise<string> =>
    (await (await page.request.get('/v1/me')).json()).workspace.memberId
  const team = await make('/v1/teams', {
    name: 'Only for now',
    memberIds: [await idOf(mia), await idOf(jonas)],
  })
  const collectionId = await make('/v1/collections', {
    name: 'Only for now',
    description: '',
    visibility: 'teams',
    teamIds: [team],
  })
  await writePrompt(mia, { name: 'Told to few', body: 'Not for everybody.', collectionId })

  await jonas.goto(`/library?collection=${collectionId}`)
  const link = jonas.getByRole('link', { name: 'Told to few' })
  const known = jonas.waitForResponse((reply) => /\/v1\/prompts\/[0-9a-f-]+$/.test(reply.url()) && reply.ok())
  await link.hover()
  await known

  const left = await mia.request.put(`/v1/teams/${team}/members`, {
    headers,
    data: { memberIds: [await idOf(mia)] },
  })
  expect(left.ok()).toBe(true)
  await link.click()
  await expect(jonas.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await expect(jonas.getByText('Not for everybody.')).toHaveCount(0)
  await expect(jonas.getByRole('link', { name: 'Only for now' })).toHaveCount(0)
  await mia.request.delete(`/v1/collections/${collectionId}`, { headers })
  await mia.request.delete(`/v1/teams/${team}`, { headers })
})

async function list(page: Page, path: string): Promise<Row[]> {
  const reply = await page.request.get(path)
  expect(reply.ok()).toBe(true)
  const { data }: { data: Row[] } = await reply.json()
  return data
}
