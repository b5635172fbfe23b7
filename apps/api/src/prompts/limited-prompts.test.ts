import { expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client } = harness

/**
 * HR keeps a prompt of its own, with a tag, a category and uses that nothing else has. The owner of the workspace
 * and a member are outside; `ours` is what everybody sees.
 */
async function company() {
  const mia = await person('Mia')
  const hana = await joinWorkspace(harness, mia.send, { name: 'Hana' })
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
  const memberIds = [hana.workspace.memberId]
  const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds }))
  const collectionId = idOf(
    await hana.send('POST', '/v1/collections', { name: 'Dismissals', visibility: 'teams', teamIds: [hr] }),
  )
  const save = async (name: string, more: Record<string, unknown>) => {
    const id = idOf(await hana.send('POST', '/v1/prompts', { name, body: 'Dear {{name}}', ...more }))
    await hana.send('POST', `/v1/prompts/${id}/versions`, { body: `${name} v2` }, { 'if-match': '"r1"' })
    const used = await hana.send('POST', `/v1/prompts/${id}/uses`, {
      surface: 'cli',
      target: 'gemini',
      version: 1,
    })
    return { id, use: idOf(used) }
  }
  const secret = await save('Dismissal letter', { collectionId, tags: ['secret'], category: 'Dismissals' })
  const ours = await save('Greeting', { tags: ['hello'], category: 'Mail' })
  return { mia, hana, joe, hr, collectionId, secret, ours }
}

it('shows a limited prompt to its team alone: nobody else finds, opens, counts, uses or changes it', async () => {
  const { mia, hana, joe, hr, collectionId, secret, ours } = await company()
  const made = await mia.send('POST', '/v1/api-keys', {
    name: 'All',
    scopes: ['prompts:read', 'prompts:write', 'reports:read'],
  })
  const { key } = z.object({ key: z.string() }).parse(made.json)
  const keyed = client({ authorization: `Bearer ${key}` })
  for (const send of [mia.send, joe.send, keyed]) {
    const lists = ['', '?sort=uses', '?sort=name', '?sort=created', '?status=active', '?limit=1']
    for (const query of lists) {
      const list = await send('GET', `/v1/prompts${query}`)
      expect(list.json, query).toMatchObject({ data: [{ id: ours.id }], nextCursor: null })
      expect(rowsOf(list)).toHaveLength(1)
    }
    const empty = [
      'tag=secret',
      'category=Dismissals',
      `collectionId=${collectionId}`,
      `teamId=${hr}`,
      'deleted=true',
    ]
    for (const query of empty) expect(rowsOf(await send('GET', `/v1/prompts?${query}`)), query).toEqual([])
    const tries: [string, string, unknown?][] = [
      ['GET', ''],
      ['PATCH', '', { name: 'x' }],
      ['DELETE', ''],
      ['POST', '/undelete'],
      ['POST', '/versions', { body: 'x' }],
      ['POST', '/restore', { number: 1 }],
      ['GET', '/versions'],
      ['GET', '/versions/1'],
      ['GET', '/diff?from=1&to=2'],
      ['GET', '/usage'],
      ['GET', '/remembered-inputs'],
      ['POST', '/uses', { surface: 'web', target: 'claude' }],
    ]
    for (const [method, path, body] of tries) {
      const answer = await send(method, `/v1/prompts/${secret.id}${path}`, body, { 'if-match': '"r9"' })
      expect(answer.status, `${method} ${path}`).toBe(404)
      expect(answer.text).not.toContain('ismissal')
    }
    expect((await send('PATCH', `/v1/uses/${secret.use}`, { outcome: 'as_is' })).status).toBe(404)
    expect((await send('GET', '/v1/tags')).json).toEqual({
      data: [{ name: 'hello', count: 1 }],
      nextCursor: null,
    })
    expect((await send('GET', '/v1/categories')).json).toMatchObject({ data: [{ name: 'Mail', count: 1 }] })
    expect(rowsOf(await send('GET', '/v1/collections'))).toEqual([])
    const insights = await send('GET', '/v1/prompts/insights')
    expect(insights.json).toMatchObject({
      totals: { prompts: 1, uses: 1, people: 1 },
      top: [{ id: ours.id }],
      bySurface: [{ surface: 'cli', uses: 1 }],
      byTarget: [{ target: 'gemini', uses: 1 }],
    })
    expect(insights.text).not.toContain(secret.id)
    const into = { name: 'x', body: 'y', collectionId }
    expect((await send('POST', '/v1/prompts', into)).json).toMatchObject({
      errors: [{ path: 'body.collectionId' }],
    })
    expect((await send('PATCH', `/v1/prompts/${ours.id}`, { collectionId })).status).toBe(422)
  }
  expect((await hana.send('GET', `/v1/prompts/${secret.id}`)).status).toBe(200)
  expect((await hana.send('GET', '/v1/prompts/insights')).json).toMatchObject({
    totals: { prompts: 2, uses: 2 },
  })
  const trail = await mia.send('GET', '/v1/audit-entries')
  expect(trail.text).not.toContain(secret.id)
  expect(trail.text).not.toContain('ismissal')
})

it('keeps its past to its team when it moves to where all see it, but for its versions', async () => {
  const { mia, hana, secret, collectionId } = await company()
  expect((await hana.send('PATCH', `/v1/prompts/${secret.id}`, { collectionId: null })).status).toBe(200)
  expect((await mia.send('GET', `/v1/prompts/${secret.id}/versions/1`)).status).toBe(200)
  const trail = await mia.send('GET', '/v1/audit-entries')
  expect(trail.text).not.toContain(collectionId)
  expect(trail.text).not.toContain(secret.id)
})

it('disappears for somebody who leaves the team, at once', async () => {
  const { mia, hana, hr, secret } = await company()
  await hana.send('POST', `/v1/prompts/${secret.id}/uses`, {
    surface: 'web',
    target: 'claude',
    version: 1,
    inputs: { name: 'X' },
  })
  await mia.send('PUT', `/v1/teams/${hr}/members`, { memberIds: [mia.workspace.memberId] })
  expect((await hana.send('GET', `/v1/prompts/${secret.id}`)).status).toBe(404)
  expect((await hana.send('PATCH', `/v1/uses/${secret.use}`, { outcome: 'as_is' })).status).toBe(404)
  expect((await mia.send('GET', `/v1/prompts/${secret.id}`)).status).toBe(200)
  expect((await mia.send('GET', `/v1/prompts/${secret.id}/remembered-inputs`)).json).toEqual({ values: {} })
})
