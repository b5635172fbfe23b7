import { add, address, cell, entriesOf, monday, plant, saved } from './keep-time.ts'
import { expect, sameOrigin, test } from './people.ts'

const seconds = (...hours: number[]) => hours.map((hour) => hour * 3600)

test('a week is written down by the keyboard alone, the way people type', async ({ owner: page }) => {
  test.slow()
  await plant(page)
  await page.goto(address)
  // The grid is empty: the button for a row has the focus at once.
  await expect(page.getByRole('button', { name: 'Add a row' })).toBeFocused()
  const { keyboard } = page
  await keyboard.press('Enter')
  await keyboard.type('des')
  await keyboard.press('Enter')
  await expect(cell(page, 'Design', 'Monday')).toBeFocused()
  for (const typed of ['1.5', '1:30', '90m', '9-10:30', '9am to noon']) {
    await keyboard.type(typed)
    await keyboard.press('Tab')
  }
  await expect(cell(page, 'Design', 'Saturday')).toBeFocused()
  await saved(page)
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday'])
    await expect(cell(page, 'Design', day)).toHaveValue('1:30')
  await expect(cell(page, 'Design', 'Friday')).toHaveValue('3:00')

  // Enter saves and goes down: below the last row is the next row to add.
  await keyboard.press('Home')
  await expect(cell(page, 'Design', 'Monday')).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('bro')
  await keyboard.press('Enter')
  await expect(cell(page, 'Brochure', 'Monday')).toBeFocused()
  await keyboard.type('2')
  await keyboard.press('ArrowRight')
  await expect(cell(page, 'Brochure', 'Tuesday')).toBeFocused()
  await keyboard.type('2h15')
  await keyboard.press('Enter')
  await saved(page)
  const entries = await entriesOf(page)
  expect(entries.map(({ durationSeconds }) => durationSeconds).sort((a, b) => a - b)).toEqual(
    seconds(1.5, 1.5, 1.5, 1.5, 2, 2.25, 3),
  )
  expect(entries.filter(({ isTimed }) => isTimed)).toHaveLength(2)

  // The details of a day: what was done, tags, and that it is not billable.
  await cell(page, 'Brochure', 'Monday').focus()
  await keyboard.press('F2')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByLabel('What you did').focus()
  await keyboard.type('Cover')
  await keyboard.press('Tab')
  await keyboard.type('print, rush')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(cell(page, 'Brochure', 'Monday')).toBeFocused()
  const cover = (await entriesOf(page)).find(({ description }) => description === 'Cover')
  expect(cover).toMatchObject({ tags: ['print', 'rush'], billable: false, durationSeconds: 7200 })

  // An emptied day is deleted, and comes back.
  await keyboard.press('Delete')
  await keyboard.press('Enter')
  await expect(cell(page, 'Brochure', 'Monday')).toHaveValue('')
  await expect(page.getByText('Lindgren / Brochure 2:00 deleted.')).toBeVisible()
  await cell(page, 'Brochure', 'Monday').focus()
  await keyboard.press('Control+z')
  await expect(cell(page, 'Brochure', 'Monday')).toHaveValue('2:00')

  // The next week begins as this one was.
  await keyboard.press('PageDown')
  await expect(page.getByRole('heading', { name: /Nov 16 to Nov 22/ })).toBeVisible()
  await page.getByRole('button', { name: 'Copy last week' }).focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'With its hours' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByText('7 entries copied from last week.')).toBeVisible()
  await expect(cell(page, 'Design', 'Friday')).toHaveValue('3:00')
  // Alone there is nobody to send it to: approving is one step, and the next one is the invoice.
  await expect(page.getByRole('link', { name: 'Approvals' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Approve' }).focus()
  await keyboard.press('Enter')
  await expect(page.getByText('7 entries approved.')).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(page.getByText('7 entries open again.')).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('link', { name: 'To invoices' }).click()
  // What is approved and has no price is not forgotten, and its first rate counts for it.
  await page.getByRole('link', { name: 'Set a rate for Acme' }).click()
  await page.getByRole('button', { name: 'Set the rate for everything' }).click()
  await expect(page.getByLabel('For an hour, in EUR')).toBeFocused()
  await page.getByLabel('For an hour, in EUR').fill('95')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/Saved. 6 approved entries without a price got one/)).toBeVisible()
  await page.getByRole('link', { name: 'Invoices' }).click()
  await expect(page.getByRole('link', { name: /Write the invoice for Acme/ })).toBeVisible()
})

test('an empty week begins with whatever is typed first', async ({ owner: page }) => {
  await page.goto(address)
  await expect(page.getByText('All saved')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Add a row' })).toBeFocused()
  const { keyboard } = page
  for (const [typed, place] of [
    ['Acme / Website', 'Website'],
    ['acme / Shop', 'Shop'],
    ['Own things', 'Own things'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a row' }).focus()
    await keyboard.press('Enter')
    await keyboard.type(typed)
    await keyboard.press('Enter')
    await expect(cell(page, place, 'Monday')).toBeFocused()
    await keyboard.type('1.5')
    await keyboard.press('Enter')
  }
  await saved(page)
  expect(await entriesOf(page)).toHaveLength(3)
  const tree = await (await page.request.get('/v1/time-tree')).json()
  expect(tree).toMatchObject({ clients: [{ name: 'Acme' }] })
})

test('what is no time is said beside it, and stays to be put right', async ({ owner: page }) => {
  const { website } = await plant(page)
  await add(page, 'time-entries', { date: monday, durationSeconds: 3600, projectId: website })
  await add(page, 'time-entries', { date: monday, durationSeconds: 1800, projectId: website })
  await page.goto(address)
  const tuesday = cell(page, 'Website', 'Tuesday')
  await tuesday.fill('soon')
  await tuesday.press('Enter')
  await expect(page.getByRole('alert')).toContainText('That is no time.')
  await expect(tuesday).toBeFocused()
  await tuesday.press('Escape')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(tuesday).toHaveValue('')
  // Of two entries the grid does not guess which one is meant; one more may be added.
  const both = cell(page, 'Website', 'Monday')
  await expect(both).toHaveValue('1:30')
  await both.fill('4')
  await both.press('Enter')
  await expect(page.getByRole('alert')).toContainText('2 entries here.')
  await both.fill('+0:30')
  await both.press('Enter')
  await expect(both).toHaveValue('2:00')
  expect(await entriesOf(page)).toHaveLength(3)
})

test('nothing typed is lost by leaving, by a reload or by a save that fails', async ({ owner: page }) => {
  const { website } = await plant(page)
  await add(page, 'time-entries', { date: monday, durationSeconds: 3600, projectId: website })
  await page.goto(address)
  // Leaving by the keyboard takes the cell away without its being left: it is saved all the same.
  await cell(page, 'Website', 'Tuesday').fill('2')
  await page.keyboard.press('PageUp')
  await expect.poll(async () => (await entriesOf(page)).length).toBe(2)
  await page.keyboard.press('PageDown')
  await expect(cell(page, 'Website', 'Tuesday')).toHaveValue('2:00')

  await page.route('**/v1/time-entries', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 422, code: 'invalid', title: 'Not now', detail: 'Not now.' }),
    }),
  )
  await cell(page, 'Website', 'Wednesday').fill('45m')
  await cell(page, 'Website', 'Wednesday').press('Enter')
  await expect(page.getByRole('alert')).toContainText('Not now.')
  await expect(page.getByText('1 cell not saved:')).toBeVisible()
  await page.unroute('**/v1/time-entries')
  await page.goto('/library')
  await page.goto('/time')
  await page.getByRole('link', { name: 'Website, Nov 11' }).click()
  await expect(cell(page, 'Website', 'Wednesday')).toHaveValue('45m')
  await cell(page, 'Website', 'Wednesday').focus()
  await page.keyboard.press('Enter')
  await saved(page)
  await expect(cell(page, 'Website', 'Wednesday')).toHaveValue('0:45')

  // Nor is what was typed into a form that was closed.
  await cell(page, 'Website', 'Monday').focus()
  await page.keyboard.press('F2')
  await page.getByLabel('What you did').fill('A long story')
  await page.keyboard.press('Escape')
  await page.reload()
  await cell(page, 'Website', 'Monday').focus()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('What you did')).toHaveValue('A long story')
  await expect(page.getByText('This is what you had typed and not saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.getByLabel('What you did')).toHaveValue('')
})

test('two windows do not write over each other', async ({ owner: page, context }) => {
  const { website } = await plant(page)
  const id = await add(page, 'time-entries', { date: monday, durationSeconds: 3600, projectId: website })
  // A window that hears of nothing, as one that was asleep.
  await page.route('**/v1/events', (route) => route.abort())
  await page.goto(address)
  await expect(cell(page, 'Website', 'Monday')).toHaveValue('1:00')
  const change = async (data: object) =>
    expect(
      (
        await context.request.patch(`/v1/time-entries/${id}`, {
          headers: sameOrigin(page),
          data,
        })
      ).status(),
    ).toBe(200)
  await change({ durationSeconds: 7200 })
  await cell(page, 'Website', 'Monday').fill('3')
  await cell(page, 'Website', 'Monday').press('Enter')
  await expect(page.getByRole('alert')).toContainText('changed in another window to 2:00')
  await expect(cell(page, 'Website', 'Monday')).toHaveValue('3')
  await cell(page, 'Website', 'Monday').focus()
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Website', 'Monday')).toHaveValue('3:00')

  await cell(page, 'Website', 'Monday').focus()
  await page.keyboard.press('F2')
  await page.getByLabel('What you did').fill('Mine')
  await change({ tags: ['theirs'] })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('changed in another window while you were typing')
  await expect(page.getByRole('alert')).toContainText('#theirs')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // What the other window changed is still there.
  expect(await entriesOf(page)).toMatchObject([
    { description: 'Mine', tags: ['theirs'], durationSeconds: 10_800 },
  ])
})
