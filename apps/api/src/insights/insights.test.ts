import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, passTime } = harness
const made = z.object({ id: z.string() })

describe('insights', () => {
  it('counts uses by day, surface and target, and names what pulls its weight', async () => {
    const mia = await person('Mia')
    const save = async (name: string) =>
      made.parse(
        (
          await mia.send('POST', '/v1/prompts', {
            name,
            body: 'Hello',
            tags: ['Mail', 'x'],
            category: 'Sales',
          })
        ).json,
      ).id
    const [busy, edited, idle] = [await save('Busy'), await save('Edited'), await save('Idle')]
    passTime(61 * 86_400)
    const use = async (id: string, surface: string, outcome?: string) => {
      const answer = await mia.send('POST', `/v1/prompts/${id}/uses`, { surface, target: 'claude' })
      const { id: useId } = made.parse(answer.json)
      if (outcome !== undefined) await mia.send('PATCH', `/v1/uses/${useId}`, { outcome })
    }
    for (let i = 0; i < 4; i++) await use(busy, 'web', 'as_is')
    for (let i = 0; i < 3; i++) await use(edited, 'extension', i === 0 ? 'as_is' : 'edited')
    const answer = await mia.send('GET', '/v1/prompts/insights?days=7')
    expect(answer.status, answer.text).toBe(200)
    const insights = z.object({ byDay: z.array(z.object({ uses: z.number() })) }).parse(answer.json)
    expect(insights.byDay.map(({ uses }) => uses)).toEqual([0, 0, 0, 0, 0, 0, 7])
    expect(answer.json).toMatchObject({
      days: 7,
      totals: { prompts: 3, uses: 7, people: 1 },
      top: [
        { id: busy, uses: 4, sharedBy: 1 },
        { id: edited, uses: 3 },
      ],
      untouched: [{ id: idle, uses: 0 }],
      reEdited: [{ id: edited, asIs: 1, edited: 2 }],
      bySurface: [
        { surface: 'web', uses: 4 },
        { surface: 'extension', uses: 3 },
      ],
      byTarget: [{ target: 'claude', uses: 7 }],
    })
    const tags = await mia.send('GET', '/v1/tags?limit=1')
    expect(tags.json).toMatchObject({ data: [{ name: 'Mail', count: 3 }] })
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(tags.json)
    expect((await mia.send('GET', `/v1/tags?cursor=${nextCursor}`)).json).toEqual({
      data: [{ name: 'x', count: 3 }],
      nextCursor: null,
    })
    expect((await mia.send('GET', '/v1/categories')).json).toEqual({
      data: [{ name: 'Sales', count: 3 }],
      nextCursor: null,
    })
  })
  it('shows the trend, what is on the rise and what seems to be missing', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const save = async (name: string, category: string) =>
      idOf(await mia.send('POST', '/v1/prompts', { name, body: 'Hello', category }))
    const mail = await save('Mail', 'Sales')
    const split = await save('Split', 'HR')
    for (const name of ['A', 'B', 'C']) await save(name, 'Idle')
    const use = async ({ send }: Pick<typeof mia, 'send'>, id: string, outcome?: string) => {
      const useId = idOf(await send('POST', `/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude' }))
      if (outcome !== undefined) await send('PATCH', `/v1/uses/${useId}`, { outcome })
    }
    await use(mia, mail)
    for (let i = 0; i < 5; i++) await use(mia, split, i < 2 ? 'edited' : 'as_is')
    passTime(7 * 86_400)
    for (let i = 0; i < 6; i++) await use(i < 2 ? joe : mia, mail)
    for (let i = 0; i < 5; i++) await use(mia, split, i < 2 ? 'edited' : 'as_is')
    const answer = await mia.send('GET', '/v1/prompts/insights?days=7')
    expect(answer.json).toMatchObject({
      totals: { prompts: 5, uses: 11, people: 2 },
      before: { uses: 6, people: 1 },
      top: [
        { id: mail, uses: 6, usesBefore: 1, sharedBy: 2, sharedByOthers: 1 },
        { id: split, uses: 5, usesBefore: 5, sharedByOthers: 0 },
      ],
      rising: [{ id: mail, uses: 6, usesBefore: 1 }],
      gaps: [
        { kind: 'few_prompts', category: 'Sales', prompts: 1, uses: 6 },
        { kind: 'few_prompts', category: 'HR', prompts: 1, uses: 5 },
        { kind: 'two_in_one', prompt: { id: split, name: 'Split' }, share: 0.4 },
        { kind: 'lying_idle', category: 'Idle', prompts: 3, uses: 0 },
      ],
    })
  })

  it('says nothing is missing where nothing was used', async () => {
    const mia = await person('Mia')
    for (const name of ['A', 'B', 'C'])
      await mia.send('POST', '/v1/prompts', { name, body: 'x', category: 'Idle' })
    const answer = await mia.send('GET', '/v1/prompts/insights')
    expect(answer.json).toMatchObject({ before: { uses: 0, people: 0 }, rising: [], gaps: [], top: [] })
  })
})
