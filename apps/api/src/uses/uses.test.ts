import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'

const { person } = await startHarness()
const made = z.object({ id: z.string() })

describe('using a prompt', () => {
  it('fills the blanks, names the missing ones and counts', async () => {
    const mia = await person('Mia')
    const prompt = made.parse(
      (
        await mia.send('POST', '/v1/prompts', {
          name: 'Mail',
          body: 'Hi {{name}}, {{thing}} in {{tone=friendly}}',
        })
      ).json,
    )
    const use = await mia.send('POST', `/v1/prompts/${prompt.id}/uses`, {
      surface: 'web',
      target: 'claude',
      inputs: { name: 'Jo' },
    })
    expect(use.status, use.text).toBe(201)
    expect(use.json).toMatchObject({ text: 'Hi Jo, [thing] in friendly', missingInputs: ['thing'] })
    const remembered = await mia.send('GET', `/v1/prompts/${prompt.id}/remembered-inputs`)
    expect(remembered.json).toEqual({ values: { name: 'Jo' } })
    const { id } = made.parse(use.json)
    const first = await mia.send('PATCH', `/v1/uses/${id}`, { outcome: 'edited', similarity: 0.8 })
    expect(first.status, first.text).toBe(200)
    await mia.send('PATCH', `/v1/uses/${id}`, { outcome: 'as_is' })
    expect((await mia.send('GET', '/v1/prompts?sort=uses')).json).toMatchObject({
      data: [{ usesLast30Days: 1, peopleLast30Days: 1, asIsShare: 1 }],
    })
    const usage = await mia.send('GET', `/v1/prompts/${prompt.id}/usage?days=3`)
    expect(usage.json).toMatchObject({
      uses: 1,
      people: 1,
      asIs: 1,
      edited: 0,
      byDay: [{ uses: 0 }, { uses: 0 }, { uses: 1 }],
    })
  })
})
