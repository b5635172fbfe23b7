import type { Page } from '@playwright/test'
import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, sameOrigin, test } from './people.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first()

/** Two clients, three projects, and tasks beneath them. */
async function plant(page: Page) {
  await page.goto('/time/clients')
  const add = async (path: string, data: object) => {
    const reply = await page.request.post(`/v1/${path}`, { headers: sameOrigin(page), data })
    expect(reply.status()).toBe(201)
    const { id }: { id: string } = await reply.json()
    return id
  }
  const acme = await add('clients', { name: 'Acme', colour: 'teal' })
  const muller = await add('clients', { name: 'Müller & Söhne', colour: 'orange', code: 'MUE' })
  const website = await add('projects', { name: 'Website', clientId: acme, estimateSeconds: 144_000 })
  const design = await add('tasks', { name: 'Design', projectId: website })
  await add('tasks', { name: 'Sketches', parentId: design })
  await add('tasks', { name: 'Texts', projectId: website })
  await add('projects', { name: 'Annual report', clientId: muller })
  await add('projects', { name: 'Admin' })
  await page.reload()
}

test('an empty workspace leads to the first client, its project and tasks', async ({ owner: page }) => {
  await page.goto('/time/clients')
  await page.getByRole('button', { name: 'Add your first client' }).click()
  await page.keyboard.type('Acme')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Acme')).toBeVisible()
  // The line for the next client is still open.
  await page.getByRole('button', { name: 'Name the first project' }).click()
  await page.keyboard.type('Website')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Website')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add a task to Website' }).click()
  for (const name of ['Design', 'Texts']) {
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(row(page, name)).toBeVisible()
  }
  await page.keyboard.type('design')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(
    'There is already a task with this name. Pick another one.',
  )
})

test('a tree is changed in place, and every step goes back', async ({ owner: page }) => {
  await plant(page)
  await page.getByRole('button', { name: 'Estimate of Texts: none' }).click()
  await page.keyboard.type('1.5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Estimate of Texts: 1:30' })).toBeFocused()

  await page.getByRole('button', { name: 'Colour of Texts: Teal' }).click()
  await page.getByRole('menuitemradio', { name: 'Pink' }).click()
  await expect(page.getByRole('button', { name: 'Colour of Texts: Pink' })).toBeVisible()

  await page.getByRole('button', { name: 'More for Website' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(row(page, 'Website')).toBeHidden()
  await expect(page.getByText('Archived: Website with 3 tasks')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Website')).toBeVisible()

  await page.getByRole('button', { name: 'More for Annual report' }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Report 2026')
  await dialog.getByLabel('Estimate').fill('soon')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Write it like 40, 1:30 or 90m.')).toBeVisible()
  await dialog.getByLabel('Estimate').fill('40')
  await dialog.getByLabel('Rate for an hour, in EUR').fill('95,50')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Report 2026')).toContainText('€95.50 an hour')
  await expect(page.getByRole('button', { name: 'Estimate of Report 2026: 40:00' })).toBeVisible()
})

test('the keyboard alone walks, opens, moves and changes', async ({ owner: page }) => {
  await plant(page)
  await row(page, 'Acme').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(row(page, 'Website')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(page, 'Texts')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Texts')).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(row(page, 'Texts')).toHaveAttribute('aria-level', '4')
  await expect(row(page, 'Texts')).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row(page, 'Texts')).toHaveAttribute('aria-level', '3')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Change Texts')
  await page.keyboard.press('Escape')
  await expect(row(page, 'Texts')).toBeFocused()
})

test('a task goes elsewhere by three letters, or by dragging, and back', async ({ owner: page }) => {
  await plant(page)
  await page.getByRole('button', { name: 'More for Sketches' }).click()
  await page.getByRole('menuitem', { name: 'Move' }).click()
  await page.getByRole('button', { name: 'Where it goes: Acme / Website / Design' }).click()
  await page.keyboard.type('mar')
  await expect(page.getByRole('option').first()).toContainText('Annual report')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText('Moved to Annual report: Sketches')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'Sketches')).toHaveAttribute('aria-level', '4')
  await row(page, 'Sketches').dragTo(row(page, 'Website'))
  await expect(row(page, 'Sketches')).toHaveAttribute('aria-level', '3')
  await row(page, 'Admin').dragTo(row(page, 'Acme'))
  await expect(page.getByText('Moved to Acme: Admin')).toBeVisible()
})

test('a move says what goes along, and shows the other browser', async ({
  browser,
  owner: page,
  baseURL,
}) => {
  await plant(page)
  const storageState = await page.context().storageState()
  const other = await browser.newContext({ ...(baseURL && { baseURL }), storageState })
  const there = await other.newPage()
  await Promise.all([
    other.waitForEvent('response', (response) => response.url().endsWith('/v1/events')),
    there.goto('/time/clients'),
  ])
  await page.getByRole('button', { name: 'More for Design' }).click()
  await page.getByRole('menuitem', { name: 'Move' }).click()
  await expect(page.getByRole('dialog')).toContainText('Goes along: 1 task.')
  await page.getByRole('button', { name: /^Where it goes/ }).click()
  await page.keyboard.type('adm')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText('Moved to Admin: Design with 1 task')).toBeVisible()
  const parentIn = (where: Page) => row(where, 'Design').getAttribute('aria-level')
  await expect.poll(() => parentIn(there), { timeout: 3000 }).toBe('3')
  await expect(there.getByRole('row').filter({ hasText: /^(Admin|Design|Sketches)/ })).toHaveText([
    /Admin/,
    /Design/,
    /Sketches/,
  ])
  await other.close()
})

test('two people who move tasks into each other make one move and one refusal', async ({ owner: page }) => {
  await plant(page)
  await page.route('**/v1/events', (route) => route.abort())
  await page.reload()
  await expect(row(page, 'Texts')).toBeVisible()
  const reply = await page.request.get('/v1/time-tree')
  const { tasks }: { tasks: { id: string; name: string }[] } = await reply.json()
  const idOf = (name: string) => tasks.find((task) => task.name === name)?.id
  // Somebody else was faster, and this page does not know yet.
  await page.request.patch(`/v1/tasks/${idOf('Design')}`, {
    headers: sameOrigin(page),
    data: { parentId: idOf('Texts') },
  })
  await row(page, 'Texts').dragTo(row(page, 'Design'))
  await expect(page.getByText('A task cannot be a part of itself, nor of what is beneath it.')).toBeVisible()
  await expect(row(page, 'Design')).toHaveAttribute('aria-level', '4')
  await expect(row(page, 'Sketches')).toHaveAttribute('aria-level', '5')
})

test('one of 500 is three letters away, and the last five are one click', async ({ owner: page }) => {
  test.slow()
  await page.goto('/library')
  const add = async (path: string, data: object) => {
    const reply = await page.request.post(`/v1/${path}`, { headers: sameOrigin(page), data })
    const { id }: { id: string } = await reply.json()
    return id
  }
  const clients = [
    'Acme',
    'Brightside',
    'Castle',
    'Delta',
    'Ember',
    'Fable',
    'Grove',
    'Harbour',
    'Iris',
    'Juno',
  ]
  const projects = ['Website', 'Launch', 'Report', 'Poster', 'Survey']
  const tasks = ['Design', 'Build', 'Texts', 'Photos', 'Meetings', 'Review', 'Launch', 'Quality', 'Invoicing']
  await Promise.all(
    clients.map(async (name) => {
      const clientId = await add('clients', { name })
      for (const project of projects) {
        const projectId = await add('projects', { name: project, clientId })
        for (const task of tasks) await add('tasks', { name: task, projectId })
      }
    }),
  )
  await page.reload()
  const timer = page.getByRole('region', { name: 'Timer' })
  await expect(timer.getByRole('button', { name: 'Start timer', exact: true })).toBeEnabled()
  for (const [typed, path] of [
    ['awd', 'Acme / Website / Design'],
    ['jsq', 'Juno / Survey / Quality'],
    ['grp', 'Grove / Report / Photos'],
    ['hll', 'Harbour / Launch / Launch'],
  ] as const) {
    await page.keyboard.press('Alt+Shift+T')
    await expect(page.getByRole('combobox')).toBeFocused()
    for (const letter of typed) await page.keyboard.press(letter)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `What for: ${path}` })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(timer.getByRole('button', { name: new RegExp(`^Timer: ${path}`) })).toBeVisible()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await timer.getByRole('button', { name: 'Start on something' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(5)
  await page.getByRole('menuitem', { name: /Design/ }).click()
  await expect(timer.getByRole('button', { name: /^Timer: Acme \/ Website \/ Design/ })).toBeVisible()
})

test('what is archived shows on request, and comes back', async ({ owner: page }) => {
  await plant(page)
  await page.getByRole('button', { name: 'More for Acme' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(row(page, 'Website')).toBeHidden()
  await page.getByRole('checkbox', { name: 'Show archived' }).check()
  await expect(row(page, 'Website')).toBeVisible()
  await page.getByRole('button', { name: 'More for Acme' }).click()
  await page.getByRole('menuitem', { name: 'Bring back' }).click()
  await expect(page.getByText('Acme is back')).toBeVisible()
})

test('who only reads finds things and changes nothing', async ({ as }) => {
  const page = await as('ben')
  await page.goto('/time/clients')
  await expect(page.getByRole('heading', { name: 'Clients and projects' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Add|More for)/ })).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone in the ${colorScheme}`, () => {
    test.use({ viewport: { width: 360, height: 780 }, colorScheme })
    test('twenty levels deep still have a name to read', async ({ owner: page }) => {
      await page.goto('/time/clients')
      const add = async (path: string, data: object) => {
        const reply = await page.request.post(`/v1/${path}`, { headers: sameOrigin(page), data })
        const { id }: { id: string } = await reply.json()
        return id
      }
      let parentId = await add('tasks', {
        name: 'Level 1',
        projectId: await add('projects', { name: 'Deep' }),
      })
      for (let level = 2; level <= 20; level++)
        parentId = await add('tasks', { name: `Level ${level}`, parentId })
      await page.reload()
      await expect(row(page, 'Level 20')).toBeVisible()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
      const box = await row(page, 'Level 20').getByText('Level 20').boundingBox()
      expect(box?.width).toBeGreaterThan(40)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(360)
    })

    test('it fits, and axe finds nothing, also with the picker open', async ({ owner: page }) => {
      await plant(page)
      await expect(row(page, 'Website')).toBeVisible()
      const look = async () => {
        await expectAccessible(page)
        await expectToFitPhone(page)
      }
      await look()
      await page.getByRole('button', { name: 'More for Texts' }).click()
      await page.getByRole('menuitem', { name: 'Move' }).click()
      await page.getByRole('button', { name: /^Where it goes/ }).click()
      await page.getByRole('combobox').fill('w')
      await expect(page.getByRole('option').first()).toBeVisible()
      await look()
    })
  })
}
