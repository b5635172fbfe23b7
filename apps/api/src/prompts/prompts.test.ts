import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { promptShape } from './shapes.ts'

const harness = await startHarness()
const { person, client, passTime } = harness
const keyShape = z.object({ key: z.string() })
type Person = Awaited<ReturnType<typeof person>>

const save = async ({ send }: Pick<Person, 'send'>, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Launch e-mail', body: 'Write it.', ...fields }))
const names = async ({ send }: Pick<Person, 'send'>, query: string) =>
  rowsOf(await send('GET', `/v1/prompts?${query}`)).map(({ name }) => name)

describe('saving a prompt', () => {
  it('needs a name and a text, finds the blanks and answers with the whole prompt', async () => {
    const mia = await person('Mia')
    const body = 'Write about {{product}} in a {{tone=friendly}} tone.'
    const answer = await mia.send('POST', '/v1/prompts', { name: 'Launch e-mail', body })
    expect(answer.status, answer.text).toBe(201)
    const prompt = promptShape.parse(answer.json)
    expect(answer.headers.get('location')).toBe(`/v1/prompts/${prompt.id}`)
    expect(answer.headers.get('etag')).toBe('"r1"')
    const keeper = { id: mia.workspace.memberId, name: 'Mia' }
    expect(prompt).toMatchObject({
      name: 'Launch e-mail',
      useCase: '',
      category: null,
      tags: [],
      status: 'active',
      owner: keeper,
      collectionId: null,
      collection: null,
      versionCount: 1,
      revision: 1,
      forkedFrom: null,
      deletedAt: null,
      currentVersion: { number: 1, body, author: keeper, restoredFrom: null },
    })
    expect(prompt.currentVersion.inputs.map(({ id, default: preset }) => [id, preset])).toEqual([
      ['product', null],
      ['tone', 'friendly'],
    ])
    const again = await mia.send('GET', `/v1/prompts/${prompt.id}`)
    expect([again.headers.get('etag'), again.headers.get('content-type')]).toEqual([
      '"r1"',
      'application/json',
    ])
    expect(again.json).toEqual(answer.json)
    expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toMatchObject([
      { id: prompt.id, snippet: body, currentVersionNumber: 1, usesLast30Days: 0, asIsShare: null },
    ])
    const unchanged = await mia.send('GET', `/v1/prompts/${prompt.id}`, undefined, {
      'if-none-match': '"r1"',
    })
    expect([unchanged.status, unchanged.text]).toEqual([304, ''])
  })

  it('keeps every field, and what was set by hand about a blank', async () => {
    const mia = await person('Mia')
    const around = { useCase: 'Now', category: 'Sales', status: 'draft', externalId: 'ps_1' }
    const text = { body: '  {{size}} ☂ "quotes" \\ {"revision":9}\n', notes: ' n ', changeNote: 'First' }
    const answer = await mia.send('POST', '/v1/prompts', {
      ...around,
      ...text,
      name: '  A\u00a0name \n of lines ',
      tags: ['Mail', 'mail', 'b2b'],
      recommendedModels: ['Claude'],
      inputs: [
        { id: 'size', type: 'choice', options: ['S', 'M'], default: 'M' },
        { id: 'gone', label: 'x' },
      ],
    })
    const size = {
      id: 'size',
      label: 'size',
      type: 'choice',
      required: false,
      default: 'M',
      options: ['S', 'M'],
    }
    expect(answer.json, answer.text).toMatchObject({
      ...around,
      name: 'A name of lines',
      tags: ['Mail', 'b2b'],
      currentVersion: { ...text, recommendedModels: ['Claude'], inputs: [size] },
    })
  })

  it.each([
    [{ name: '' }, 'body.name'],
    [{ name: 'x'.repeat(201) }, 'body.name'],
    [{ body: '' }, 'body.body'],
    [{ body: 'a\u0000b' }, 'body.body'],
    [{ body: 'a\ud800b' }, 'body.body'],
    [{ tags: [''] }, 'body.tags.0'],
    [{ status: 'great' }, 'body.status'],
    [{ category: 'x'.repeat(61) }, 'body.category'],
    [{ collectionId: 'x' }, 'body.collectionId'],
    [{ collectionId: randomUUID() }, 'body.collectionId'],
    [{ ownerId: randomUUID() }, 'body.ownerId'],
    [{ inputs: [{ label: 'x' }] }, 'body.inputs.0.id'],
  ])('says what is wrong with %j', async (fields, path) => {
    const mia = await person('Mia')
    const answer = await mia.send('POST', '/v1/prompts', { name: 'A', body: 'B', ...fields })
    expect([answer.status, answer.json]).toMatchObject([422, { errors: [{ path }] }])
    expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toEqual([])
  })

  it('is for members and keys that may write, not for viewers or strangers', async () => {
    const mia = await person('Mia')
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer' })
    const prompt = { name: 'A', body: 'B' }
    expect(outcome(await viewer.send('POST', '/v1/prompts', prompt))).toEqual([403, 'forbidden'])
    expect((await viewer.send('GET', `/v1/prompts/${await save(mia)}`)).status).toBe(200)
    expect(outcome(await client()('POST', '/v1/prompts', prompt))).toEqual([401, 'unauthenticated'])
    const made = await mia.send('POST', '/v1/api-keys', { name: 'Reader', scopes: ['prompts:read'] })
    const keyed = client({ authorization: `Bearer ${keyShape.parse(made.json).key}` })
    expect(outcome(await keyed('POST', '/v1/prompts', prompt))).toEqual([403, 'missing_scope'])
    expect(outcome(await keyed('GET', '/v1/prompts/insights'))).toEqual([403, 'missing_scope'])
    expect(rowsOf(await keyed('GET', '/v1/prompts'))).toHaveLength(1)
  })

  it('is done once for an Idempotency-Key', async () => {
    const mia = await person('Mia')
    const key = { 'idempotency-key': 'once' }
    const first = await mia.send('POST', '/v1/prompts', { name: 'A', body: 'B' }, key)
    const second = await mia.send('POST', '/v1/prompts', { name: 'A', body: 'B' }, key)
    expect([second.status, second.headers.get('etag'), second.json]).toEqual([201, '"r1"', first.json])
    expect(rowsOf(await mia.send('GET', '/v1/prompts'))).toHaveLength(1)
  })
})

describe('changing what is around the text', () => {
  it('changes the named fields, makes a revision of it, and none of what stays the same', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
    const id = await save(mia, { category: 'Sales' })
    const collectionId = idOf(await mia.send('POST', '/v1/collections', { name: 'All' }))
    const change = {
      name: 'New',
      useCase: 'Then',
      category: null,
      tags: ['t'],
      status: 'battle_tested',
      collectionId,
      ownerId: joe.workspace.memberId,
    }
    const { ownerId: _, ...shown } = change
    const changed = await mia.send('PATCH', `/v1/prompts/${id}`, change, { 'if-match': '"r1"' })
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"r2"'])
    expect(changed.json).toMatchObject({ ...shown, owner: { name: 'Joe' }, collection: { name: 'All' } })
    const again = await mia.send('PATCH', `/v1/prompts/${id}`, change)
    expect([again.headers.get('etag'), again.json]).toEqual(['"r2"', changed.json])
    const stale = await mia.send('PATCH', `/v1/prompts/${id}`, { name: 'Newer' }, { 'if-match': '"r1"' })
    expect(outcome(stale)).toEqual([412, 'stale_edit'])
    expect(stale.json).toMatchObject({ current: changed.json })
    for (const [body, path] of [
      [{ name: ' ' }, 'body.name'],
      [{ collectionId: randomUUID() }, 'body.collectionId'],
      [{ ownerId: randomUUID() }, 'body.ownerId'],
    ] as const)
      expect((await mia.send('PATCH', `/v1/prompts/${id}`, body)).json).toMatchObject({ errors: [{ path }] })
    expect(outcome(await mia.send('PATCH', `/v1/prompts/${randomUUID()}`, change))).toEqual([
      404,
      'prompt_not_found',
    ])
  })
})

describe('the bin', () => {
  it('takes a prompt, shows it, and gives it back within 30 days', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    expect((await mia.send('DELETE', `/v1/prompts/${id}`, undefined, { 'if-match': '"r0"' })).status).toBe(
      412,
    )
    expect((await mia.send('DELETE', `/v1/prompts/${id}`)).status).toBe(204)
    const gone: [string, string, unknown?][] = [
      ['GET', ''],
      ['PATCH', '', { name: 'x' }],
      ['DELETE', ''],
      ['POST', '/versions', { body: 'x' }],
      ['POST', '/restore', { number: 1 }],
      ['GET', '/versions'],
      ['GET', '/versions/1'],
      ['GET', '/diff?from=1&to=1'],
      ['GET', '/usage'],
      ['GET', '/remembered-inputs'],
      ['POST', '/uses', { surface: 'web', target: 'claude' }],
    ]
    for (const [method, path, body] of gone)
      expect(
        (await mia.send(method, `/v1/prompts/${id}${path}`, body, { 'if-match': '"r2"' })).status,
        path,
      ).toBe(404)
    expect(await names(mia, '')).toEqual([])
    expect(rowsOf(await mia.send('GET', '/v1/prompts?deleted=true'))).toMatchObject([{ id }])
    expect((await mia.send('GET', '/v1/tags')).json).toMatchObject({ data: [] })
    const back = await mia.send('POST', `/v1/prompts/${id}/undelete`)
    expect([back.status, back.json]).toMatchObject([200, { id, deletedAt: null, revision: 3 }])
    expect(outcome(await mia.send('POST', `/v1/prompts/${id}/undelete`))).toEqual([404, 'prompt_not_found'])
    await mia.send('DELETE', `/v1/prompts/${id}`)
    passTime(31 * 86_400)
    expect(rowsOf(await mia.send('GET', '/v1/prompts?deleted=true'))).toEqual([])
    expect((await mia.send('POST', `/v1/prompts/${id}/undelete`)).status).toBe(404)
  })
})

describe("another workspace's prompts", () => {
  it('are not there, by any route', async () => {
    const [mia, eve] = [await person('Mia'), await person('Eve')]
    const id = await save(mia)
    const use = idOf(await mia.send('POST', `/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude' }))
    const collection = idOf(await mia.send('POST', '/v1/collections', { name: 'All' }))
    const team = idOf(await mia.send('POST', '/v1/teams', { name: 'T', memberIds: [mia.workspace.memberId] }))
    const tries: [string, string, unknown?][] = [
      ['GET', `/v1/prompts/${id}`],
      ['PATCH', `/v1/prompts/${id}`, { name: 'x' }],
      ['DELETE', `/v1/prompts/${id}`],
      ['POST', `/v1/prompts/${id}/undelete`],
      ['POST', `/v1/prompts/${id}/versions`, { body: 'x' }],
      ['POST', `/v1/prompts/${id}/restore`, { number: 1 }],
      ['GET', `/v1/prompts/${id}/versions`],
      ['GET', `/v1/prompts/${id}/versions/1`],
      ['GET', `/v1/prompts/${id}/diff?from=1&to=1`],
      ['GET', `/v1/prompts/${id}/usage`],
      ['GET', `/v1/prompts/${id}/remembered-inputs`],
      ['POST', `/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude' }],
      ['PATCH', `/v1/uses/${use}`, { outcome: 'as_is' }],
      ['GET', `/v1/collections/${collection}`],
      ['PATCH', `/v1/collections/${collection}`, { name: 'x' }],
      ['DELETE', `/v1/collections/${collection}`],
      ['POST', `/v1/collections/${collection}/undelete`],
      ['PUT', `/v1/collections/${collection}/access`, { visibility: 'workspace' }],
      ['GET', '/v1/prompts/not-an-id'],
      ['GET', `/v1/prompts/${id}/versions/0`],
    ]
    for (const [method, path, body] of tries)
      expect((await eve.send(method, path, body, { 'if-match': '"r1"' })).status, `${method} ${path}`).toBe(
        404,
      )
    for (const filter of [
      `teamId=${team}`,
      `collectionId=${collection}`,
      `ownerId=${mia.workspace.memberId}`,
    ])
      expect(await names(eve, filter)).toEqual([])
    const own = await save(eve)
    const moved = await eve.send('PATCH', `/v1/prompts/${own}`, { collectionId: collection })
    expect([moved.status, moved.json]).toMatchObject([422, { errors: [{ path: 'body.collectionId' }] }])
    expect((await eve.send('GET', '/v1/prompts/insights')).json).toMatchObject({
      totals: { prompts: 1, uses: 0 },
    })
  })
})
