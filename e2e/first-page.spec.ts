import type { Page } from '@playwright/test'
import { expect, test } from './people.ts'

const sameOrigin = { 'sec-fetch-site': 'same-origin' }

test('the first page asks for everything once, and for its data beside our code', async ({ as }) => {
  const page = await as('mia')
  const library = await readsOf(page, '/')
  expect(library[0]).toBe('/v1/session')
  expect(library.filter((path) => path.startsWith('/v1/prompts?'))).toEqual([
    '/v1/prompts?limit=24&sort=uses&total=true',
  ])
  await expect(page.getByText(/^\d+ prompts$/).first()).toBeVisible()

  const link = page.getByRole('row').first().getByRole('link')
  const path = (await link.getAttribute('href')) ?? ''
  const prompt = await readsOf(page, path)
  expect(prompt.filter((read) => read === `/v1${path}`)).toHaveLength(1)
  expect(prompt.indexOf(`/v1${path}`)).toBeLessThan(3)
})

test('the library and the bin say how many there are', async ({ owner: page }) => {
  await page.goto('/library')
  for (const name of ['One', 'Two', 'Three']) {
    const made = await page.request.post('/v1/prompts', {
      data: { name, body: 'Write it.' },
      headers: sameOrigin,
    })
    const at = made.headers().location ?? ''
    if (name === 'One') await page.request.delete(at, { headers: sameOrigin })
  }
  await page.goto('/library')
  await expect(page.getByText('2 prompts', { exact: true }).first()).toBeVisible()
  await page.goto('/bin')
  await expect(page.getByText('1 prompt. Prompts stay here for 30 days.')).toBeVisible()
})

test('the first page brings at most 130 KiB of code', async ({ as }) => {
  const page = await as('mia')
  const scripts = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url())
  })
  await page.goto('/library')
  await expect(page.getByRole('row').first()).toBeVisible()
  const sizes = await Promise.all(
    [...scripts].map(async (url) => {
      const response = await page.request.get(url, { headers: { 'accept-encoding': 'gzip' } })
      expect(response.headers()['content-encoding']).toBe('gzip')
      return [new URL(url).pathname, Number(response.headers()['content-length'])] as const
    }),
  )
  const sum = sizes.reduce((all, [, bytes]) => all + bytes, 0)
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(130 * 1024)
})

/** What the page reads from the API until it is calm, in order; each address once. */
async function readsOf(page: Page, path: string): Promise<string[]> {
  const reads: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    // The timer is asked for once more from when the page listens.
    if (/^\/v1\/(?!timer|events)/.test(pathname)) reads.push(pathname + search)
  })
  // It listens for changes once it has been calm for a second.
  const isCalm = page.waitForRequest('**/v1/events')
  await page.goto(path)
  await expect(page.getByRole('main')).toBeVisible()
  await isCalm
  page.removeAllListeners('request')
  expect(reads).toEqual([...new Set(reads)])
  return reads
}
