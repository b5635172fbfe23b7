import type { Page } from '@playwright/test'
import { expectAccessible } from './look.ts'
import { expect, test } from './people.ts'

const ours = { 'sec-fetch-site': 'same-origin' }

const timerOf = (page: Page) => page.getByRole('region', { name: 'Timer' })
const startOf = (page: Page) => timerOf(page).getByRole('button', { name: 'Start timer', exact: true })
const stopOf = (page: Page) => timerOf(page).getByRole('button', { name: 'Stop', exact: true })
const runningOf = (page: Page) => timerOf(page).getByRole('button', { name: /^Timer: / })

/** Makes a client with a project, through the API. */
async function makeProject(page: Page, name: string): Promise<string> {
  const post = async (path: string, data: object): Promise<{ id: string }> => {
    const reply = await page.request.post(path, { headers: ours, data })
    expect(reply.status()).toBe(201)
    return reply.json()
  }
  const client = await post('/v1/clients', { name: `Client of ${name}` })
  return (await post('/v1/projects', { name, clientId: client.id })).id
}

async function startByApi(page: Page, data: object) {
  const reply = await page.request.post('/v1/timer/start', { headers: ours, data })
  expect(reply.status()).toBe(200)
}

/** The owner's entries of today, the one that runs too. */
async function entriesOf(page: Page): Promise<Entry[]> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const reply = await page.request.get(`/v1/time-entries?from=${day(-2)}&to=${day(2)}`)
  const { data }: { data: Entry[] } = await reply.json()
  return data.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
}

type Entry = { id: string; startedAt: string; endedAt: string | null; projectId: string | null }

const stoppedIn = (page: Page) => page.getByText(/is in your week/)
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

test('starts and stops with one click, and a stop is taken back', async ({ owner: page }) => {
  await page.goto('/library')
  await startOf(page).click()
  await expect(runningOf(page)).toContainText('No project yet')
  await expect(page).toHaveTitle(/^0:00 No project yet · /)
  await stopOf(page).click()
  await expect(startOf(page)).toBeVisible()
  await expect(stoppedIn(page)).toBeVisible()
  await expect(page).not.toHaveTitle(/^0:00/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(stopOf(page)).toBeVisible()
  await page.reload()
  await expect(stopOf(page)).toBeVisible()
  expect(await entriesOf(page)).toHaveLength(1)
})

test('starts and stops under one finger by keyboard', async ({ owner: page }) => {
  await page.goto('/library')
  await expect(startOf(page)).toBeEnabled()
  await startOf(page).focus()
  await page.keyboard.press('Enter')
  await expect(stopOf(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(startOf(page)).toBeFocused()
})

test('starts and stops with one key, also while somebody types', async ({ owner: page }) => {
  await page.goto('/library')
  await expect(startOf(page)).toBeEnabled()
  await page.keyboard.press('Alt+T')
  await expect(stopOf(page)).toBeVisible()
  await page.goto('/prompts/new')
  await page.getByLabel('Name', { exact: true }).fill('Something')
  await expect(stopOf(page)).toBeVisible()
  await page.keyboard.press('Alt+T')
  await expect(startOf(page)).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Something')
})

test('starts on what was worked on last with one click of the list', async ({ owner: page }) => {
  const projectId = await makeProject(page, 'Website')
  await startByApi(page, { projectId })
  await page.request.post('/v1/timer/stop', { headers: ours, data: {} })
  await page.goto('/library')
  await timerOf(page).getByRole('button', { name: 'Start on something' }).click()
  await page.getByRole('menuitem', { name: /Website/ }).click()
  await expect(runningOf(page)).toContainText('Website')
})

test('switches with one click, and back as if nothing had happened', async ({ owner: page }) => {
  for (const name of ['Website', 'Brochure'])
    await startByApi(page, { projectId: await makeProject(page, name) })
  await page.goto('/library')
  await expect(runningOf(page)).toContainText('Brochure')
  const [, running] = await entriesOf(page)
  await timerOf(page).getByRole('button', { name: 'Start on something' }).click()
  await page.getByRole('menuitem', { name: /Website/ }).click()
  await expect(runningOf(page)).toContainText('Website')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(runningOf(page)).toContainText('Brochure')
  const after = await entriesOf(page)
  expect(after).toHaveLength(2)
  expect(after[1]).toMatchObject({ id: running?.id, startedAt: running?.startedAt, endedAt: null })
})

test('starts on anything by the keyboard alone', async ({ owner: page }) => {
  await makeProject(page, 'Website')
  await makeProject(page, 'Brochure')
  await page.goto('/library')
  await expect(startOf(page)).toBeEnabled()
  await page.keyboard.press('Alt+Shift+T')
  await expect(page.getByRole('combobox', { name: /^Find a client/ })).toBeFocused()
  await page.keyboard.type('bro')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('What you are doing')).toBeFocused()
  await page.keyboard.type('Cover')
  await page.keyboard.press('Enter')
  await expect(runningOf(page)).toContainText('Brochure')
  await expect(runningOf(page)).toContainText('Cover')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a stop right after a start stops what was started', async ({ owner: page }) => {
  await page.goto('/library')
  const stopped = Promise.withResolvers<void>()
  await page.route('**/v1/timer/start', async (route) => {
    await stopped.promise
    await route.continue()
  })
  await startOf(page).click()
  await stopOf(page).click()
  stopped.resolve()
  await expect(stoppedIn(page)).toBeVisible()
  await expect(startOf(page)).toBeVisible()
  expect((await entriesOf(page)).map(({ endedAt }) => endedAt === null)).toEqual([false])
})

test('takes a project, words and an earlier start while it runs', async ({ owner: page }) => {
  await makeProject(page, 'Brochure')
  await page.goto('/library')
  await startOf(page).click()
  await runningOf(page).click()
  const dialog = page.getByRole('dialog', { name: 'Timer' })
  await dialog.getByRole('button', { name: /^What for/ }).click()
  await dialog.getByRole('option', { name: /Brochure/ }).click()
  await dialog.getByLabel('What you are doing').fill('Cover')
  const earlier = await page.evaluate(() => {
    const at = new Date(Date.now() - 5_400_000)
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  })
  await dialog.getByLabel('Started at').fill(earlier)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(runningOf(page)).toContainText('Brochure')
  await expect(runningOf(page)).toContainText('Cover')
  await expect(runningOf(page)).toContainText('1:30')
})

test('is thrown away, and comes back', async ({ owner: page }) => {
  await startByApi(page, { description: 'Cover', startedAt: hoursAgo(1) })
  await page.goto('/library')
  await runningOf(page).click()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await expect(startOf(page)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(runningOf(page)).toContainText('1:00')
})

test('a forgotten one asks when the work ended', async ({ owner: page }) => {
  await startByApi(page, { description: 'Cover', startedAt: hoursAgo(20) })
  await page.goto('/library')
  const dialog = page.getByRole('dialog', { name: 'Is this timer still running?' })
  await expect(dialog).toContainText('Cover has been running for 20 hours')
  await expectAccessible(page, { within: 'dialog[open]' })
  await dialog.getByRole('button', { name: /^Stop it at/ }).click()
  await expect(startOf(page)).toBeVisible()
  await expect(page.getByText('8:00 on Cover is in your week')).toBeVisible()
})

test('asks after as long as its person chose', async ({ owner: page }) => {
  await startByApi(page, { description: 'Cover', startedAt: hoursAgo(5) })
  await page.goto('/library')
  await runningOf(page).click()
  await page.getByLabel('Ask me whether I forgot it after').selectOption('4 hours')
  await page.getByRole('button', { name: 'Done' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is this timer still running?' })
  await expect(dialog).toContainText('Cover has been running for 5 hours')
  await dialog.getByLabel('Ask me whether I forgot it after').selectOption('12 hours')
  await expect(dialog).toBeHidden()
  await page.reload()
  await expect(runningOf(page)).toContainText('5:00')
  await expect(dialog).toBeHidden()
})

test('one that runs on purpose asks once', async ({ owner: page }) => {
  await startByApi(page, { description: 'Watch', startedAt: hoursAgo(20) })
  await page.goto('/library')
  await page.getByRole('button', { name: 'It is still running' }).click()
  await expect(runningOf(page)).toContainText('20:00')
  // It may have begun on another day: then that is said, too.
  const began = new Date(hoursAgo(20))
  if (began.toDateString() !== new Date().toDateString())
    await expect(runningOf(page)).toHaveAccessibleName(new RegExp(`since .*${began.getFullYear()}`))
  await page.reload()
  await expect(runningOf(page)).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a viewer has no timer', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/library')
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(timerOf(page)).toBeHidden()
})

test.describe('at 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('starts, shows and stops without making the page wider', async ({ owner: page }) => {
    await page.goto('/library')
    await startOf(page).click()
    await expect(runningOf(page)).toContainText('0:00')
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
    await stopOf(page).click()
    await expect(startOf(page)).toBeVisible()
  })
})
