import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'

type Person = 'mia' | 'jonas' | 'leyla' | 'ben'

type Fixtures = {
  /** A page of somebody from the demo, signed in. */
  as: (person: Person) => Promise<Page>
  /** A page of the owner of a new and empty workspace. */
  owner: Page
}

type WorkerFixtures = { sessions: Map<Person, Promise<Cookies>> }
type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>

/** The demo's public password. */
export const demoPassword = 'demo demo demo'
export const emailOf = (person: Person) => `${person}@northlight.example`

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  permissions: ['clipboard-read', 'clipboard-write'],

  as: async ({ browser, baseURL, sessions, viewport, colorScheme }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person) => {
      const session = sessions.get(person) ?? signIn(browser, baseURL, person)
      sessions.set(person, session)
      const context = await browser.newContext({
        ...(baseURL && { baseURL }),
        storageState: await session,
        viewport,
        colorScheme,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      contexts.push(context)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },

  owner: async ({ page, baseURL }, use) => {
    const reply = await page.request.post('/v1/auth/signup', {
      headers: { origin: baseURL ?? '' },
      data: {
        email: newEmail(),
        password: 'several plain words',
        name: 'Nora Lind',
        timezone: 'Europe/Berlin',
      },
    })
    expect(reply.status()).toBe(201)
    await use(page)
  },
})

export { expect }

let count = 0

/** An address nobody has used yet, whichever worker asks. */
export function newEmail(): string {
  count += 1
  return `nora-${crypto.randomUUID().slice(0, 8)}-${count}@example.com`
}

async function signIn(browser: Browser, baseURL: string | undefined, person: Person): Promise<Cookies> {
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const reply = await context.request.post('/v1/auth/login', {
    headers: { origin: baseURL ?? '' },
    data: { email: emailOf(person), password: demoPassword },
  })
  expect(reply.status()).toBe(200)
  const session = await context.storageState()
  await context.close()
  return session
}

type NewPrompt = { name: string; body: string; tags?: string[]; collectionId?: string }

/** Writes a prompt through the API as whoever is on the page. Answers its id. */
export async function writePrompt(page: Page, prompt: NewPrompt): Promise<string> {
  const reply = await page.request.post('/v1/prompts', { headers: sameOrigin(page), data: prompt })
  expect(reply.status()).toBe(201)
  const { id }: { id: string } = await reply.json()
  return id
}

/** What a browser would send along with a change made on its own site. */
export function sameOrigin(page: Page): Record<string, string> {
  const { origin } = new URL(page.url() === 'about:blank' ? 'http://localhost' : page.url())
  return { origin, 'sec-fetch-site': 'same-origin' }
}

export async function clipboardOf(page: Page): Promise<unknown> {
  return page.evaluate('navigator.clipboard.readText()')
}
