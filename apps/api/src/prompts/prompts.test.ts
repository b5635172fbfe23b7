import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { promptShape } from './shapes.ts'

const { person } = await startHarness()

describe('saving a prompt', () => {
  it('needs a name and a text, finds the blanks and answers with the whole prompt', async () => {
    const mia = await person('Mia')
    const answer = await mia.send('POST', '/v1/prompts', {
      name: 'Launch e-mail',
      body: 'Write about {{product}} in a {{tone=friendly}} tone.',
    })
    expect(answer.status, answer.text).toBe(201)
    const prompt = promptShape.parse(answer.json)
    expect(answer.headers.get('location')).toBe(`/v1/prompts/${prompt.id}`)
    expect(answer.headers.get('etag')).toBe('"r1"')
    expect(prompt).toMatchObject({ name: 'Launch e-mail', status: 'active', category: null, versionCount: 1 })
    expect(prompt.currentVersion.inputs.map(({ id, default: preset }) => [id, preset])).toEqual([
      ['product', null],
      ['tone', 'friendly'],
    ])
    const again = await mia.send('GET', `/v1/prompts/${prompt.id}`)
    expect(again.json).toEqual(answer.json)
    const list = await mia.send('GET', '/v1/prompts')
    expect(list.json).toMatchObject({
      data: [{ id: prompt.id, snippet: 'Write about {{product}} in a {{tone=friendly}} tone.' }],
      nextCursor: null,
    })
  })
})
