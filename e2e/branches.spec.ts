import type { Page } from '@playwright/test'
import { expectAccessible } from './look.ts'
import { clipboardOf, expect, sameOrigin, test, writePrompt } from './people.ts'

const body = 'Write a letter.\nBe kind.\nEnd well.'
const textBox = (page: Page) => page.getByLabel('Prompt', { exact: true })
const sheet = (page: Page) => page.getByRole('region', { name: 'The prompt' })

async function publish(page: Page, id: string, fields: Record<string, unknown>) {
  const headers = { ...sameOrigin(page), 'if-match': '*' }
  const reply = await page.request.post(`/v1/prompts/${id}/versions`, { headers, data: fields })
  expect(reply.status()).toBe(201)
}

test('a change is tried by the doors, taken over for everybody, and taken back', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body })
  await page.goto(`/prompts/${id}/edit`)
  await expect(page.getByRole('button', { name: 'Try it first' })).toBeHidden()
  await textBox(page).fill('Write a long letter.\nBe kind.\nEnd well.')
  await page.getByRole('button', { name: 'Try it first' }).click()
  await page.getByLabel('What are you trying?').fill('Longer letters')
  await page.getByRole('button', { name: 'Try it', exact: true }).click()
  await expect(page.getByText('This is the try-out “Longer letters” by Nora Lind.')).toBeVisible()
  await expect(sheet(page)).toContainText('Write a long letter.')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  expect(await clipboardOf(page)).toContain('Write a long letter.')
  await page.getByRole('button', { name: 'As it was' }).click()

  await page.getByRole('link', { name: 'To the current text' }).click()
  await expect(sheet(page)).toContainText('Write a letter.')
  await page.getByRole('link', { name: 'Longer letters' }).click()
  const tryOuts = page.getByRole('region', { name: 'Try-outs' })
  await expect(tryOuts).toContainText('1 use, 1 of 1 as is')
  await tryOuts.getByRole('link', { name: 'Use it for everybody' }).click()
  await expect(page.locator('ins')).toContainText('long')
  await page.getByRole('button', { name: 'Use it for everybody' }).click()
  await expect(page.getByText('Everybody uses it now')).toBeVisible()
  await expect(sheet(page)).toContainText('Write a long letter.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(sheet(page)).toContainText('Write a letter.')
  // The try-out is there again, to go on with.
  await page.getByRole('link', { name: 'Longer letters' }).click()
  await expect(tryOuts.getByRole('link', { name: 'Use it for everybody' })).toBeVisible()
})

test('where both changed the same words somebody chooses, and what is apart is put together', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body })
  await publish(page, id, { branch: 'Idea', body: 'Write a long letter.\nBe brave.\nEnd well.' })
  await publish(page, id, { body: 'Write a letter.\nBe brief.\nEnd with a question.' })
  await page.goto(`/prompts/${id}/try-outs/Idea`)
  const save = page.getByRole('button', { name: 'Use it for everybody' })
  await expect(page.getByText('Choose in passage 2 first.')).toBeVisible()
  await expect(save).toBeDisabled()
  await page.getByLabel(/Keep the try-out’s.*brave/).check()
  await save.click()
  await expect(sheet(page)).toContainText('Write a long letter.')
  await expect(sheet(page)).toContainText('Be brave.')
  await expect(sheet(page)).toContainText('End with a question.')
})

test('a try-out is edited, thrown away and brought back', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body })
  await publish(page, id, { branch: 'Idea', body: 'Write a long letter.' })
  await page.goto(`/prompts/${id}?version=2`)
  await page.getByRole('link', { name: 'Edit the try-out' }).click()
  await expect(page.getByRole('heading', { name: 'Edit the try-out “Idea”' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toBeHidden()
  await textBox(page).fill('Write a very long letter.')
  await page.getByRole('button', { name: 'Save the try-out' }).click()
  await expect(sheet(page)).toContainText('very long')
  await page.goto(`/prompts/${id}/versions`)
  await page.getByRole('button', { name: 'Throw it away: Idea' }).click()
  await expect(page.getByText('The try-out “Idea” is gone')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Try-outs' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('region', { name: 'Try-outs' })).toContainText('2 texts')
})

test('a copy knows its original, and what changed there is brought over', async ({ owner: page }) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body })
  await page.goto(`/prompts/${id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Make my own copy' }).click()
  await expect(page.getByRole('heading', { name: 'Letter (copy)' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Letter, version 1' })).toBeVisible()
  const copy = page.url()
  await publish(page, id, { body: 'Write a letter.\nBe kind.\nEnd with a question.' })
  await page.goto(copy)
  await page.getByRole('link', { name: 'See what changed' }).click()
  await expect(page.locator('ins')).toContainText('with a question')
  await page.getByRole('button', { name: 'Bring it over' }).click()
  await expect(sheet(page)).toContainText('End with a question.')
  await expect(page.getByText('The original has changed since')).toBeHidden()
  await page.goto(`/prompts/${id}`)
  await expect(page.getByText('1 copy')).toBeVisible()
})

test('what was typed before somebody saved is not written over theirs, even after a reload', async ({
  owner: page,
}) => {
  await page.goto('/library')
  const id = await writePrompt(page, { name: 'Letter', body })
  await page.goto(`/prompts/${id}/edit`)
  await textBox(page).fill('Write a letter.\nBe kind.\nEnd with a joke.')
  await page.getByLabel('Notes').fill('Mind the joke.')
  const kept = () => page.evaluate(() => Object.values({ ...localStorage }).join('\n'))
  await expect.poll(kept).toContain('Mind the joke.')
  await publish(page, id, { body: 'Write a long letter.\nBe kind.\nEnd well.', notes: 'Mind the length.' })
  await page.reload()
  await expect(textBox(page)).toHaveValue(/joke/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: /Two people changed this/ })).toBeVisible()
  await page.getByRole('button', { name: 'Back to my text' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save this' }).click()
  await expect(sheet(page)).toContainText('Write a long letter.')
  await expect(sheet(page)).toContainText('End with a joke.')
  await expect(page.getByText('Mind the length. Mind the joke.')).toBeVisible()
})

test('of many copies made one after the other only the last is announced', async ({ owner: page }) => {
  await page.goto('/library')
  await writePrompt(page, { name: 'One', body: 'First.' })
  await writePrompt(page, { name: 'Two', body: 'Second.' })
  await page.reload()
  await page.getByRole('button', { name: 'Copy One' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  const tab = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open Two in ChatGPT' }).click()
  await (await tab).close()
  await expect(page.getByText('It is waiting in ChatGPT')).toBeVisible()
  await expect(page.getByText('Copied', { exact: true })).toBeHidden()
})

test('a page’s whole name stands above prompts in the palette', async ({ owner: page }) => {
  await page.goto('/library')
  await writePrompt(page, { name: 'Bin day reminder', body: 'Remind me of bin day.' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().fill('bin')
  await expect(page.getByRole('option')).toHaveCount(2)
  await expect(page.getByRole('option').first()).toHaveText(/^Bin(?! day)/)
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 360],
] as const) {
  test.describe(`in the ${colorScheme} at ${width} pixels`, () => {
    test.use({ colorScheme, viewport: { width, height: 740 } })

    test('axe finds nothing where texts are tried and put together, and nothing scrolls sideways', async ({
      owner: page,
    }) => {
      await page.goto('/library')
      const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
      const id = await writePrompt(page, { name: 'Letter', body })
      await publish(page, id, { branch: 'Idea', body: body.replace('letter', 'note') })
      await publish(page, id, { branch: long, body: body.replace('kind', 'brave') })
      await publish(page, id, { body: body.replace('kind', 'brief') })
      const headers = sameOrigin(page)
      const reply = await page.request.post(`/v1/prompts/${id}/fork`, { headers, data: { name: 'Mine' } })
      const copy: { id: string } = await reply.json()
      await publish(page, id, { body: body.replace('kind', 'brief').replace('well', 'soon') })
      for (const [path, shown] of [
        [`/prompts/${id}/versions`, 'Try-outs'],
        [`/prompts/${id}?version=3`, 'This is the try-out'],
        [`/prompts/${id}/edit?tryout=Idea`, 'Edit the try-out'],
        [`/prompts/${id}/try-outs/Idea`, 'This keeps the changes of both'],
        [`/prompts/${id}/try-outs/${encodeURIComponent(long)}`, 'Both changed the same words'],
        [`/prompts/${copy.id}`, 'See what changed'],
        [`/prompts/${copy.id}/original`, 'Bring it over'],
      ] as const) {
        await page.goto(path)
        await expect(page.getByText(shown).first()).toBeVisible()
        await expectAccessible(page)
        const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect(wider, path).toBeLessThanOrEqual(0)
      }
    })
  })
}
