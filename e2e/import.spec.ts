import { readFile } from 'node:fs/promises'
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
  await page.getByRole('button', { name: 'Table (CSV)' }).click()
  const table = await readFile(await (await started).path())
  await page.getByLabel('Choose files').setInputFiles({
    name: 'prompts.csv',
    mimeType: 'text/csv',
    buffer: table,
  })
  await expect(page.getByText(/1 left out/)).toBeVisible()
  await expect(page.getByText('You have exactly this.')).toBeVisible()
})
