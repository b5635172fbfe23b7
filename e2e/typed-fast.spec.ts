import type { Locator, Page } from '@playwright/test'
import { address, cell, entriesOf, plant, saved } from './keep-time.ts'
import { clipboardOf, expect, test, writePrompt } from './people.ts'

// Nobody waits for a page before they type on: what is typed counts, however slow the machine and the line are.

/** Presses it and types on in the same moment, before the browser has come to anything else. Answers what has the focus. */
async function pressAndType(button: Locator, typed: string): Promise<unknown> {
  await button.focus()
  return button.page().evaluate(`(async () => {
    document.activeElement.click()
    // What follows from the click itself, and nothing else.
    for (let turn = 0; turn < 10; turn++) await null
    document.execCommand('insertText', false, ${JSON.stringify(typed)})
    return document.activeElement.getAttribute('role')
  })()`)
}

/** Sends the keys as fast as the browser takes them. */
async function hurry(page: Page, keys: string[]) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
}

/** Keeps the answers to what is asked there back until they are let go. */
async function keepBack(page: Page, address: string | RegExp) {
  const letGo = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    await letGo.promise
    await route.continue()
  })
  return letGo.resolve
}

const search = (page: Page) => page.getByRole('combobox', { name: /^Find a client/ })
const projectsOf = async (page: Page): Promise<string[]> => {
  const { projects }: { projects: { name: string }[] } = await (
    await page.request.get('/v1/time-tree')
  ).json()
  return projects.map(({ name }) => name).sort()
}

test('a row is found with what is typed in the moment its search opens', async ({ owner: page }) => {
  await plant(page)
  await page.goto(address)
  const addRow = page.getByRole('button', { name: 'Add a row' })
  await expect(addRow).toBeFocused()
  expect(await pressAndType(addRow, 'bro')).toBe('combobox')
  await expect(search(page)).toHaveValue('bro')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Brochure', 'Monday')).toBeFocused()

  await addRow.focus()
  await hurry(page, ['Enter', 'd', 'e', 's', 'Enter', '1', '.', '5', 'Enter'])
  await saved(page)
  await expect(cell(page, 'Design', 'Monday')).toHaveValue('1:30')
  expect((await entriesOf(page)).map(({ durationSeconds }) => durationSeconds)).toEqual([5400])
  expect(await projectsOf(page)).toEqual(['Brochure', 'Website'])
})

test('a search opened by its button, and a menu, have the focus at once', async ({ owner: page }) => {
  await plant(page)
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Start timer', exact: true })).toBeEnabled()
  await page.keyboard.press('Alt+T')
  await page.getByRole('button', { name: /^Timer: / }).click()
  const picker = page.getByRole('dialog').getByRole('button', { name: /^What for/ })
  expect(await pressAndType(picker, 'bro')).toBe('combobox')
  await expect(search(page)).toHaveValue('bro')
  await page.keyboard.press('Enter')
  await expect(picker).toContainText('Brochure')
  await page.keyboard.press('Escape')
  const menu = page.getByRole('button', { name: 'Start on something' })
  expect(await pressAndType(menu, '')).toBe('menuitem')
})

test('what is picked before the projects are there is picked when they are', async ({ owner: page }) => {
  await plant(page)
  const letGo = await keepBack(page, '**/v1/time-tree')
  await page.goto('/library')
  await expect(page.getByRole('button', { name: 'Start timer', exact: true })).toBeEnabled()
  await page.keyboard.press('Alt+Shift+T')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('bro')
  await page.keyboard.press('Enter')
  await expect(page.getByText('There are no projects yet')).toHaveCount(0)
  await expect(page.getByText('Nothing by that name')).toHaveCount(0)
  letGo()
  await expect(page.getByLabel('What you are doing')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Timer: / })).toContainText('Brochure')
  expect(await projectsOf(page)).toEqual(['Brochure', 'Website'])
})

test('what somebody else has just added is not made a second time', async ({ owner: page }) => {
  const listening = page.waitForResponse((response) => response.url().endsWith('/v1/events'))
  await page.goto(address)
  await listening
  await expect(page.getByRole('button', { name: 'Add a row' })).toBeFocused()
  const letGo = await keepBack(page, '**/v1/time-tree')
  const asked = page.waitForRequest('**/v1/time-tree')
  await plantAside(page)
  await asked
  await page.keyboard.press('Enter')
  await page.keyboard.type('bro')
  await page.keyboard.press('Enter')
  letGo()
  await expect(cell(page, 'Brochure', 'Monday')).toBeFocused()
  expect(await projectsOf(page)).toEqual(['Brochure'])
})

async function plantAside(page: Page) {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const reply = await page.request.post('/v1/projects', { headers, data: { name: 'Brochure' } })
  expect(reply.status()).toBe(201)
}

test('a name that is new is added once, however often Enter is pressed', async ({ owner: page }) => {
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Add a row' })).toBeFocused()
  const letGo = await keepBack(page, '**/v1/projects')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Website')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  letGo()
  await expect(cell(page, 'Website', 'Monday')).toBeFocused()
  expect(await projectsOf(page)).toEqual(['Website'])
})

test('Enter uses what was typed, not what was found before it', async ({ owner: page }) => {
  await page.goto('/library')
  await writePrompt(page, { name: 'Letter', body: 'Write a letter.' })
  await writePrompt(page, { name: 'Poem', body: 'Write a poem.' })
  await page.goto('/library')
  await expect(page.getByRole('row')).toHaveCount(2)
  for (const [words, found] of [
    ['letter', 'Write a letter.'],
    ['poem', 'Write a poem.'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Search the library' }).fill('')
    await expect(page.getByRole('row')).toHaveCount(2)
    const letGo = await keepBack(page, /\/v1\/prompts\?.*q=/)
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    letGo()
    await expect.poll(() => clipboardOf(page)).toBe(found)
  }
  for (const [words, found] of [
    ['letter', 'Write a letter.'],
    ['poem', 'Write a poem.'],
  ] as const) {
    await page.goto('/insights')
    const letGo = await keepBack(page, /\/v1\/prompts\?.*q=/)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    letGo()
    await expect.poll(() => clipboardOf(page)).toBe(found)
  }
})
