import { add, entriesOf, plant } from './keep-time.ts'
import { expect, sameOrigin, test } from './people.ts'

test('an entry over midnight is split there by keyboard, put back from the toast, and split elsewhere', async ({
  owner: page,
}) => {
  const { website } = await plant(page)
  await add(page, 'time-entries', {
    date: '2026-11-10',
    startTime: '22:00',
    endTime: '06:30',
    projectId: website,
    description: 'Long night',
    tags: ['late'],
  })
  await page.goto('/time?view=timeline&day=2026-11-10')
  const lengths = async () => (await entriesOf(page)).map((entry) => entry.durationSeconds / 60)
  await page.getByRole('button', { name: /22:00 to 24:00, 2:00, Long night/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Split …' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Split into two' })
  await expect(dialog.getByLabel('Where the first part ends')).toHaveValue('00:00')
  await expect(dialog.getByText('First 2:00, then 6:30.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Split into 2:00 and 6:30.')).toBeVisible()
  expect(await lengths()).toEqual([120, 390])
  expect((await entriesOf(page)).map((entry) => entry.localDate)).toEqual(['2026-11-10', '2026-11-11'])
  await page.keyboard.press('Control+z')
  await expect(page.getByText('One entry again.')).toBeVisible()
  expect(await lengths()).toEqual([510])

  await page.getByRole('button', { name: /00:00 to 06:30/ }).click()
  await page.getByRole('button', { name: 'Split …' }).click()
  await dialog.getByLabel('Where the first part ends').fill('21:00')
  await expect(dialog.getByText('Give a time between its start and its end.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Split', exact: true }).click()
  await dialog.getByLabel('Where the first part ends').fill('2:15')
  await dialog.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByText('Split into 4:15 and 4:15.')).toBeVisible()
  expect(
    (await entriesOf(page)).map(({ description, tags, projectId }) => [description, tags, projectId]),
  ).toEqual([
    ['Long night', ['late'], website],
    ['Long night', ['late'], website],
  ])

  // One of the two became something else: they stay apart, and the toast says why.
  const [, second] = await entriesOf(page)
  const reply = await page.request.patch(`/v1/time-entries/${second?.id}`, {
    headers: sameOrigin(page),
    data: { description: 'Early morning' },
  })
  expect(reply.status()).toBe(200)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('One of the two was changed since, so they stay apart.')).toBeVisible()
  expect(await lengths()).toEqual([255, 255])
})

test('a length without clock times is split by how long its first part took', async ({ owner: page }) => {
  const { website } = await plant(page)
  await add(page, 'time-entries', { date: '2026-11-10', durationSeconds: 3 * 3600, projectId: website })
  await page.goto('/time?day=2026-11-10&view=entries')
  await page.getByRole('button', { name: /Website/ }).click()
  await page.getByRole('button', { name: 'Split …' }).click()
  await page.getByLabel('How long the first part took').fill('1:15')
  await expect(page.getByText('First 1:15, then 1:45.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Split into 1:15 and 1:45.')).toBeVisible()
  expect((await entriesOf(page)).map(({ durationSeconds, isTimed }) => [durationSeconds, isTimed])).toEqual([
    [4500, false],
    [6300, false],
  ])
})

test('hours by the clock stand beside their sum where work was at once, and nowhere else', async ({
  owner: page,
}) => {
  const { website, brochure } = await plant(page)
  const at = (date: string, startTime: string, endTime: string, projectId: string) =>
    add(page, 'time-entries', { date, startTime, endTime, projectId })
  await at('2026-11-10', '09:00', '12:00', website)
  await at('2026-11-10', '10:30', '13:00', brochure)
  await at('2026-11-11', '09:00', '12:00', website)
  await page.goto('/time?day=2026-11-10')
  await expect(page.getByText('This week has 8:30 in all, and 7:00 by the clock.')).toBeVisible()
  const totals = page.getByRole('row', { name: /^Total/ })
  await expect(totals.getByText('4:00 by the clock')).toBeVisible()
  await expect(totals.getByText('7:00 by the clock')).toBeVisible()
  await expect(totals.getByText('by the clock')).toHaveCount(2)
  await page.goto('/time?view=timeline&day=2026-11-10')
  await expect(page.getByText('4:00 by the clock')).toBeVisible()
  await expect(page.getByText(/\d by the clock$/)).toHaveCount(1)
  await page.goto('/time/reports?from=2026-11-01&to=2026-11-30')
  await expect(page.getByText('Show all hours on')).toBeVisible()
  await expect(page.getByText('7:00 by the clock')).toBeVisible()
  await page.goto('/time/reports?from=2026-11-11&to=2026-11-30')
  await expect(page.getByText('1 entry', { exact: true })).toBeVisible()
  await expect(page.getByText('by the clock')).toHaveCount(0)
})

test('a device that goes by another clock is told so once, and may be followed', async ({
  browser,
  baseURL,
  owner: page,
}) => {
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    timezoneId: 'America/New_York',
    ...(baseURL && { baseURL }),
  })
  const abroad = await context.newPage()
  await abroad.goto('/time')
  const hint = abroad.getByText('Your days and your timer go by the clock of Berlin')
  await expect(hint).toContainText('this device goes by that of New York')
  await abroad.getByRole('button', { name: 'Go by New York' }).click()
  await expect(abroad.getByText('From now on your days go by the clock of New York.')).toBeVisible()
  await expect(hint).toHaveCount(0)
  await abroad.getByRole('button', { name: 'Undo' }).click()
  await expect(hint).toBeVisible()
  await abroad.getByRole('button', { name: 'Leave it so' }).click()
  await expect(hint).toHaveCount(0)
  await abroad.reload()
  await expect(abroad.getByRole('heading', { name: 'Your week' })).toBeVisible()
  await expect(hint).toHaveCount(0)
  await context.close()
})
