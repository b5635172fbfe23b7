import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf } from '../testing/read-answer.ts'
import { move } from '../weeks/testing/read-week.ts'
import { makeLeaving } from './testing/make-leaving.ts'

const harness = await startHarness()
const { person } = harness
const { sql } = makeLeaving(harness)

it('gives a person all that is kept about them, and nothing about anybody else', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
  await max.send('POST', '/v1/prompts', { name: 'Not hers', body: 'x' })
  const answer = await mia.send('GET', '/v1/me/export')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="promptsheet-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(answer.json).toMatchObject({
    user: { email: mia.email },
    sessions: [{ isCurrent: true }],
    events: [{ kind: 'signed_up' }],
    workspaces: [
      {
        name: 'Mia & co',
        prompts: [{ id }],
        versions: [{ promptId: id }],
        changes: [{ action: 'prompt.created' }],
      },
    ],
  })
  expect(answer.text).not.toContain('Not hers')
  expect(answer.text).not.toMatch(/secret_?hash|"hash"/i)
})

it('gives a person their own hours with what they were for, and no prices', async () => {
  const mia = await person('Mia')
  const clientId = idOf(await mia.send('POST', '/v1/clients', { name: 'Acme' }))
  const projectId = idOf(await mia.send('POST', '/v1/projects', { name: 'Website', clientId }))
  const entry = {
    projectId,
    date: '2026-10-06',
    durationSeconds: 5400,
    description: 'Kickoff',
    billable: true,
  }
  const id = idOf(await mia.send('POST', '/v1/time-entries', entry))
  const answer = await mia.send('GET', '/v1/me/export')
  expect(answer.json).toMatchObject({
    workspaces: [
      {
        timeEntries: [
          { id, client: 'Acme', project: 'Website', description: 'Kickoff', localDate: '2026-10-06' },
        ],
      },
    ],
  })
  expect(answer.text).not.toMatch(/"(rate|amount)"/)
})

it('gives a person the weeks they got back, with what was said of them, and the reports they saved', async () => {
  const mia = await person('Mia')
  const joe = await joinWorkspace(harness, mia.send)
  await joe.send('POST', '/v1/time-entries', { date: '2026-11-17', durationSeconds: 60 })
  await move(joe, 'submit')
  await move(mia, 'return', { memberId: joe.workspace.memberId, note: 'What was this?' })
  const query = { period: 'last_month', groupBy: 'client,day' }
  await joe.send('POST', '/v1/saved-reports', { name: 'My month', query })
  expect((await joe.send('GET', '/v1/me/export')).json).toMatchObject({
    workspaces: [
      {
        weeks: [{ week: '2026-W47', returnNote: 'What was this?' }],
        savedReports: [{ name: 'My month', isShared: false, query }],
      },
    ],
  })
  expect((await mia.send('GET', '/v1/me/export')).json).toMatchObject({
    workspaces: [{ weeks: [], savedReports: [] }],
  })
})

it('gives no more text than a reply can hold, and says how many versions it left out', async () => {
  const mia = await person('Mia')
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Long', body: 'first' }))
  await sql`
    insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, notes, recommended_models, author_member_id, created_at)
    select workspace_id, prompt_id, 100 + i, repeat('x', 100000), inputs, notes, recommended_models, author_member_id, created_at + i * interval '1 second'
    from prompt_versions, generate_series(1, 450) as i where prompt_id = ${id} and number = 1`
  const answer = await mia.send('GET', '/v1/me/export')
  expect(answer.text.length).toBeLessThan(45_000_000)
  expect(answer.json).toMatchObject({ workspaces: [{ versionsLeftOut: 32 }] })
})
