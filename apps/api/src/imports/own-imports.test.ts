import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, formOf, look } from './testing/bring.ts'

const harness = await startHarness()
const { person, client, runJobs } = harness

describe('an import is its own member’s', () => {
  it('is not there for anybody else, whatever they ask of it', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const eve = await person('Eve')
    const { id } = await bring(harness, mia.send, 'prompts-markdown', { 'a.md': 'Text.' })
    for (const { send } of [joe, eve]) {
      expect(outcome(await send('GET', `/v1/imports/${id}`))).toEqual([404, 'import_not_found'])
      expect(outcome(await send('GET', `/v1/imports/${id}/rows`))).toEqual([404, 'import_not_found'])
      expect(outcome(await send('PATCH', `/v1/imports/${id}/rows/1`, { action: 'skip' }))).toEqual([
        404,
        'import_not_found',
      ])
      expect(outcome(await send('POST', `/v1/imports/${id}/commit`))).toEqual([404, 'import_not_found'])
      expect(outcome(await send('POST', `/v1/imports/${id}/undo`))).toEqual([404, 'import_not_found'])
      expect(outcome(await send('DELETE', `/v1/imports/${id}`))).toEqual([404, 'import_not_found'])
      expect(rowsOf(await send('GET', '/v1/imports'))).toEqual([])
    }
    expect((await mia.send('GET', '/v1/imports/nonsense')).status).toBe(404)
  })

  it('needs somebody signed in who may edit prompts, or a key with the scope', async () => {
    const mia = await person('Mia')
    const body = { kind: 'prompts-markdown', text: 'Text.' }
    expect(outcome(await client()('POST', '/v1/imports', body))).toEqual([401, 'unauthenticated'])
    const viewer = await joinWorkspace(harness, mia.send, { role: 'viewer', name: 'Vic' })
    expect(outcome(await viewer.send('POST', '/v1/imports', body))).toEqual([403, 'forbidden'])
    const keyed = async (scope: string) => {
      const answer = await mia.send('POST', '/v1/api-keys', { name: scope, scopes: [scope] })
      return client({ authorization: `Bearer ${z.object({ key: z.string() }).parse(answer.json).key}` })
    }
    expect(outcome(await (await keyed('prompts:read'))('POST', '/v1/imports', body))).toEqual([
      403,
      'missing_scope',
    ])
    const send = await keyed('prompts:write')
    const found = await bring(harness, send, 'prompts-markdown', { 'a.md': 'By key.' })
    expect(await commit(harness, send, found.id)).toMatchObject({ status: 'committed' })
  })

  it('cannot be read by somebody who may not edit any more', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const answer = await joe.send('POST', '/v1/imports', formOf('prompts-markdown', { 'a.md': 'Text.' }))
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'viewer' })
    await runJobs()
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'member' })
    expect(await look(joe.send, idOf(answer))).toMatchObject({ status: 'failed', rows: [] })
  })
})
