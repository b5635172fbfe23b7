import { createHmac } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './look.ts'
import { expect, newEmail, sameOrigin, test } from './people.ts'

const password = 'several plain words'

// An authenticator app of the test's own, from RFC 6238 and 4648 and not from our code.
function codeNow(secret: string, stepsLater = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')]
    .map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsLater))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function signUp(page: Page): Promise<string> {
  const email = newEmail()
  await page.goto('/signup')
  await page.getByLabel('Your name').fill('Nora Lind')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create your library' }).click()
  await page.waitForURL('**/library')
  return email
}

test('the second step is set up, asked for, passed with a recovery code, and turned off', async ({
  page,
}) => {
  const email = await signUp(page)
  await page.goto('/settings/security')
  await expect(page.getByRole('heading', { name: 'Signing in', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByLabel('Your password now').fill('not my password')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('This is not your password.')).toBeVisible()
  await page.getByLabel('Your password now').fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('img', { name: 'A picture to scan with your phone' })).toBeVisible()
  await expectAccessible(page)
  const secret = (await page.locator('dialog code').textContent()) ?? ''
  await page.getByLabel('The code the app shows now').fill(codeNow(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const codes = page.getByRole('dialog', { name: 'Keep these codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(10)
  const recovery = (await codes.getByRole('listitem').first().textContent()) ?? ''
  await expectAccessible(page)
  await codes.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes left, for when the phone is away.')).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/login')
  const logIn = async () => {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  }
  await logIn()
  await expectAccessible(page)
  await page.getByLabel('Code from your phone').fill('000000')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page.getByText('This is not the code.')).toBeVisible()
  await page.getByLabel('Code from your phone').fill(codeNow(secret, 1))
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL('**/library')

  await page.context().clearCookies()
  await page.goto('/login')
  await logIn()
  await page.getByLabel('Code from your phone').fill(recovery)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL('**/library')
  await page.goto('/settings/security')
  await expect(page.getByText('9 recovery codes left')).toBeVisible()
  await expect(page.getByText('Logged in with a recovery code')).toBeVisible()
  await expect(page.getByText('A log-in failed: wrong code')).toBeVisible()
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByLabel('Your password now').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible()
})

test('another device is seen and signed out, and a new password signs out the rest', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = await signUp(page)
  const elsewhere = async () => {
    const context = await browser.newContext(baseURL ? { baseURL } : {})
    const other = await context.newPage()
    const reply = await other.request.post('/v1/auth/login', {
      headers: { origin: baseURL ?? '' },
      data: { email, password },
    })
    expect(reply.status()).toBe(200)
    return other
  }
  const [first, second] = [await elsewhere(), await elsewhere()]
  await page.goto('/settings/security')
  await expect(page.getByText('This one')).toBeVisible()
  await page
    .getByRole('button', { name: /^Sign out (?!everywhere)/ })
    .first()
    .click()
  await expect(page.getByText('It is signed out')).toBeVisible()
  const statuses = async () => [
    (await first.request.get('/v1/me')).status(),
    (await second.request.get('/v1/me')).status(),
  ]
  expect((await statuses()).sort()).toEqual([200, 401])

  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByLabel('Your password now').fill(password)
  await page.getByLabel('New password').fill('entirely other words')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  expect(await statuses()).toEqual([401, 401])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Signing in', level: 1 })).toBeVisible()
})

test('a new address counts once its letter is followed', async ({ page, request }) => {
  const email = await signUp(page)
  const next = newEmail()
  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Change the e-mail' }).click()
  await page.getByLabel('New e-mail').fill(next)
  await page.getByLabel('Your password now').fill(password)
  await page.getByRole('button', { name: 'Change the e-mail' }).click()
  await expect(page.getByText(`A letter is on its way to ${next}.`)).toBeVisible()
  const link = async () => {
    const { data = [] }: { data?: { to: string; text: string }[] } = await (
      await request.get('/dev/mail?format=json')
    ).json()
    return data.find(({ to }) => to === next)?.text.match(/http\S+change-email#token=\S+/)?.[0] ?? ''
  }
  await expect.poll(link).toContain('change-email')
  await page.goto(await link())
  await expect(page.getByText(`From now on it is ${next}.`)).toBeVisible()
  await page.goto('/settings/security')
  await expect(page.getByText(`Letters and log-ins go by ${next}.`)).toBeVisible()
  await expect(page.getByText(email)).toHaveCount(0)
})

/** Turns the second step on for whoever is on the page. Gives their address, the secret and the recovery codes. */
async function turnOnSecondStep(page: Page) {
  const post = async (path: string, data: object) => {
    const reply = await page.request.post(path, { headers: sameOrigin(page), data })
    expect(reply.status()).toBe(200)
    return reply.json()
  }
  const { user }: { user: { email: string } } = await (await page.request.get('/v1/me')).json()
  const { secret }: { secret: string } = await post('/v1/me/second-factor', { currentPassword: password })
  const { recoveryCodes }: { recoveryCodes: string[] } = await post('/v1/me/second-factor/confirm', {
    code: codeNow(secret),
  })
  return { email: user.email, secret, recoveryCodes }
}

async function closeAccount(page: Page) {
  const reply = await page.request.delete('/v1/me', {
    headers: sameOrigin(page),
    data: { currentPassword: password },
  })
  expect(reply.status()).toBe(200)
}

async function logInWithPassword(page: Page, email: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

async function giveCode(page: Page, code: string) {
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await page.getByLabel('Code from your phone').fill(code)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

const elsewhere = async (browser: Browser, baseURL: string | undefined) =>
  (await browser.newContext(baseURL ? { baseURL } : {})).newPage()

test('a closed account with the second step comes back by logging in', async ({ owner: page }) => {
  await page.goto('/library')
  const { email, secret, recoveryCodes } = await turnOnSecondStep(page)
  await closeAccount(page)
  await page.goto('/login')
  await logInWithPassword(page, email)
  await giveCode(page, codeNow(secret, 1))
  await expect(page.getByText('This account is closed.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByText('Your account is back.')).toBeVisible()
  await expectAccessible(page)
  await giveCode(page, recoveryCodes[0] ?? '')
  await page.waitForURL('**/library')
})

test('a closed account comes back by the log-in link', async ({ owner: page }) => {
  await page.goto('/library')
  const { user }: { user: { email: string } } = await (await page.request.get('/v1/me')).json()
  await closeAccount(page)
  await page.goto('/magic-link')
  await page.getByLabel('E-mail').fill(user.email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  const link = async () => {
    const { data = [] }: { data?: { to: string; text: string }[] } = await (
      await page.request.get('/dev/mail?format=json')
    ).json()
    const letters = data.filter(({ to }) => to === user.email).map(({ text }) => text)
    return letters.join().match(/http\S+magic-link#token=[\w-]+/)?.[0] ?? ''
  }
  await expect.poll(link).toContain('magic-link')
  const opened = await page.context().newPage()
  await opened.goto(await link())
  await expect(opened.getByText('This account is closed.')).toBeVisible()
  await opened.getByRole('button', { name: 'Bring it back' }).click()
  await opened.waitForURL('**/library')
})

test('an account closed on another device comes back in the middle of something, which then goes on', async ({
  owner: page,
  browser,
  baseURL,
}) => {
  await page.goto('/prompts/new')
  const { email, secret, recoveryCodes } = await turnOnSecondStep(page)
  await page.getByLabel('Name', { exact: true }).fill('Letter')
  await page.getByLabel('Prompt', { exact: true }).fill('Write a letter.')
  const other = await elsewhere(browser, baseURL)
  await other.goto('/login')
  await logInWithPassword(other, email)
  await giveCode(other, codeNow(secret, 1))
  await other.waitForURL('**/library')
  await closeAccount(other)
  await other.context().close()

  await page.getByRole('button', { name: 'Add to the library' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Log in and go on' }).click()
  await dialog.getByRole('button', { name: 'Back to e-mail and password' }).click()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Log in and go on' }).click()
  await giveCode(page, recoveryCodes[0] ?? '')
  await expect(dialog.getByText('This account is closed.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Bring it back' }).click()
  await expect(dialog.getByText('Your account is back.')).toBeVisible()
  await giveCode(page, recoveryCodes[1] ?? '')
  await expect(page.getByRole('heading', { name: 'Letter' })).toBeVisible()
})

test('the second step leads back to e-mail and password, also once it has run out', async ({
  owner: page,
  browser,
  baseURL,
}) => {
  await page.goto('/library')
  const { email, recoveryCodes } = await turnOnSecondStep(page)
  const other = await elsewhere(browser, baseURL)
  await other.goto('/login?next=%2Fsettings%2Fyou')
  await logInWithPassword(other, email)
  await expect(other.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await other.getByRole('link', { name: 'Back to e-mail and password' }).click()
  await logInWithPassword(other, email)
  await expect(other.getByRole('heading', { name: 'One more step' })).toBeVisible()

  // Turned off meanwhile, it can be finished no more.
  const off = await page.request.post('/v1/me/second-factor/remove', {
    headers: sameOrigin(page),
    data: { currentPassword: password },
  })
  expect(off.ok()).toBe(true)
  await giveCode(other, recoveryCodes[0] ?? '')
  await expect(other.getByText('This took too long.')).toBeVisible()
  await expect(other.getByLabel('Code from your phone')).toHaveCount(0)
  await expectAccessible(other)
  await other.getByRole('link', { name: 'Back to e-mail and password' }).click()
  await logInWithPassword(other, email)
  await other.waitForURL('**/settings/you')
  await other.context().close()
})
