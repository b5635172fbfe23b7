import { readFile } from 'node:fs/promises'
import { expectAccessible, expectToFitPhone } from './look.ts'
import { expect, test, writePrompt } from './people.ts'

const pile = `# Cold mail v2
Use when: first touch
Category: Sales
Tags: email
---
Write to {{client}} about {{offer}}.
---

# Weekly update
Use when: Friday afternoon
---
Summarise the week for {{client}}.
---
`

test('Markdown is looked at, imported and taken back', async ({ owner: page }) => {
  await page.goto('/import')
  await page.getByLabel('Choose files').setInputFiles({
    name: 'prompts.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(pile),
  })
  await expect(page.getByText('2 new.')).toBeVisible()
  const rows = page.getByRole('list', { name: 'What would happen' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Cold mail')
  await page.getByLabel('What to do with Weekly update').selectOption('Leave out')
  await expect(page.getByText('1 new, 1 left out.')).toBeVisible()
  await page.getByLabel('What to do with Weekly update').selectOption('Add')
  await page.getByRole('button', { name: 'Import 2 prompts' }).click()

  await expect(page.getByRole('heading', { name: '2 prompts are in the library' })).toBeVisible()
  await page.getByRole('link', { name: 'To the library' }).click()
  await expect(page.getByRole('link', { name: 'Cold mail' })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByRole('heading', { name: 'This import was taken back' })).toBeVisible()
  await page.goto('/library')
  await expect(page.getByText('Your library starts with one prompt')).toBeVisible()
})

test('an export imports again as the same', async ({ owner: page }) => {
  await page.goto('/import')
  await writePrompt(page, { name: 'Round trip', body: 'Come {{place}} back.', tags: ['travel'] })
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Table (CSV)' }).click()
  const table = await readFile(await (await started).path())
  await page.getByLabel('Choose files').setInputFiles({
    name: 'prompts.csv',
    mimeType: 'text/csv',
    buffer: table,
  })
  await expect(page.getByText(/1 left out/)).toBeVisible()
  await expect(page.getByText('You have exactly this.')).toBeVisible()
})

const mail =
  'Write a warm first e-mail to [CLIENT NAME] who asked for our price list last week, and offer a call.'
const audit = `# First mail
Use when: first touch
---
${mail}
---

# First mail again
Use when: first touch
---
${mail.replace('offer a call', 'offer a chat')}
---

# Weekly update
Use when: Friday
---
Summarise these notes of the week for [CLIENT NAME] in five short points, with {next_steps} and {open_points} at the end.
---

# Update of the week
Use when: Friday
---
Summarise these notes of the week for [CLIENT NAME] in five short points, with {next_steps} and {open_points} at the close.
---
`

test('a pile is audited: what is nearly the same is decided, and blanks are asked about once', async ({
  owner: page,
}) => {
  await page.goto('/import')
  await writePrompt(page, { name: 'Our first mail', body: mail.replace('a call', 'a meeting') })
  await page.getByLabel('Paste your prompts').fill(audit)
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByRole('heading', { name: '2 groups are nearly the same' })).toBeVisible()

  const asked = page.getByRole('region', { name: 'Are these blanks to fill?' })
  await expect(asked).toContainText('[CLIENT NAME]4 places in 4 prompts')
  await expect(asked).toContainText('{next_steps}, {open_points}4 places in 2 prompts')
  await asked.getByRole('radiogroup', { name: 'Is [CLIENT NAME] a blank to fill?' }).getByText('Yes').click()
  await asked.getByRole('radiogroup', { name: 'Is {next_steps} a blank to fill?' }).getByText('No').click()
  const rows = page.getByRole('list', { name: 'What would happen' }).getByRole('listitem')
  await expect(rows.first().locator('mark')).toHaveText('client name')
  await expect(rows.filter({ hasText: 'Weekly update' }).first()).toContainText('{next_steps}')

  const mails = page.getByRole('radiogroup', { name: 'What to do with those like Our first mail' })
  await mails.getByText('Use the one you have').click()
  await expect(page.getByText('2 new, 2 left out.')).toBeVisible()
  const updates = page.getByRole('radiogroup', { name: 'What to do with those like Weekly update' })
  await updates.getByText('Keep one').click()
  await expect(page.getByText('1 new, 3 left out.')).toBeVisible()
  await page.getByText('Show the difference').last().click()
  await expect(page.locator('ins').last()).toContainText('close')
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await expectToFitPhone(page)
  await page.getByRole('button', { name: 'Keep Update of the week, number 4' }).click()
  await expect(page.getByLabel('What to do with Weekly update', { exact: true })).toHaveValue('skip')

  await page.getByRole('button', { name: 'Import 1 prompt' }).click()
  await expect(page.getByRole('heading', { name: 'Update of the week' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'client name' })).toBeVisible()
  await expect(page.getByText('{next_steps}')).toBeVisible()
})

const aside = `
# Aside
Use when: never
---
Say hello to everybody.
---
`

test('what is typed and does not get through is not left out of an import unseen', async ({
  owner: page,
}) => {
  await page.goto('/import')
  await page.getByLabel('Paste your prompts').fill(pile)
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByText('2 new.')).toBeVisible()
  await page.route('**/v1/imports/*', (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 422, body: '{}' }) : route.continue(),
  )
  const category = page.getByLabel('Category where the file says none')
  await category.fill('Marketing')
  await page.getByRole('button', { name: 'Import 2 prompts' }).click()
  await expect(category).toHaveValue('')
  await page.unrouteAll()
  await category.fill('Marketing')
  await page.getByRole('button', { name: 'Import 2 prompts' }).click()
  await expect(page.getByRole('heading', { name: '2 prompts are in the library' })).toBeVisible()
  const made: { data: { name: string }[] } = await (await page.request.get('/v1/prompts')).json()
  const weekly = made.data.find(({ name }) => name === 'Weekly update')
  expect(weekly).toMatchObject({ category: 'Marketing' })
})

for (const [how, delay] of [
  ['at once', 0],
  ['slowly', 90],
] as const)
  test(`the category typed last comes in with every choice when Import is pressed ${how}`, async ({
    owner: page,
    baseURL,
  }) => {
    await page.request.post('/v1/collections', {
      headers: { origin: baseURL ?? '' },
      data: { name: 'Field notes' },
    })
    await page.goto('/import')
    await page.getByLabel('Paste your prompts').fill(audit + aside)
    await page.getByRole('button', { name: 'See what is in it' }).click()
    await page.getByRole('button', { name: 'Keep one of each' }).click()
    await expect(page.getByText('3 new, 2 left out.')).toBeVisible()
    await page.getByLabel('What to do with Aside').selectOption('Leave out')
    await expect(page.getByText('2 new, 3 left out.')).toBeVisible()
    const collection = page.getByLabel('Into the collection')
    const isMoved = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await collection.selectOption({ label: 'Field notes (everyone here)' })
    await isMoved
    await expect(page.getByText('2 new, 3 left out.')).toBeVisible()

    const asked: string[] = []
    let answer = () => {}
    const isTime = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/v1/imports/*', async (route) => {
      if (route.request().method() !== 'PATCH') return await route.continue()
      await isTime
      asked.push('category')
      await route.continue()
    })
    page.on('request', (request) => {
      if (request.url().endsWith('/commit')) asked.push('commit')
    })
    await page.getByLabel('Category where the file says none').fill('Marketing')
    const button = page.getByRole('button', { name: 'Import 2 prompts' })
    await button.click({ delay })
    await expect(button).toHaveAttribute('aria-busy', 'true')
    answer()
    await expect(page.getByRole('heading', { name: '2 prompts are in the library' })).toBeVisible()
    expect(asked).toEqual(['category', 'commit'])
    const made = await (await page.request.get('/v1/prompts')).json()
    expect(made.data).toMatchObject([{ category: 'Marketing' }, { category: 'Marketing' }])
    const imports = await (await page.request.get('/v1/imports')).json()
    expect(imports.data).toMatchObject([{ collectionId: made.data[0].collectionId }])
    expect(imports.data[0].collectionId).not.toBeNull()
  })

test('a document is told to be copied from, and an earlier import by what is in it', async ({
  owner: page,
}) => {
  await page.goto('/import')
  await page.getByLabel('Choose files').setInputFiles({
    name: 'Our prompts.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK'),
  })
  await expect(page.getByText('open it, copy its text and paste it above')).toBeVisible()
  await page.getByLabel('Paste your prompts').fill(pile)
  await page.getByRole('button', { name: 'See what is in it' }).click()
  await expect(page.getByText('2 new.')).toBeVisible()
  await page.goto('/import')
  const earlier = page.getByRole('listitem').filter({ hasText: 'waits for your yes' })
  await expect(earlier.getByRole('link', { name: /^Import of 2 prompts, / })).toBeVisible()
})

test('every bad row is told with its row, its column and what to do', async ({ owner: page }) => {
  const table = [
    'name,prompt,status,version',
    'Good,Write to {{client}}.,active,2',
    `Long,${'x'.repeat(100_001)},active,1`,
    'Odd,Write a poem.,sleeping,first',
    'Empty,,active,1',
    'Too,many,active,1,cells',
  ].join('\n')
  await page.goto('/import')
  await page.getByLabel('Choose files').setInputFiles({
    name: 'prompts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  })
  await expect(page.getByText('2 new, 3 need a look.')).toBeVisible()
  const rows = page.getByRole('list', { name: 'What would happen' })
  for (const told of [
    'prompts.csv, row 3, column “prompt” The prompt is longer than 100,000 characters; split it in two',
    'prompts.csv, row 4, column “status” The status is draft, active, battle_tested or retired; it was left out',
    'prompts.csv, row 4, column “version” The version must be a whole number such as 3; it was left out',
    'prompts.csv, row 5, column “prompt” Write the prompt itself',
    'prompts.csv, row 6, column “column 5” This row has 5 columns and the first row 4',
  ])
    await expect(rows).toContainText(told)
  await page.getByText('Need a look 3').click()
  await expect(rows.getByRole('listitem').filter({ hasText: 'prompts.csv' }).first()).toContainText('row 3')
  await page.getByRole('button', { name: 'Import 2 prompts' }).click()
  await expect(page.getByRole('heading', { name: '2 prompts are in the library' })).toBeVisible()
})

test('a long table shows how far reading, importing and taking back are', async ({ owner: page }) => {
  test.slow()
  const words = (n: number) =>
    Array.from({ length: 120 }, (_, index) => ((n + 7) * 7919 * (index + 3)).toString(36)).join(' ')
  const rows = Array.from({ length: 3000 }, (_, n) => `Prompt ${n},"${words(n)}"`)
  await page.goto('/import')
  await page.getByLabel('Choose files').setInputFiles({
    name: 'many.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['name,prompt', ...rows].join('\n')),
  })
  const seen = (name: string) => expect(page.getByRole('progressbar', { name })).toBeVisible()
  await seen('Reading what you brought')
  await expect(page.getByText('3,000 new.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Import 3,000 prompts' }).click()
  await seen('Importing')
  await expect(page.getByRole('heading', { name: '3,000 prompts are in the library' })).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await seen('Taking it back')
  await expect(page.getByRole('heading', { name: 'This import was taken back' })).toBeVisible({
    timeout: 20_000,
  })
})
