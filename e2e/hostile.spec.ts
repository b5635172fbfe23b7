import type { Page, Response } from '@playwright/test'
import { demoPassword, emailOf, expect, newEmail, test } from './people.ts'

// Every text that one person writes and another sees, filled with what would run if it ever were more than a text.

const scripts = [
  '<script>window.hostile=1</script>',
  '"><img src=x onerror=window.hostile=1>',
  "'><svg onload=window.hostile=1>",
  '<iframe srcdoc="<script>parent.hostile=1</script>"></iframe>',
  '[go](javascript:window.hostile=1)',
  '![x](x"onerror="window.hostile=1)',
  'javascript:window.hostile=1',
  '<style>*{display:none}</style>',
  '{{constructor.constructor("window.hostile=1")()}}',
  '\u202Eevil\u2066',
]
const hostile = (max: number, label = '') => `${label} ${scripts.join(' ')}`.trim().slice(0, max)
const asked = { origin: '', 'sec-fetch-site': 'same-origin' }

/** Notes what a script that ran, or tried to, would leave: a dialog, a refusal of the browser, an error, another page. */
async function watch(page: Page): Promise<string[]> {
  const found: string[] = []
  page.on('dialog', (dialog) => {
    found.push(`a dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    const isMissing = /status of 40[14]|status of 422/.test(message.text())
    if (message.type() === 'error' && !isMissing) found.push(`${page.url()}: ${message.text()}`)
  })
  page.on('popup', (popup) => found.push(`a window with ${popup.url()}`))
  page.on('response', (reply) => found.push(...loosePolicy(reply)))
  await page.exposeFunction('tell', (what: string) => found.push(what))
  await page.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) =>
      window.tell('refused on ' + location.pathname + ': ' + event.violatedDirective + ' ' + event.blockedURI))`)
  return found
}

/** What is wrong with the policy of an HTML reply: nothing from elsewhere, nothing inline, no exception. */
function loosePolicy(reply: Response): string[] {
  const headers = reply.headers()
  if (!headers['content-type']?.includes('text/html')) return []
  const policy = headers['content-security-policy'] ?? ''
  const wrong = [
    ...[
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].filter((rule) => !policy.split('; ').includes(rule)),
    ...(policy.match(/'unsafe-[^']*'|'nonce-[^']*'|'strict-dynamic'|\*|https?:|blob:/g) ?? []),
  ]
  return wrong.map((rule) => `the policy of ${reply.url()}: ${rule}`)
}

async function visit(page: Page, path: string) {
  await page.goto(path)
  await expect(page.getByRole('heading').first()).toBeAttached()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  expect(await page.evaluate('window.hostile'), path).toBeUndefined()
  expect(
    await page.locator('img[src=x], iframe, [onerror], [onload], [href^="javascript:" i]').count(),
    path,
  ).toBe(0)
}

async function post<T>(
  page: Page,
  path: string,
  data: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const reply = await page.request.post(path, { headers: { ...asked, ...headers }, data })
  expect([200, 201, 202], `${path}: ${await reply.text()}`).toContain(reply.status())
  return reply.json()
}

test('nothing that anybody wrote ever runs, on any page that shows it', async ({ page, baseURL }) => {
  test.setTimeout(120_000)
  asked.origin = baseURL ?? ''
  const found = await watch(page)
  const email = newEmail()
  await post(page, '/v1/auth/signup', {
    email,
    password: 'several plain words',
    name: hostile(100, 'Nora'),
    workspaceName: hostile(100, 'Studio'),
  })
  const { workspace }: { workspace: { memberId: string } } = await (await page.request.get('/v1/me')).json()
  const team = await post<{ id: string }>(page, '/v1/teams', {
    name: hostile(60),
    memberIds: [workspace.memberId],
  })
  const collection = await post<{ id: string }>(page, '/v1/collections', {
    name: hostile(100),
    description: hostile(300),
    visibility: 'teams',
    teamIds: [team.id],
  })
  const prompt = {
    name: hostile(200),
    useCase: hostile(500),
    category: hostile(60),
    tags: scripts.map((script) => script.slice(0, 50)),
    notes: hostile(1000),
    recommendedModels: scripts.slice(0, 3).map((script) => script.slice(0, 50)),
    body: `${hostile(1000)}\n{{client name}} {{tone=${scripts[1]}|javascript:window.hostile=1}} {{<img src=x onerror=window.hostile=1>}}`,
    changeNote: hostile(300),
  }
  const { id } = await post<{ id: string }>(page, '/v1/prompts', { ...prompt, collectionId: collection.id })
  await post(page, '/v1/prompts', { ...prompt, status: 'battle_tested' })
  const anyVersion = { 'if-match': '*' }
  const next = { body: `${prompt.body}\n${hostile(500)}`, changeNote: hostile(300), notes: hostile(500) }
  await post(page, `/v1/prompts/${id}/versions`, next, anyVersion)
  const branch = hostile(60).replaceAll(/[/\\]/g, '')
  await post(
    page,
    `/v1/prompts/${id}/versions`,
    { ...next, body: `${next.body} and more`, branch },
    anyVersion,
  )
  const copy = await post<{ id: string }>(page, `/v1/prompts/${id}/fork`, { name: hostile(200, 'Copy') })
  await post(page, `/v1/prompts/${id}/versions`, { ...next, body: `${next.body} again` }, anyVersion)
  await post(page, `/v1/prompts/${id}/uses`, {
    surface: 'web',
    target: 'claude',
    inputs: { client_name: hostile(300), 'client-name': hostile(300) },
  })
  const gone = await post<{ id: string }>(page, '/v1/prompts', prompt)
  expect((await page.request.delete(`/v1/prompts/${gone.id}`, { headers: asked })).status()).toBe(204)
  await post(page, '/v1/api-keys', { name: hostile(100), scopes: ['prompts:read'] })
  await post(page, '/v1/invites', { email: newEmail(), role: 'member', teamIds: [team.id] })
  const pile = `# ${hostile(150)}\nUse when: ${hostile(300)}\nCategory: ${hostile(60)}\nTags: ${scripts[1]}\n---\n${prompt.body}\n---\n`
  const imported = await post<{ id: string }>(page, '/v1/imports', {
    kind: 'prompts-markdown',
    text: pile,
    fileName: `${scripts[1]}.md`,
  })
  const table = `name,${scripts[1]},body\n"${hostile(150).replaceAll('"', '""')}",x,"${scripts[0]}"\n,,\n`
  const broken = await post<{ id: string }>(page, '/v1/imports', { kind: 'prompts-csv', text: table })
  const elsewhere = await page.request.post('/v1/auth/login', {
    headers: { ...asked, 'user-agent': `${scripts[1]} Firefox/140` },
    data: { email, password: 'several plain words' },
  })
  expect(elsewhere.status()).toBe(200)

  const pages = [
    '/library',
    `/library?q=${encodeURIComponent(hostile(200))}`,
    `/library?tag=${encodeURIComponent(scripts[1] ?? '')}&sort=name`,
    `/prompts/${id}`,
    `/prompts/${id}/edit`,
    `/prompts/${id}/versions`,
    `/prompts/${id}/versions?from=1&to=3`,
    `/prompts/${id}/try-outs/${encodeURIComponent(branch)}`,
    `/prompts/${copy.id}`,
    `/prompts/${copy.id}/original`,
    '/prompts/new',
    '/bin',
    '/collections',
    '/insights',
    '/starters',
    '/import',
    `/import/${imported.id}`,
    `/import/${broken.id}`,
    '/settings/you',
    '/settings/security',
    '/settings/people',
    '/settings/workspace',
    '/settings/keys',
    '/settings/activity',
    `/${encodeURIComponent(scripts[1] ?? '')}`,
    '/dev/mail',
  ]
  for (const path of pages) await visit(page, path)
  expect(found).toEqual([])

  await page.goto(`/prompts/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toContainText('window.hostile')
  expect(await page.evaluate('window.hostile')).toBeUndefined()
  expect(found).toEqual([])
})

test('the pages for strangers run nothing of what a link says', async ({ page, baseURL }) => {
  asked.origin = baseURL ?? ''
  const found = await watch(page)
  const evil = encodeURIComponent(scripts.join(' '))
  const paths = [
    'login',
    'signup',
    'forgot-password',
    'reset-password',
    'magic-link',
    'verify-email',
    'accept-invite',
    'change-email',
    'reopen',
  ]
  for (const path of paths) await visit(page, `/${path}?next=${evil}&token=${evil}#token=${evil}`)
  expect(found).toEqual([])
})

test('a log-in never ends on another site', async ({ page, baseURL }) => {
  test.setTimeout(60_000)
  const found = await watch(page)
  const elsewhere = [
    '//evil.example/x',
    'https://evil.example',
    'javascript:window.hostile=1',
    '/\\evil.example',
    '/%5cevil.example',
    '/.//evil.example',
    '\t//evil.example',
  ]
  for (const next of elsewhere) {
    await page.context().clearCookies()
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await page.getByLabel('E-mail').fill(emailOf('mia'))
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Log in', exact: true })).toHaveCount(0)
    expect(new URL(page.url()).origin, next).toBe(baseURL)
  }
  expect(found).toEqual([])
})

test('what would run is noticed here, and refused by the browser', async ({ page }) => {
  const found = await watch(page)
  await page.goto('/login')
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(scripts[1])})`)
  await expect.poll(() => found.join(' ')).toContain('script-src')
  expect(await page.evaluate('window.hostile')).toBeUndefined()
})

test('every HTML reply has the strict policy, the manual and what is missing too', async ({ page }) => {
  const found = await watch(page)
  await page.goto('/docs')
  await page.locator('#operations-tag-Prompts').click()
  await expect(page.getByText('/v1/prompts', { exact: true }).first()).toBeVisible()
  await page.locator('.opblock-summary').first().click()
  for (const path of ['/nowhere', '/assets/none.js', '/docs/none', '/%zz', '/dev/mail']) await page.goto(path)
  expect(found.filter((what) => !what.includes('MIME type'))).toEqual([])
})
