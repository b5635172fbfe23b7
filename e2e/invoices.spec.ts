import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readPdf } from '../apps/api/src/testing/read-pdf.ts'
import { expectAccessible } from './look.ts'
import { demoPassword, expect, sameOrigin, test } from './people.ts'

/** A client with 3 approved hours at 95 euros in two projects, and one that nobody has approved. */
async function work(page: Page) {
  await page.goto('/time/clients')
  const send = async (method: string, path: string, data: object) => {
    const reply = await page.request.fetch(`/v1/${path}`, { method, headers: sameOrigin(page), data })
    expect(reply.ok(), await reply.text()).toBe(true)
    return await reply.json()
  }
  const { id: clientId } = await send('POST', 'clients', { name: 'Acme', currency: 'EUR' })
  await send('PUT', 'rates', { clientId, amount: 9500, effectiveFrom: '2026-01-01' })
  const add = async (name: string, hours: number, date: string) => {
    const { id: projectId } = await send('POST', 'projects', { name, clientId })
    const entry = {
      projectId,
      date,
      durationSeconds: hours * 3600,
      description: `${name} work`,
      billable: true,
    }
    const { id } = await send('POST', 'time-entries', entry)
    return id
  }
  const entryIds = [await add('Website', 2, '2026-10-06'), await add('Support', 1, '2026-10-07')]
  await add('Newsletter', 4, '2026-10-08')
  await send('POST', 'weeks/2026-W41/approve', { entryIds })
}

const total = (page: Page) => page.getByRole('row', { name: /^Total/ })

test('approved hours become a draft, an invoice with a page to send, and hours again', async ({
  owner: page,
}) => {
  test.slow()
  await page.goto('/time/invoices')
  await expect(page.getByRole('heading', { name: 'No invoices yet' })).toBeVisible()
  await work(page)
  await page.goto('/time/invoices')
  await expect(page.getByText('3:00 approved, €285.00')).toBeVisible()

  await page.getByRole('link', { name: 'Write the invoice for Acme, €285.00' }).click()
  await expect(total(page)).toContainText('€285.00')
  await page.getByLabel('Tax, in percent').fill('19')
  await expect(total(page)).toContainText('€339.15')
  await page.getByLabel('To', { exact: true }).fill('2026-10-31')
  await expect(page.getByText('4:00 is not approved yet.')).toBeVisible()
  await page.getByLabel('Note to the client').fill('Thank you, and see you in spring.')
  // What was chosen outlives a reload.
  await page.getByLabel('Note to the client').blur()
  await page.reload()
  await expect(page.getByLabel('Note to the client')).toHaveValue('Thank you, and see you in spring.')
  await expect(total(page)).toContainText('€339.15')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await expect(page.getByRole('heading', { name: 'Draft for Acme' })).toBeVisible()
  await expect(
    page.getByText('Added up again from its 2 entries, it comes to exactly €339.15.'),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(page.getByLabel('Your name or company')).toBeFocused()
  await page.getByLabel('Your name or company').fill('Nora Lind Design')
  await page.getByLabel('Your address').fill('Kastanienallee 7\n10435 Berlin')
  await expect(page.getByText(/The next invoice will be 20/)).toBeVisible()
  await page.getByLabel('Before the number').fill('NL-{year}-')
  await expect(page.getByText(/The next invoice will be 20/)).toBeHidden()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Your own address is not on it yet.')).toBeHidden()

  await page.getByRole('button', { name: 'Issue' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: /^Issue invoice NL-20\d\d-0001\?$/ })).toBeVisible()
  await expect(dialog).toContainText('3:00 on it (2 entries)')
  await expect(dialog).toContainText('There is no address of the client on it')
  await dialog.getByRole('button', { name: 'Issue it' }).click()
  await expect(page.getByRole('heading', { name: /^Invoice NL-20\d\d-0001$/ })).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^invoice-NL-20\d\d-0001\.pdf$/)
  const [words = ''] = await readPdf(readFileSync(await download.path()))
  for (const part of [
    /Invoice NL-20\d\d-0001/,
    'Nora Lind Design',
    'Kastanienallee 7',
    'Acme',
    'Website',
    '190.00',
    'Tax 19%',
    '€54.15',
    '€339.15',
    'Thank you, and see you in spring.',
  ])
    expect(words).toMatch(part)
  const csv = await page.request.get(`/v1/invoices/${page.url().split('/').at(-1)}.csv`)
  expect(await csv.text()).toContain('"Tax 19%"')

  await page.getByRole('button', { name: 'Mark as paid' }).click()
  await expect(page.getByText('Paid', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Mark as paid' })).toBeVisible()

  await page.getByRole('button', { name: 'Make void' }).click()
  await expect(dialog).toContainText('3:00 (2 entries) can be changed and billed again')
  await dialog.getByLabel('Why').fill('Sent to the wrong office')
  await dialog.getByRole('button', { name: 'Make it void' }).click()
  await expect(page.getByText('Why: Sent to the wrong office')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Invoices' }).first().click()
  await expect(page.getByText('3:00 approved, €285.00')).toBeVisible()
  await page.goto('/settings/activity')
  await expect(page.getByText(/made the invoice NL-20\d\d-0001 void: Sent to the wrong office/)).toBeVisible()
})

test('a draft is changed, discarded, and back', async ({ owner: page }) => {
  await work(page)
  await page.goto('/time/invoices')
  await page.getByRole('link', { name: /^Write the invoice for Acme/ }).click()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('link', { name: 'Change' }).click()
  await page.getByLabel('A line for').selectOption('entry')
  await page.getByLabel('Hours').selectOption('up:30')
  await expect(page.getByRole('row', { name: /Website work/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(page.getByText('each entry is rounded up to half an hour')).toBeVisible()
  await page.getByText('Show the 2 entries').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('3:00 approved, €285.00')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Draft for Acme' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Website work/ })).toBeVisible()
})

test('a draft that another person changed meanwhile is not issued unseen', async ({ owner: page }) => {
  await work(page)
  await page.goto('/time/invoices')
  await page.getByRole('link', { name: /^Write the invoice for Acme/ }).click()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('button', { name: 'Issue' }).click()
  const id = page.url().split('/').at(-1)
  await page.request.patch(`/v1/invoices/${id}`, {
    headers: sameOrigin(page),
    data: { to: '2026-10-06' },
  })
  await page.getByRole('button', { name: 'Issue it' }).click()
  await expect(page.getByRole('alert')).toContainText('has changed meanwhile')
})

test('who does not see money sees no invoices', async ({ as, page, baseURL }) => {
  const ben = await as('ben')
  await ben.goto('/time/invoices')
  await expect(ben.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()

  const reply = await page.request.post('/v1/auth/login', {
    headers: { origin: baseURL ?? '' },
    data: { email: 'clara@northlight.example', password: demoPassword },
  })
  expect(reply.status()).toBe(200)
  await page.goto('/time')
  await expect(page.getByRole('link', { name: 'Clients and projects' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Invoices' })).toBeHidden()
  await page.goto('/time/invoices/new')
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  expect((await page.request.get('/v1/invoices')).status()).toBe(403)
})
