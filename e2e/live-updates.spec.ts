import { connect, createServer, type Socket } from 'node:net'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect, test } from './people.ts'

const ours = { 'sec-fetch-site': 'same-origin' }

const timerOf = (page: Page) => page.getByRole('region', { name: 'Timer' })
const startOf = (page: Page) => timerOf(page).getByRole('button', { name: 'Start timer', exact: true })
const stopOf = (page: Page) => timerOf(page).getByRole('button', { name: 'Stop', exact: true })

/** Waits until this browser hears of changes. */
async function listening(context: BrowserContext, act: () => Promise<unknown>) {
  await Promise.all([
    context.waitForEvent('response', (response) => response.url().endsWith('/v1/events')),
    act(),
  ])
}

test('is the same in two browsers within a second', async ({ browser, owner: here, baseURL }) => {
  const storageState = await here.context().storageState()
  const other = await browser.newContext({ ...(baseURL && { baseURL }), storageState })
  const there = await other.newPage()
  await Promise.all([
    listening(here.context(), () => here.goto('/library')),
    listening(other, () => there.goto('/insights')),
  ])
  // From the click to the other browser; on a busy machine one or the other waits for its turn.
  const seconds: number[] = []
  const shows = async (button: Locator, change: () => Promise<void>) => {
    await change()
    const from = Date.now()
    await expect.poll(() => button.isVisible(), { intervals: [50] }).toBe(true)
    seconds.push((Date.now() - from) / 1000)
  }
  for (const [one, another] of [[here, there] as const, [there, here] as const, [here, there] as const]) {
    await shows(stopOf(another), () => startOf(one).click())
    await shows(startOf(another), () => stopOf(one).click())
  }
  seconds.sort((a, b) => a - b)
  expect(seconds[3]).toBeLessThan(1)
  await other.close()
})

/** How many tabs of its browser would listen if the one that does were closed. */
const tabsInLine = (page: Page) =>
  page.evaluate(async () => {
    const { pending } = await navigator.locks.query()
    return pending?.filter(({ name }) => name === 'promptsheet.events').length
  })

test('one connection serves all tabs of a browser, also when the one that listens is closed', async ({
  owner: first,
}) => {
  const context = first.context()
  let streams = 0
  context.on('request', (request) => {
    if (request.url().endsWith('/v1/events')) streams += 1
  })
  await listening(context, () => first.goto('/library'))
  const [second, third] = [await context.newPage(), await context.newPage()]
  await second.goto('/insights')
  await third.goto('/bin')
  await expect.poll(() => tabsInLine(third)).toBe(2)
  expect(streams).toBe(1)
  await startOf(second).click()
  await expect(stopOf(third)).toBeVisible()
  await listening(context, () => first.close())
  await stopOf(second).click()
  await expect(startOf(third)).toBeVisible()
  expect(streams).toBe(2)
})

test('what somebody else writes is in the library without asking', async ({ as }) => {
  const [mia, jonas] = [await as('mia'), await as('jonas')]
  await listening(jonas.context(), () => jonas.goto('/library?q=zebrafish'))
  const reply = await mia.request.post('/v1/prompts', {
    headers: ours,
    data: { name: 'Zebrafish letter', body: 'x' },
  })
  await expect(jonas.getByRole('row').filter({ hasText: 'Zebrafish letter' })).toBeVisible({ timeout: 3000 })
  const { id }: { id: string } = await reply.json()
  await mia.request.delete(`/v1/prompts/${id}`, { headers: ours })
  await expect(jonas.getByRole('row').filter({ hasText: 'Zebrafish letter' })).toBeHidden({ timeout: 3000 })
})

test('another tab takes over when the one that listens sleeps', async ({ owner: sleeper }) => {
  const context = sleeper.context()
  await listening(context, () => sleeper.goto('/library'))
  const awake = await context.newPage()
  await awake.goto('/insights')
  await expect.poll(() => tabsInLine(awake)).toBe(1)
  const devtools = await context.newCDPSession(sleeper)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await awake.request.post('/v1/timer/start', { headers: ours, data: {} })
  await expect(stopOf(awake)).toBeVisible({ timeout: 20_000 })
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await awake.request.post('/v1/timer/stop', { headers: ours, data: {} })
  await expect(startOf(sleeper)).toBeVisible()
})

test('what was missed while the line was down is there when it is up again', async ({
  browser,
  owner,
  baseURL,
}) => {
  const line = await openLine(Number(new URL(baseURL ?? '').port))
  const context = await browser.newContext({
    baseURL: `http://localhost:${line.port}`,
    storageState: await owner.context().storageState(),
  })
  const page = await context.newPage()
  await listening(context, () => page.goto('/library'))
  await expect(startOf(page)).toBeEnabled()
  line.cut()
  await owner.request.post('/v1/timer/start', { headers: ours, data: {} })
  await owner.request.post('/v1/prompts', { headers: ours, data: { name: 'Written meanwhile', body: 'x' } })
  // It tries to listen again, in vain.
  await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/events'))
  await expect(stopOf(page)).toBeHidden()
  line.mend()
  await expect(stopOf(page)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('row').filter({ hasText: 'Written meanwhile' })).toBeVisible()
  await context.close()
  line.cut()
})

test('a page that is signed out elsewhere hears no more', async ({ browser, owner: here, baseURL }) => {
  const storageState = await here.context().storageState()
  const other = await browser.newContext({ ...(baseURL && { baseURL }), storageState })
  const there = await other.newPage()
  await listening(other, () => there.goto('/library'))
  await expect(startOf(there)).toBeEnabled()
  const refused = other.waitForEvent('response', (response) => response.url().endsWith('/v1/events'))
  await here.request.post('/v1/auth/logout', { headers: ours })
  expect((await refused).status()).toBe(401)
  await other.close()
})

/** A line to the product that can be cut, and mended. */
async function openLine(to: number) {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy()
    const onward = connect(to, 'localhost')
    for (const end of [socket, onward]) {
      sockets.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        sockets.delete(end)
        socket.destroy()
        onward.destroy()
      })
    }
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  server.unref()
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      isCut = false
    },
  }
}

test('what happened before the line was up for the first time is there when it is', async ({
  owner: page,
}) => {
  await page.route('**/v1/events', (route) => route.abort())
  const isRefused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/v1/events'))
  await page.goto('/library')
  await isRefused
  await page.request.post('/v1/prompts', { headers: ours, data: { name: 'Written meanwhile', body: 'x' } })
  await page.unroute('**/v1/events')
  const row = page.getByRole('row').filter({ hasText: 'Written meanwhile' })
  await expect(row).toBeVisible({ timeout: 20_000 })
})
