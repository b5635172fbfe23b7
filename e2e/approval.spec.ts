import { add, cell } from './keep-time.ts'
import { expect, sameOrigin, test } from './people.ts'

// Weeks of long ago, where nobody else in the demo has anything.
const part = { monday: '2026-03-02', week: '2026-W10', dates: 'Mar 2 to Mar 8' }
const other = { monday: '2026-03-09', week: '2026-W11' }

test('a week is sent, approved in part, sent back with a note, sent again, and opened again', async ({
  as,
}) => {
  test.slow()
  const leyla = await as('leyla')
  await leyla.goto(`/time?day=${part.monday}`)
  const { projects }: { projects: { id: string; name: string }[] } = await (
    await leyla.request.get('/v1/time-tree')
  ).json()
  const [one, two] = projects.toSorted((a, b) => a.name.localeCompare(b.name))
  if (!one || !two) throw new Error('the demo has projects')
  await add(leyla, 'time-entries', {
    date: part.monday,
    durationSeconds: 3600,
    projectId: one.id,
    description: 'Fine',
  })
  await add(leyla, 'time-entries', {
    date: part.monday,
    durationSeconds: 7200,
    projectId: two.id,
    description: 'Odd',
  })
  await add(leyla, 'time-entries', { date: other.monday, durationSeconds: 60, projectId: one.id })
  await leyla.reload()
  const first = cell(leyla, one.name, 'Monday')
  const second = cell(leyla, two.name, 'Monday')
  await leyla.getByRole('button', { name: 'Send for approval' }).click()
  await expect(leyla.getByText('2 entries sent for approval.')).toBeVisible()

  await expect(leyla.getByRole('button', { name: 'Take back what was sent' })).toBeVisible()
  // Typing into what is locked says why it stays; the day beside it is free.
  await first.focus()
  await leyla.keyboard.type('5')
  await expect(leyla.getByRole('alert')).toHaveText(
    'Sent for approval, so it cannot change. Take it back first.',
  )
  await expect(first).toHaveValue('1:00')
  await leyla.keyboard.press('ArrowRight')
  await leyla.keyboard.type('30m')
  await leyla.keyboard.press('Enter')
  await expect(cell(leyla, one.name, 'Tuesday')).toHaveValue('0:30')
  // Sent by mistake: one of them comes back, then goes again.
  await first.focus()
  await leyla.keyboard.press('Enter')
  await leyla.getByRole('button', { name: 'Take it back' }).click()
  await expect(leyla.getByText('1 entry taken back.')).toBeVisible()
  await leyla.keyboard.press('Escape')
  await expect(first).toBeEditable()
  await leyla.getByRole('button', { name: 'Send for approval' }).click()
  await expect(leyla.getByText('2 entries sent for approval.')).toBeVisible()

  const mia = await as('mia')
  await mia.goto('/time/approvals')
  await mia.getByRole('link', { name: `Look at Leyla Demir, ${part.dates}` }).click()
  await mia.getByRole('checkbox', { name: /Odd/ }).check()
  await mia.getByRole('button', { name: 'Send 1 entry back' }).click()
  await mia.getByLabel('What should change?').fill('Was this not for Vega?')
  await mia.getByRole('button', { name: 'Send back', exact: true }).click()
  await expect(mia.getByText('1 entry sent back.')).toBeVisible()
  await mia.getByRole('button', { name: 'Approve all' }).click()
  await expect(mia.getByText('2 entries approved.')).toBeVisible()
  await expect(mia.getByRole('link', { name: /^Next: / })).toBeVisible()

  // A partly locked week just works.
  await expect(leyla.getByText('Was this not for Vega?')).toBeVisible()
  await expect(leyla.getByText('Approved 1:30')).toBeVisible()
  await first.focus()
  await leyla.keyboard.press('Backspace')
  await expect(leyla.getByRole('alert')).toHaveText(
    'Approved, so it cannot change until somebody who manages time opens it again.',
  )
  await second.focus()
  await leyla.keyboard.type('1.75')
  await leyla.keyboard.press('Tab')
  await expect(second).toHaveValue('1:45')
  await leyla.getByRole('button', { name: 'Send for approval' }).click()
  await expect(leyla.getByText('1 entry sent for approval.')).toBeVisible()
  await expect(leyla.getByText('Was this not for Vega?')).toHaveCount(0)

  await mia.getByRole('button', { name: 'Approve all' }).click()
  await expect(mia.getByText('1 entry approved.')).toBeVisible()
  await mia.getByRole('button', { name: 'Undo' }).last().click()
  await expect(mia.getByRole('button', { name: 'Approve all' })).toBeVisible()
  await mia.getByRole('button', { name: 'Approve all' }).click()
  await expect(mia.getByRole('button', { name: 'Approve all' })).toHaveCount(0)
  await mia.getByRole('button', { name: 'Open again' }).click()
  await expect(mia.getByText('3 entries open again.')).toBeVisible()
  await expect(second).toBeEditable()
  await mia.goto('/settings/activity')
  await expect(mia.getByText('opened 3 time entries of Leyla Demir again').first()).toBeVisible()

  // The week beside it was never touched.
  const reply = await leyla.request.get(`/v1/weeks/${other.week}`)
  const { statuses }: { statuses: object } = await reply.json()
  expect(statuses).toMatchObject({
    open: { entries: 1 },
    submitted: { entries: 0 },
    approved: { entries: 0 },
  })
})

test('somebody who manages nobody is told who approves, and shown no hours of others', async ({ as }) => {
  const ben = await as('ben')
  await ben.goto('/time/approvals')
  await expect(ben.getByRole('link', { name: 'Approvals' })).toHaveCount(0)
  await expect(ben.getByText('Managers, admins and owners approve hours here.')).toBeVisible()
  await expect(ben.getByText('Mia Brandt')).toHaveCount(0)
})

test('undoing what was sent says why it cannot, once somebody has approved it', async ({ as }) => {
  const [leyla, mia] = [await as('leyla'), await as('mia')]
  await mia.goto('/time/approvals')
  const monday = '2026-02-02'
  await leyla.goto(`/time?day=${monday}`)
  await add(leyla, 'time-entries', { date: monday, durationSeconds: 3600 })
  await leyla.reload()
  await leyla.getByRole('button', { name: 'Send for approval' }).click()
  await expect(leyla.getByText('1 entry sent for approval.')).toBeVisible()
  const { memberId }: { memberId: string } = await (await leyla.request.get('/v1/weeks/2026-W06')).json()
  const approved = await mia.request.post('/v1/weeks/2026-W06/approve', {
    headers: sameOrigin(mia),
    data: { memberId },
  })
  expect(approved.status()).toBe(200)
  await leyla.getByRole('button', { name: 'Undo' }).click()
  await expect(
    leyla.getByText('Some of this is approved already. A manager can open it again.'),
  ).toBeVisible()
  await expect(leyla.getByText('Approved 1:00')).toBeVisible()
})
