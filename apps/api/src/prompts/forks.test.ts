import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { promptForks } from '@promptsheet/db/schema/prompts'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, deps } = harness
type Person = Pick<Awaited<ReturnType<typeof person>>, 'send'>

const body = 'Write a {{tone=warm}} letter.\nBe kind.\nEnd well.'
const any = { 'if-match': '*' }
const save = async ({ send }: Person, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Letter', body, ...fields }))
const publish = ({ send }: Person, id: string, text: string) =>
  send('POST', `/v1/prompts/${id}/versions`, { body: text }, any)
const fork = ({ send }: Person, id: string, fields: Record<string, unknown> = {}) =>
  send('POST', `/v1/prompts/${id}/fork`, fields)
const bringOver = (
  { send }: Person,
  id: string,
  fields: Record<string, unknown> = {},
  headers: Record<string, string> = any,
) => send('POST', `/v1/prompts/${id}/source/merge`, fields, headers)
const read = async ({ send }: Person, id: string) => (await send('GET', `/v1/prompts/${id}`)).json

describe('making a copy of one’s own', () => {
  it('takes the current text with all that belongs to it, and remembers the source', async () => {
    const mia = await person('Mia')
    const id = await save(mia, {
      useCase: 'Daily',
      category: 'Mail',
      tags: ['a', 'b'],
      notes: 'N',
      recommendedModels: ['Claude'],
      inputs: [{ id: 'tone', label: 'Mood' }],
      externalId: 'x',
      status: 'battle_tested',
    })
    await publish(mia, id, `${body}\nNew.`)
    const copy = await fork(mia, id)
    expect([copy.status, copy.headers.get('etag'), copy.headers.get('location'), copy.json]).toMatchObject([
      201,
      '"r1"',
      `/v1/prompts/${idOf(copy)}`,
      {
        name: 'Letter (copy)',
        useCase: 'Daily',
        category: 'Mail',
        tags: ['a', 'b'],
        status: 'active',
        externalId: null,
        versionCount: 1,
        currentVersion: {
          number: 1,
          body: `${body}\nNew.`,
          notes: 'N',
          recommendedModels: ['Claude'],
          inputs: [{ id: 'tone', label: 'Mood', default: 'warm' }],
        },
        forkedFrom: {
          promptId: id,
          name: 'Letter',
          versionNumber: 2,
          takenNumber: 2,
          currentVersionNumber: 2,
        },
        forkCount: 0,
      },
    ])
    expect(await read(mia, id)).toMatchObject({ forkCount: 1, forkedFrom: null })
    expect((await fork(mia, id, { name: 'Mine' })).json).toMatchObject({ name: 'Mine' })
    expect(await read(mia, id)).toMatchObject({ forkCount: 2 })
    await mia.send('DELETE', `/v1/prompts/${idOf(copy)}`)
    expect(await read(mia, id)).toMatchObject({ forkCount: 1 })
    expect(rowsOf(await mia.send('GET', '/v1/prompts?q=letter'))).toHaveLength(2)
  })

  it('refuses what cannot be', async () => {
    const mia = await person('Mia')
    const id = await save(mia, { name: 'x'.repeat(199) })
    expect((await fork(mia, id)).json).toMatchObject({ name: `${'x'.repeat(193)} (copy)` })
    expect((await fork(mia, randomUUID())).status).toBe(404)
    expect((await fork(mia, id, { name: '' })).status).toBe(422)
    expect((await fork(mia, id, { collectionId: randomUUID() })).status).toBe(422)
    const stan = await person('Stan')
    expect((await fork(stan, id)).status).toBe(404)
    await mia.send('DELETE', `/v1/prompts/${id}`)
    expect((await fork(mia, id)).status).toBe(404)
  })
})

describe('the copies of a prompt', () => {
  const list = ({ send }: Person, id: string, query = '') => send('GET', `/v1/prompts/${id}/forks${query}`)

  it('are all there, a page at a time, latest first, with the retired and without the deleted', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) made.unshift(idOf(await fork(mia, id, { name: `Copy ${n}` })))
    await mia.send('PATCH', `/v1/prompts/${made[0]}`, { status: 'retired' })
    await mia.send('DELETE', `/v1/prompts/${made[4]}`)
    const first = await list(mia, id, '?limit=3')
    const second = await list(mia, id, `?limit=3&cursor=${cursorOf(first)}`)
    expect([...rowsOf(first), ...rowsOf(second)].map((row) => row.id)).toEqual(made.slice(0, 4))
    expect(cursorOf(second)).toBeNull()
    expect(await read(mia, id)).toMatchObject({ forkCount: 4 })
    expect(rowsOf(await list(mia, made[0] ?? ''))).toEqual([])
  })

  it('are not told of to who may not see them, nor of a prompt that is not there', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const team = idOf(
      await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: [mia.workspace.memberId] }),
    )
    const limited = { name: 'Hiring', visibility: 'teams', teamIds: [team] }
    const collectionId = idOf(await mia.send('POST', '/v1/collections', limited))
    const id = await save(mia)
    await fork(mia, id, { collectionId })
    expect(rowsOf(await list(mia, id))).toHaveLength(1)
    expect(rowsOf(await list(joe, id))).toEqual([])
    expect((await list(mia, randomUUID())).status).toBe(404)
    expect((await list(await person('Stan'), id)).status).toBe(404)
    for (const query of ['?limit=0', '?limit=201', '?cursor=made-up'])
      expect((await list(mia, id, query)).status).toBe(422)
  })
})

describe('bringing over what changed in the original', () => {
  it('puts it together with what changed in the copy', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const copy = idOf(await fork(mia, id))
    await publish(mia, copy, body.replace('letter', 'postcard'))
    await publish(mia, id, body.replace('End well', 'End with a question'))
    expect(await read(mia, copy)).toMatchObject({
      forkedFrom: { versionNumber: 1, takenNumber: 1, currentVersionNumber: 2 },
    })
    expect((await bringOver(mia, copy, {}, {})).status).toBe(428)
    expect((await bringOver(mia, copy, {}, { 'if-match': '"r1"' })).status).toBe(412)
    const over = await bringOver(mia, copy, {}, { 'if-match': '"r2"' })
    expect([over.status, over.headers.get('etag'), over.json]).toMatchObject([
      201,
      '"r3"',
      { number: 3, body: body.replace('letter', 'postcard').replace('End well', 'End with a question') },
    ])
    expect(await read(mia, copy)).toMatchObject({ forkedFrom: { versionNumber: 1, takenNumber: 2 } })
    expect((await bringOver(mia, copy)).status).toBe(200)
  })

  it('asks where both changed the same words, and can be told to leave the copy as it is', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const copy = idOf(await fork(mia, id))
    const mine = body.replace('kind', 'brave')
    await publish(mia, copy, mine)
    await publish(mia, id, body.replace('kind', 'brief'))
    const asked = await bringOver(mia, copy)
    expect(outcome(asked)).toEqual([409, 'merge_conflict'])
    for (const versionNumber of [0, 9, 'x'])
      expect((await bringOver(mia, copy, { body: mine, versionNumber })).status).toBe(422)
    await mia.send('POST', `/v1/prompts/${id}/versions`, { body: 'Other', notes: 'New notes' }, any)
    const left = await bringOver(mia, copy, { skip: true, versionNumber: 3 })
    expect([left.status, left.headers.get('etag'), left.json]).toMatchObject([
      200,
      '"r3"',
      { body: mine, notes: '' },
    ])
    expect(await read(mia, copy)).toMatchObject({ forkedFrom: { takenNumber: 3 } })
  })

  it('says when the original is gone, or was never there', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const copy = idOf(await fork(mia, id))
    expect(outcome(await bringOver(mia, id))).toEqual([404, 'original_not_found'])
    await mia.send('DELETE', `/v1/prompts/${id}`)
    expect(await read(mia, copy)).toMatchObject({ forkedFrom: { promptId: id, name: null } })
    expect(outcome(await bringOver(mia, copy))).toEqual([404, 'original_not_found'])
    await mia.send('POST', `/v1/prompts/${id}/undelete`)
    expect(await read(mia, copy)).toMatchObject({ forkedFrom: { name: 'Letter' } })
  })

  it('takes no try-out of the original for its text', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const copy = idOf(await fork(mia, id))
    await mia.send('POST', `/v1/prompts/${id}/versions`, { body: 'Idea', branch: 'idea' }, any)
    expect(await read(mia, copy)).toMatchObject({ forkedFrom: { currentVersionNumber: 1 } })
    expect((await bringOver(mia, copy, { versionNumber: 2 })).status).toBe(422)
  })
})

describe('lineage and limited prompts', () => {
  async function company() {
    const mia = await person('Mia')
    const hana = await joinWorkspace(harness, mia.send, { name: 'Hana' })
    const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: [hana.workspace.memberId] }))
    const collectionId = idOf(
      await hana.send('POST', '/v1/collections', { name: 'HR', visibility: 'teams', teamIds: [hr] }),
    )
    return { mia, hana, collectionId }
  }

  it('keeps a copy beside its source unless somebody says otherwise', async () => {
    const { mia, hana, collectionId } = await company()
    const secret = await save(hana, { name: 'Dismissal', collectionId })
    const copy = await fork(hana, secret)
    expect(copy.json).toMatchObject({ collectionId })
    expect((await mia.send('GET', `/v1/prompts/${idOf(copy)}`)).status).toBe(404)
    expect((await fork(mia, secret)).status).toBe(404)
    expect((await mia.send('GET', `/v1/prompts/${secret}/branches`)).status).toBe(404)
  })

  it('tells no outsider that a copy has a limited source', async () => {
    const { mia, hana, collectionId } = await company()
    const secret = await save(hana, { name: 'Dismissal', collectionId })
    const copy = idOf(await fork(hana, secret, { name: 'Farewell', collectionId: null }))
    await publish(hana, secret, body.replace('kind', 'brief'))
    const seen = await mia.send('GET', `/v1/prompts/${copy}`)
    expect(seen.json).toMatchObject({ name: 'Farewell', forkedFrom: null })
    expect(await read(hana, copy)).toMatchObject({
      forkedFrom: { name: 'Dismissal', currentVersionNumber: 2, takenNumber: 1 },
    })
    expect(outcome(await bringOver(mia, copy))).toEqual([404, 'original_not_found'])
    const trail = await mia.send('GET', `/v1/audit-entries`)
    for (const secretive of [secret, 'Dismissal', 'prompt.forked'])
      expect(seen.text + trail.text).not.toContain(secretive)
    const tenant = { workspaceId: mia.workspace.id, memberId: mia.workspace.memberId, userId: mia.user.id }
    expect(await inWorkspace(deps.db, tenant, (tx) => tx.select().from(promptForks))).toEqual([])
  })

  it('counts no copy that the reader may not see, and none can be claimed', async () => {
    const { mia, hana, collectionId } = await company()
    const open = await save(mia)
    const copy = idOf(await fork(hana, open, { name: 'HR letter', collectionId }))
    expect(await read(mia, open)).toMatchObject({ forkCount: 0 })
    expect(await read(hana, open)).toMatchObject({ forkCount: 1 })
    expect((await mia.send('GET', `/v1/audit-entries`)).text).not.toContain(copy)
    const tenant = { workspaceId: mia.workspace.id, memberId: mia.workspace.memberId, userId: mia.user.id }
    const claim = { workspaceId: mia.workspace.id, sourceNumber: 1, takenNumber: 1, createdAt: deps.clock() }
    const secret = await save(hana, { name: 'Dismissal', collectionId })
    for (const row of [
      { promptId: open, sourceId: secret },
      { promptId: secret, sourceId: open },
    ])
      await expect(
        inWorkspace(deps.db, tenant, (tx) => tx.insert(promptForks).values({ ...claim, ...row })),
      ).rejects.toMatchObject({ cause: expect.objectContaining({ code: '42501' }) })
  })
})
