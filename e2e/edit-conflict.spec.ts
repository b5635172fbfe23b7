import { expect, test, writePrompt } from './people.ts'

test('two browsers edit one prompt: both texts are shown, and nothing is lost', async ({ owner: mine }) => {
  await mine.goto('/library')
  const body = 'Write a letter.\nBe kind.\nEnd well.'
  const id = await writePrompt(mine, { name: 'Letter', body })
  const theirs = await mine.context().newPage()
  for (const page of [mine, theirs]) await page.goto(`/prompts/${id}/edit`)

  await theirs.getByLabel('Prompt', { exact: true }).fill('Write a long letter.\nBe kind.\nEnd well.')
  await theirs.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(theirs.getByRole('region', { name: 'The prompt' })).toContainText('Write a long letter.')

  await mine.getByLabel('Prompt', { exact: true }).fill('Write a letter.\nBe kind.\nEnd with a question.')
  await mine.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(mine.getByRole('heading', { name: /Two people changed this/ })).toBeVisible()
  await expect(mine.getByText('Write a long letter.').first()).toBeVisible()
  await expect(mine.getByText('End with a question.').first()).toBeVisible()
  await mine.getByLabel('What will be saved').fill('Write a long letter.\nBe kind.\nEnd with a question.')
  await mine.getByRole('button', { name: 'Save this' }).click()

  await expect(mine.getByRole('heading', { name: 'Letter' })).toBeVisible()
  const reply = await mine.request.get(`/v1/prompts/${id}/versions`)
  const { data }: { data: { number: number; body: string }[] } = await reply.json()
  expect(data.map((version) => version.body)).toEqual([
    'Write a long letter.\nBe kind.\nEnd with a question.',
    'Write a long letter.\nBe kind.\nEnd well.',
    body,
  ])
})
