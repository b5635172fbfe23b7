import type { Page, Route } from '@playwright/test'
import { expect, sameOrigin, test, writePrompt } from './people.ts'

/** The server gets the request; its answer never arrives. */
async function loseAnswer(route: Route) {
  await route.fetch()
  await route.abort('connectionreset')
}

/** Changes to the path meet these in turn, then the real thing. Answers how often they were sent. */
async function disturb(page: Page, path: string, ways: ((route: Route) => Promise<void>)[]) {
  const sent: (string | undefined)[] = []
  await page.route(path, async (route) => {
    if (route.request().method() === 'GET') return route.fallback()
    sent.push(route.request().headers()['idempotency-key'])
    const way = ways.shift()
    await (way ? way(route) : route.continue())
  })
  return sent
}

async function names(page: Page): Promise<string[]> {
  const { data }: { data: { name: string }[] } = await (await page.request.get('/v1/prompts')).json()
  return data.map(({ name }) => name)
}

async function write(page: Page) {
  await page.getByLabel('Name', { exact: true }).fill('Letter')
  await page.getByLabel('Prompt', { exact: true }).fill('Write a letter.')
}
const add = (page: Page) => page.getByRole('button', { name: 'Add to the library' }).click()

test('a prompt is saved once when the answer is lost, and nobody notices', async ({ owner: page }) => {
  const sent = await disturb(page, '**/v1/prompts', [loseAnswer])
  await page.goto('/prompts/new')
  await write(page)
  await add(page)
  await expect(page.getByRole('heading', { name: 'Letter' })).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await names(page)).toEqual(['Letter'])
  expect(sent).toHaveLength(2)
  expect(new Set(sent).size).toBe(1)
})

test('somebody who hears nothing is told so, loads the page again, saves again, and has one prompt', async ({
  owner: page,
}) => {
  const sent = await disturb(page, '**/v1/prompts', [loseAnswer, loseAnswer, loseAnswer])
  await page.goto('/prompts/new')
  await write(page)
  await add(page)
  await expect(page.getByRole('alert')).toContainText('We did not hear whether it is saved')
  await page.reload()
  await expect(page.getByText(/You left this unfinished/)).toBeVisible()
  await add(page)
  await expect(page.getByRole('heading', { name: 'Letter' })).toBeVisible()
  expect(await names(page)).toEqual(['Letter'])
  expect(sent).toHaveLength(4)
  expect(new Set(sent).size).toBe(1)
})

test('a busy server is given time, the page says so, and the prompt is saved', async ({ owner: page }) => {
  const problem = { title: 'Service Unavailable', status: 503, detail: 'Too busy.', code: 'overloaded' }
  const refuse = (route: Route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '2', 'content-type': 'application/problem+json' },
      body: JSON.stringify(problem),
    })
  const sent = await disturb(page, '**/v1/prompts', [refuse])
  await page.goto('/prompts/new')
  await write(page)
  await add(page)
  await expect(page.getByText('This takes longer than it should. We keep trying.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Letter' })).toBeVisible()
  await expect(page.getByText('We keep trying.')).toBeHidden()
  expect(await names(page)).toEqual(['Letter'])
  expect(sent).toHaveLength(2)
})

test('a save that still runs is waited for, and never called by its programmers’ name', async ({
  owner: page,
}) => {
  const runs = (route: Route) =>
    route.fulfill({
      status: 409,
      headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
      body: JSON.stringify({ status: 409, code: 'still_running', detail: 'The Idempotency-Key is in use.' }),
    })
  await disturb(page, '**/v1/prompts', [runs, runs, runs])
  await page.goto('/prompts/new')
  await write(page)
  await add(page)
  await expect(page.getByRole('alert')).toContainText('We did not hear whether it is saved')
  await add(page)
  await expect(page.getByRole('heading', { name: 'Letter' })).toBeVisible()
  expect(await names(page)).toEqual(['Letter'])
})

test('an edit whose answer is lost is one version, and saving what is around it again makes no other', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body: 'Write.' })
  await disturb(page, `**/v1/prompts/${id}/versions`, [loseAnswer])
  await disturb(page, `**/v1/prompts/${id}`, [(route) => route.fulfill({ status: 500, body: '{}' })])
  await page.goto(`/prompts/${id}/edit`)
  await page.getByLabel('Prompt', { exact: true }).fill('Write well.')
  await page.getByLabel('Name', { exact: true }).fill('Note')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await save.click()
  await expect(page.getByRole('heading', { name: 'Note' })).toBeVisible()
  const { data }: { data: { body: string }[] } = await (
    await page.request.get(`/v1/prompts/${id}/versions`)
  ).json()
  expect(data.map(({ body }) => body)).toEqual(['Write well.', 'Write.'])
})

test('moving to the bin is done when its answer is lost, not refused the second time', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body: 'Write.' })
  await disturb(page, `**/v1/prompts/${id}`, [loseAnswer])
  await page.goto(`/prompts/${id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click()
  await expect(page.getByText('“Letter” is in the bin')).toBeVisible()
  const reply = await page.request.get(`/v1/prompts/${id}`, { headers: sameOrigin(page) })
  expect(reply.status()).toBe(404)
})

test('two uses of the same text count as two, though the answer of the first was lost', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body: 'Write.' })
  const sent = await disturb(page, '**/uses', [loseAnswer, loseAnswer, loseAnswer])
  await page.goto(`/prompts/${id}`)
  const copy = page.getByRole('button', { name: 'Copy', exact: true })
  await copy.click()
  await expect.poll(() => sent.length).toBe(3)
  await copy.click()
  await expect.poll(() => sent.length).toBe(4)
  expect(new Set(sent).size).toBe(2)
})
