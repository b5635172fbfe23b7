import { randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { promptVersions } from '@promptsheet/db/schema/prompts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { diffShape } from './shapes.ts'

const { person, deps } = await startHarness()
type Person = Awaited<ReturnType<typeof person>>

const save = async ({ send }: Person, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Mail', body: 'One {{tone=warm}}', ...fields }))
const publish = ({ send }: Person, id: string, body: Record<string, unknown>, etag: string | null) =>
  send('POST', `/v1/prompts/${id}/versions`, body, etag === null ? {} : { 'if-match': etag })

describe('publishing a version', () => {
  it('numbers it, keeps notes, models and settings of blanks, and leaves the old text where it was', async () => {
    const mia = await person('Mia')
    const id = await save(mia, {
      notes: 'N',
      recommendedModels: ['Claude'],
      inputs: [{ id: 'tone', label: 'Mood' }],
    })
    const answer = await publish(mia, id, { body: 'Two {{tone=cool}} {{x}}', changeNote: 'Why' }, '"r1"')
    expect([answer.status, answer.headers.get('etag')], answer.text).toEqual([201, '"r2"'])
    expect(answer.headers.get('location')).toBe(`/v1/prompts/${id}/versions/2`)
    expect(answer.json).toMatchObject({
      number: 2,
      notes: 'N',
      recommendedModels: ['Claude'],
      changeNote: 'Why',
      author: { name: 'Mia' },
      inputs: [
        { id: 'tone', label: 'Mood', default: 'cool' },
        { id: 'x', default: null },
      ],
    })
    expect((await mia.send('GET', `/v1/prompts/${id}/versions/1`)).json).toMatchObject({
      body: 'One {{tone=warm}}',
    })
    expect((await mia.send('GET', `/v1/prompts/${id}`)).json).toMatchObject({
      currentVersion: { ...z.record(z.string(), z.unknown()).parse(answer.json) },
      versionCount: 2,
    })
    const page = await mia.send('GET', `/v1/prompts/${id}/versions?limit=1`)
    expect(rowsOf(page)).toMatchObject([{ number: 2 }])
    const rest = await mia.send('GET', `/v1/prompts/${id}/versions?cursor=${cursorOf(page)}`)
    expect([rowsOf(rest), cursorOf(rest)]).toMatchObject([[{ number: 1 }], null])
  })

  it('needs to know what it is based on, and refuses what somebody else changed, giving the current text', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    expect(outcome(await publish(mia, id, { body: 'Two' }, null))).toEqual([428, 'edit_guard_missing'])
    await publish(mia, id, { body: 'Two' }, '"r1"')
    for (const etag of ['"r1"', 'nonsense', '"r99999999999"']) {
      const stale = await publish(mia, id, { body: 'Three' }, etag)
      expect(outcome(stale)).toEqual([412, 'stale_edit'])
      expect(stale.json).toMatchObject({
        current: { revision: 2, currentVersion: { number: 2, body: 'Two' } },
      })
    }
    expect((await publish(mia, id, { body: 'Three' }, 'W/"r2"')).status).toBe(201)
    expect((await publish(mia, id, { body: 'Four' }, '*')).status).toBe(201)
    expect((await publish(mia, id, { body: '' }, '*')).status).toBe(422)
    expect((await publish(mia, randomUUID(), { body: 'x' }, '*')).status).toBe(404)
  })

  it('makes no version of the same text', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const same = await publish(mia, id, { body: 'One {{tone=warm}}', changeNote: 'Nothing' }, '"r1"')
    expect([same.status, same.headers.get('etag'), same.json]).toMatchObject([200, '"r1"', { number: 1 }])
    expect((await publish(mia, id, { body: 'One {{tone=warm}}', notes: 'But' }, '"r1"')).status).toBe(201)
  })

  it('gives twenty at once gapless numbers, and each is published or told that it is stale', async () => {
    const mia = await person('Mia')
    const id = await save(mia)
    const guarded = await Promise.all(
      Array.from({ length: 20 }, (_, n) => publish(mia, id, { body: `Guarded ${n}` }, '"r1"')),
    )
    expect(guarded.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(412)])
    const free = await Promise.all(
      Array.from({ length: 20 }, (_, n) => publish(mia, id, { body: `Free ${n}` }, '*')),
    )
    expect(free.map(({ status }) => status)).toEqual(Array(20).fill(201))
    const numbers = rowsOf(await mia.send('GET', `/v1/prompts/${id}/versions?limit=200`)).map(
      ({ number }) => number,
    )
    expect(numbers).toEqual(Array.from({ length: 22 }, (_, n) => 22 - n))
  })
})

describe('bringing a version back', () => {
  it('publishes its text anew and remembers where it came from', async () => {
    const mia = await person('Mia')
    const id = await save(mia, { notes: 'Old' })
    await publish(mia, id, { body: 'Two', notes: 'New' }, '*')
    const send = (body: unknown, headers: Record<string, string> = { 'if-match': '"r2"' }) =>
      mia.send('POST', `/v1/prompts/${id}/restore`, body, headers)
    expect(outcome(await send({ number: 1 }, {}))).toEqual([428, 'edit_guard_missing'])
    expect(outcome(await send({ number: 1 }, { 'if-match': '"r1"' }))).toEqual([412, 'stale_edit'])
    expect(outcome(await send({ number: 9 }))).toEqual([404, 'version_not_found'])
    expect((await send({ number: 0 })).status).toBe(422)
    const back = await send({ number: 1 })
    expect([back.status, back.headers.get('etag'), back.json]).toMatchObject([
      201,
      '"r3"',
      { number: 3, body: 'One {{tone=warm}}', notes: 'Old', restoredFrom: 1 },
    ])
    expect((await send({ number: 3 }, { 'if-match': '"r3"' })).status).toBe(200)
  })
})

describe('the difference between versions', () => {
  it('gives back both texts exactly, either way round', async () => {
    const mia = await person('Mia')
    const words = fc.array(fc.constantFrom('a', 'b ', '\n', 'é', '日本', '{{x}}', '.', ' '), {
      minLength: 1,
      maxLength: 30,
    })
    const bodies = fc.sample(words, 12).map((parts, n) => `${n} ${parts.join('')}`)
    const id = await save(mia, { body: bodies[0] })
    for (const body of bodies.slice(1)) expect((await publish(mia, id, { body }, '*')).status).toBe(201)
    for (const [from, to] of [
      [1, 2],
      [2, 1],
      [3, 12],
      [12, 5],
      [7, 7],
    ] as const) {
      const answer = await mia.send('GET', `/v1/prompts/${id}/diff?from=${from}&to=${to}`)
      const { hunks, ...ends } = diffShape.parse(answer.json)
      const without = (op: string) =>
        hunks
          .filter((hunk) => hunk.op !== op)
          .map(({ text }) => text)
          .join('')
      expect([ends, without('insert'), without('delete')]).toEqual([
        { from, to },
        bodies[from - 1],
        bodies[to - 1],
      ])
    }
    expect((await mia.send('GET', `/v1/prompts/${id}/diff?from=1&to=13`)).status).toBe(404)
    for (const query of ['', '?from=1', '?from=a&to=1', '?from=0&to=1', '?from=1&to=99999999999'])
      expect((await mia.send('GET', `/v1/prompts/${id}/diff${query}`)).status).toBe(422)
  })
})

describe('a published version', () => {
  it('cannot be changed or deleted, even by a query of the application', async () => {
    const mia = await person('Mia')
    await save(mia)
    const tenant = { workspaceId: mia.workspace.id, memberId: mia.workspace.memberId, userId: mia.user.id }
    const refused = { cause: expect.objectContaining({ code: '42501' }) }
    const change = inWorkspace(deps.db, tenant, (tx) => tx.update(promptVersions).set({ body: 'Other' }))
    await expect(change).rejects.toMatchObject(refused)
    await expect(inWorkspace(deps.db, tenant, (tx) => tx.delete(promptVersions))).rejects.toMatchObject(
      refused,
    )
  })
})
