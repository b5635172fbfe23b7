import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'

const { person, passTime } = await startHarness()
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
})
