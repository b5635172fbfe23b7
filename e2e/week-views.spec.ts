import { add, address, cell, entriesOf, plant } from './keep-time.ts'
import { expect, test } from './people.ts'

test('many entries are moved, made billable, tagged and deleted together, and put back', async ({
  owner: page,
}) => {
  const { website, brochure } = await plant(page)
  for (const [day, hours] of [9, 10, 11, 12].entries())
    await add(page, 'time-entries', {
      date: `2026-11-${String(day + 9).padStart(2, '0')}`,
      durationSeconds: hours * 60,
      projectId: website,
      description: `Work ${day + 1}`,
    })
  await page.goto(`${address}&view=entries`)
  await page.getByRole('checkbox', { name: /Work 1/ }).check()
  await page.getByRole('checkbox', { name: /Work 3/ }).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'The chosen entries' })
  await expect(bar).toContainText('3 entries, 0:30')
  await bar.getByRole('button', { name: /^Move to/ }).click()
  await page.keyboard.type('bro')
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 entries changed.')).toBeVisible()
  const inBrochure = async () => (await entriesOf(page)).filter(({ projectId }) => projectId === brochure)
  expect(await inBrochure()).toHaveLength(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('3 entries as before.')).toBeVisible()
  expect(await inBrochure()).toHaveLength(0)

  await bar.getByRole('button', { name: 'Billable' }).click()
  await page.getByRole('menuitem', { name: 'Not billable' }).click()
  await expect(page.getByText('3 entries changed.')).toBeVisible()
  await bar.getByRole('button', { name: 'Tags' }).click()
  await page.getByLabel('Tags to add').fill('trip, paris')
  await page.getByRole('button', { name: 'Change 3 entries' }).click()
  await expect(page.getByText('#paris')).toHaveCount(3)
  expect((await entriesOf(page)).map(({ billable, tags }) => [billable, tags.length])).toEqual([
    [false, 2],
    [false, 2],
    [false, 2],
    [true, 0],
  ])
  await bar.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('3 entries deleted.')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('checkbox')).toHaveCount(4)
})

test('the timeline shows nights, clock changes, what was at once, and other zones', async ({
  owner: page,
}) => {
  const { website, brochure } = await plant(page)
  const at = (date: string, startTime: string, endTime: string, more = {}) =>
    add(page, 'time-entries', { date, startTime, endTime, projectId: website, ...more })
  await at('2026-10-20', '22:00', '01:30', { description: 'Late' })
  await at('2026-10-22', '09:00', '11:00', { description: 'First' })
  await at('2026-10-22', '10:00', '12:00', { description: 'Second', projectId: brochure })
  await at('2026-10-22', '14:00', '15:00', { description: 'Third' })
  await at('2026-10-23', '09:00', '10:00', { timezone: 'America/New_York', description: 'Away' })
  await at('2026-10-25', '00:30', '04:30', { description: 'Long night' })
  await page.goto('/time?view=timeline&day=2026-10-20')
  const block = (words: string) => page.getByRole('button', { name: new RegExp(words) })
  await expect(block('22:00 to 24:00, 2:00, Late')).toBeVisible()
  await expect(block('00:00 to 01:30, 1:30, Late')).toBeVisible()
  await expect(block('First, at the same time')).toBeVisible()
  await expect(page.getByText('Two entries are at the same time.')).toBeVisible()
  await expect(block('2:00 free from 12:00')).toBeAttached()
  await expect(block('09:00 to 10:00, 1:00, Away, New York')).toBeVisible()
  // The day of 25 hours: four and a half on the clock are five and a half of work.
  await expect(page.getByText('02:00 to 03:00 came twice')).toBeVisible()
  await expect(block('00:30 to 04:30, 5:00, Long night')).toBeVisible()

  // By the keyboard: from block to block, and one of them a quarter of an hour later.
  await block('Third').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(block('14:15 to 15:15, 1:00, Third')).toBeVisible()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(block('14:15 to 15:30, 1:15, Third')).toBeVisible()
  await expect
    .poll(async () => (await entriesOf(page, '2026-W43')).map((entry) => entry.durationSeconds))
    .toContain(4500)
  await page.keyboard.press('ArrowUp')
  await expect(block('Second')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(block('Second')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(block('Second')).toBeVisible()

  // Clocks that go forward leave an hour out, and time in it cannot be written down.
  await page.goto('/time?view=timeline&day=2026-03-29')
  await expect(page.getByText('Clocks went from 02:00 to 03:00')).toBeVisible()
  await page.getByRole('button', { name: 'Write down time' }).click()
  await page.getByLabel('Time', { exact: true }).fill('2:15-4')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The clocks went forward over this time')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a day is written down with fingers', async ({ owner: page }) => {
    await plant(page)
    await page.goto(address)
    await page.getByRole('button', { name: 'Add a row' }).tap()
    await page.getByRole('option', { name: /Brochure/ }).tap()
    const ofMonday = cell(page, 'Brochure', 'Monday')
    await ofMonday.tap()
    await ofMonday.fill('1:15')
    await page.getByRole('button', { name: /^Tuesday/ }).tap()
    await expect(cell(page, 'Brochure', 'Tuesday')).toBeVisible()
    await page.getByRole('button', { name: /^Monday, November 9, 1:15/ }).tap()
    await page.getByRole('button', { name: /^Details of .*Monday/ }).tap()
    await page.getByLabel('What you did').fill('On the way')
    await page.getByRole('button', { name: 'Save', exact: true }).tap()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(await entriesOf(page)).toMatchObject([{ description: 'On the way', durationSeconds: 4500 }])
    // With a keyboard at this width the arrows go from day to day.
    await ofMonday.focus()
    await page.keyboard.press('ArrowRight')
    await expect(cell(page, 'Brochure', 'Tuesday')).toBeFocused()
  })
})
