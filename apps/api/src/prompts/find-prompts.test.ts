import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, passTime } = harness
type Person = Awaited<ReturnType<typeof person>>

const save = async ({ send }: Pick<Person, 'send'>, fields: Record<string, unknown> = {}) =>
  idOf(await send('POST', '/v1/prompts', { name: 'Launch e-mail', body: 'Write it.', ...fields }))
const names = async ({ send }: Pick<Person, 'send'>, query: string) =>
  rowsOf(await send('GET', `/v1/prompts?${query}`)).map(({ name }) => name)

describe('the list', () => {
  it('sorts and pages without losing or repeating anything', async () => {
    const mia = await person('Mia')
    const uses = new Map<string, number>()
    for (const [index, name] of [
      'élan',
      'Zebra',
      'apple',
      'Banana',
      'äpfel',
      '日本語'.repeat(60),
    ].entries()) {
      const id = await save(mia, { name })
      for (let use = 0; use < (index * 2) % 5; use++)
        await mia.send('POST', `/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude' })
      uses.set(name, (index * 2) % 5)
      passTime(1)
    }
    const walk = async (query: string) => {
      const found: unknown[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await mia.send(
          'GET',
          `/v1/prompts?limit=2&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        )
        found.push(...rowsOf(page).map(({ name }) => name))
        cursor = cursorOf(page)
      }
      return found
    }
    const byAge = ['日本語'.repeat(60), 'äpfel', 'Banana', 'apple', 'Zebra', 'élan']
    expect(await walk('')).toEqual(byAge)
    expect(await walk('sort=created')).toEqual(byAge)
    expect(await walk('sort=name')).toEqual([
      'äpfel',
      'apple',
      'Banana',
      'élan',
      'Zebra',
      '日本語'.repeat(60),
    ])
    const byUses = await walk('sort=uses')
    expect(byUses).toHaveLength(6)
    expect(byUses.map((name) => uses.get(String(name)))).toEqual([4, 3, 2, 1, 0, 0])
    expect(outcome(await mia.send('GET', '/v1/prompts?cursor=bm9uc2Vuc2U'))).toEqual([422, 'invalid'])
    for (const key of [
      ['x', 'y'],
      [1, 2],
      [9e15, randomUUID()],
      ['\u0000', randomUUID()],
    ])
      for (const sort of ['name', 'uses', 'updated', 'created'])
        expect([200, 422]).toContain(
          (
            await mia.send(
              'GET',
              `/v1/prompts?sort=${sort}&cursor=${Buffer.from(JSON.stringify(key)).toString('base64url')}`,
            )
          ).status,
        )
  })

  it('narrows by category, tag, team, collection, status and keeper, and leaves retired ones out', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
    const teamId = idOf(
      await mia.send('POST', '/v1/teams', { name: 'Sales', memberIds: [mia.workspace.memberId] }),
    )
    const collectionId = idOf(
      await mia.send('POST', '/v1/collections', { name: 'Sales', visibility: 'teams', teamIds: [teamId] }),
    )
    await save(mia, { name: 'a', category: 'Äther', tags: ['Größe'] })
    await save(mia, { name: 'b', collectionId })
    await save(mia, { name: 'c', status: 'retired' })
    await save(joe, { name: 'd', status: 'draft' })
    expect(await names(mia, 'sort=name')).toEqual(['a', 'b', 'd'])
    expect(await names(mia, `category=${encodeURIComponent('äTHER')}`)).toEqual(['a'])
    expect(await names(mia, `tag=${encodeURIComponent('GRÖSSE').replace('SS', '%C3%9F')}`)).toEqual(['a'])
    expect(await names(mia, `teamId=${teamId}`)).toEqual(['b'])
    expect(await names(mia, `collectionId=${collectionId}`)).toEqual(['b'])
    expect(await names(mia, 'status=retired')).toEqual(['c'])
    expect(await names(mia, `ownerId=${joe.workspace.memberId}`)).toEqual(['d'])
    expect(await names(joe, `teamId=${teamId}`)).toEqual([])
    for (const query of ['sort=best', 'status=x', 'teamId=x', 'limit=0', 'limit=201', 'deleted=maybe'])
      expect((await mia.send('GET', `/v1/prompts?${query}`)).status).toBe(422)
  })
})

describe('searching', () => {
  it('finds what was saved, published and renamed, and not what is in the bin', async () => {
    const mia = await person('Mia')
    const id = await save(mia, { name: 'Launch e-mail', tags: ['mail'] })
    await save(mia, { name: 'Other' })
    expect(await names(mia, 'q=lanuch')).toEqual(['Launch e-mail'])
    expect(await names(mia, 'q=tag:mail&sort=name')).toEqual(['Launch e-mail'])
    await mia.send('POST', `/v1/prompts/${id}/versions`, { body: 'Zanzibar' }, { 'if-match': '*' })
    expect(await names(mia, 'q=zanzibar')).toEqual(['Launch e-mail'])
    await mia.send('PATCH', `/v1/prompts/${id}`, { name: 'Kickoff' })
    expect(await names(mia, 'q=kickoff')).toEqual(['Kickoff'])
    expect(await names(mia, 'q=launch')).toEqual([])
    await mia.send('DELETE', `/v1/prompts/${id}`)
    expect(await names(mia, 'q=kickoff')).toEqual([])
    await mia.send('POST', `/v1/prompts/${id}/undelete`)
    expect(await names(mia, 'q=kickoff')).toEqual(['Kickoff'])
    expect((await mia.send('GET', '/v1/prompts?q=%00')).status).toBe(422)
  })
})
