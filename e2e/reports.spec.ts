import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './look.ts'
import { expect, test } from './people.ts'

const ours = { 'sec-fetch-site': 'same-origin' }
const formula = '=1+1'
const days = 'from=2026-10-01&to=2026-10-31'

async function add(page: Page, path: string, data: object): Promise<string> {
  const reply = await page.request.post(`/v1/${path}`, { headers: ours, data })
  expect(reply.status(), await reply.text()).toBe(201)
  const { id }: { id: string } = await reply.json()
  return id
}

/** A client with two projects, one with a task of four hours' estimate, and four entries in October. */
async function plant(page: Page) {
  const clientId = await add(page, 'clients', { name: formula })
  const site = await add(page, 'projects', { name: 'Site', clientId })
  const shop = await add(page, 'projects', { name: 'Shop', clientId })
  const design = await add(page, 'tasks', { name: 'Design', projectId: site, estimateSeconds: 4 * 3600 })
  const book = (date: string, minutes: number, place: object, description = '') =>
    add(page, 'time-entries', { date, durationSeconds: minutes * 60, description, ...place })
  await book('2026-10-05', 100, { projectId: site, taskId: design }, 'Sketches')
  await book('2026-10-13', 100, { projectId: site, taskId: design }, 'Fine drawing')
  await book('2026-10-13', 8, { projectId: shop })
  await book('2026-10-14', 7, { projectId: shop })
  return { site, design }
}

const table = (page: Page) => page.getByRole('table', { name: 'The report as a table' })
const row = (page: Page, name: string) => table(page).getByRole('row').filter({ hasText: name })

test('shows hours by what was worked on, and leads from any line to what is in it', async ({
  owner: page,
}) => {
  await plant(page)
  await page.goto(`/time/reports?${days}&groupBy=client,project`)
  await expect(row(page, 'Total')).toContainText('3:35')
  await expect(row(page, 'Shop')).toContainText('0:15')
  await row(page, formula).getByRole('button').click()
  await expect(row(page, 'Shop')).toBeHidden()
  await row(page, formula).getByRole('link').click()
  await row(page, 'Site').getByRole('link').click()
  await row(page, 'Design').getByRole('link').click()
  await row(page, 'Nora Lind').getByRole('link').click()
  await row(page, '13 Oct').or(row(page, 'Oct 13')).getByRole('link').click()
  await expect(row(page, 'Fine drawing')).toContainText('1:40')
  await expect(row(page, 'Sketches')).toBeHidden()
  for (let back = 0; back < 5; back++) await page.goBack()
  await expect(row(page, 'Total')).toContainText('3:35')
})

test('is put together with the keyboard alone, and its address is the report', async ({ owner: page }) => {
  await plant(page)
  await page.goto(`/time/reports?${days}`)
  await page.getByLabel('Group by').focus()
  await page.keyboard.type('week')
  await expect(table(page).getByRole('columnheader').first()).toHaveText('Week / Project')
  await page.keyboard.press('Tab')
  await page.keyboard.type('task')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(table(page).getByRole('columnheader').first()).toHaveText('Week / Task / Day')
  await row(page, 'Week 41').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Week 41').getByRole('button')).toHaveAttribute('aria-expanded', 'false')
  await page.reload()
  await expect(table(page).getByRole('columnheader').first()).toHaveText('Week / Task / Day')
})

test('rounds as it is asked to, and the lines that are printed add up to the total', async ({
  owner: page,
}) => {
  await plant(page)
  const minutes = async (rounding: string) => {
    await page.goto(`/time/reports?${days}&groupBy=project&rounding=${rounding}`)
    await expect(table(page)).toBeVisible()
    const cells = await table(page).locator('tr > td:nth-of-type(1)').allInnerTexts()
    return cells.map((words) => {
      const [hours = '', rest = ''] = words.split(':')
      return Number(hours) * 60 + Number(rest)
    })
  }
  const expected = {
    'up:15:entry': [210, 30, 240],
    'up:15:group': [210, 15, 225],
    'nearest:15:day': [210, 15, 225],
    'nearest:15:entry': [210, 15, 225],
    'down:15:entry': [180, 0, 180],
  }
  for (const [rounding, lines] of Object.entries(expected)) expect(await minutes(rounding)).toEqual(lines)
  await page.getByLabel('Rounding').selectOption({ label: 'up to half an hour' })
  await page.getByLabel('Round what').selectOption({ label: 'each day' })
  await expect(row(page, 'Total')).toContainText('5:00')
  await expect(page.getByText('Hours are rounded as they are shown here')).toBeVisible()
})

test('goes away as a file in which nothing is a formula', async ({ owner: page }) => {
  await plant(page)
  await page.goto(`/time/reports?${days}&groupBy=client,project`)
  const fetchFile = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^time-2026-10-01-to-2026-10-31\./)
    return readFileSync(await download.path())
  }
  const csv = (await fetchFile('Download as CSV')).toString()
  expect(csv).toContain(`"'${formula}"`)
  expect(csv).toMatch(/"Total","","3:35:00"/)
  expect((await fetchFile('Download as Excel')).subarray(0, 2).toString()).toBe('PK')
})

test('is saved, shared, opened, deleted, and brought back', async ({ owner: page }) => {
  await plant(page)
  await page.goto(`/time/reports?${days}&groupBy=week`)
  await page.getByRole('button', { name: 'Save this report' }).click()
  const dialog = page.getByRole('dialog')
  // A name stands there already, to be kept or typed over.
  await expect(dialog.getByLabel('Name')).toHaveValue('Hours by week')
  await dialog.getByLabel('Name').fill('October by week')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Share October by week' }).click()
  await expect(page.getByText('shared by you')).toBeVisible()
  await page.goto('/time/reports')
  await expect(page.getByRole('heading', { name: 'No hours here' })).toBeVisible()
  await page.getByRole('link', { name: 'October by week' }).click()
  await expect(row(page, 'Total')).toContainText('3:35')
  await page.getByRole('button', { name: 'Delete October by week' }).click()
  await expect(page.getByRole('link', { name: 'October by week' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'October by week' })).toBeVisible()
  await expect(page.getByText('shared by you')).toBeVisible()
})

test('says what to do where there is nothing, or nothing that can be asked for', async ({ owner: page }) => {
  await page.goto('/time')
  await page.getByRole('link', { name: 'Reports' }).click()
  await expect(page.getByRole('link', { name: 'To your week' })).toBeVisible()
  await page.getByRole('link', { name: 'Estimates' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing has an estimate yet' })).toBeVisible()
  await page.getByRole('link', { name: 'To clients and projects' }).click()
  await expect(page).toHaveURL(/\/time\/clients$/)
  await page.goto('/time/reports?from=2026-10-31&to=2026-10-01')
  await page.getByRole('link', { name: 'Start over' }).click()
  await expect(page.getByRole('heading', { name: 'No hours here' })).toBeVisible()
})

test('work that goes long is said beside the timer, from the share a person chose', async ({
  owner: page,
}) => {
  const { site, design } = await plant(page)
  const signal = page.getByRole('region', { name: 'Timer' }).getByRole('link')
  await page.request.post('/v1/timer/start', {
    headers: ours,
    data: { projectId: site, taskId: design },
  })
  await page.goto('/time/estimates')
  await expect(signal).toHaveText('83%')
  await expect(signal).toHaveAccessibleName(/^Design goes long: 3:20.* of 4:00\. See the estimates\.$/)
  await expectAccessible(page, { within: 'header' })
  await expect(page.getByText('going long')).toHaveCount(2)
  const settings = { headers: ours, data: { longFromPercent: 90 } }
  expect((await page.request.patch('/v1/me/time-settings', settings)).status()).toBe(200)
  await page.reload()
  await expect(page.getByText('on track').first()).toBeVisible()
  await expect(signal).toBeHidden()
  await page.request.patch('/v1/timer', {
    headers: ours,
    data: { startedAt: new Date(Date.now() - 3_600_000).toISOString() },
  })
  await expect(signal).toHaveAccessibleName(/^Design is past its estimate: 4:20/)
})

test('members see their own hours and no money, viewers nothing', async ({ as }) => {
  const manager = await as('mia')
  await manager.goto('/time/reports?period=last_month&groupBy=member')
  await expect(row(manager, 'Clara')).toBeVisible()
  await expect(row(manager, 'Total')).toContainText('€')
  const viewer = await as('ben')
  await viewer.goto('/time/reports')
  await expect(table(viewer)).toHaveCount(0)
})
