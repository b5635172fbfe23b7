import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { cursorOf, idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person } = harness
const query = { period: 'last_month', groupBy: 'client,day' }

describe('saved reports', () => {
  it('are their maker’s alone until they are shared, and then found by all who keep time', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const id = idOf(await joe.send('POST', '/v1/saved-reports', { name: 'Mine', query }))
    expect(rowsOf(await mia.send('GET', '/v1/saved-reports'))).toEqual([])
    expect(outcome(await mia.send('PATCH', `/v1/saved-reports/${id}`, { name: 'x' }))).toEqual([
      404,
      'saved_report_not_found',
    ])
    expect(outcome(await mia.send('DELETE', `/v1/saved-reports/${id}`))).toEqual([
      404,
      'saved_report_not_found',
    ])
    const shared = await joe.send('PATCH', `/v1/saved-reports/${id}`, { isShared: true })
    expect(shared.json).toMatchObject({ name: 'Mine', isShared: true, isMine: true, query })
    expect(rowsOf(await mia.send('GET', '/v1/saved-reports'))).toMatchObject([
      { id, isMine: false, createdBy: { name: 'Joe' } },
    ])
    expect((await mia.send('PATCH', `/v1/saved-reports/${id}`, { name: 'Ours' })).json).toMatchObject({
      name: 'Ours',
    })
    expect(outcome(await mia.send('PATCH', `/v1/saved-reports/${id}`, { isShared: false }))).toEqual([
      403,
      'forbidden',
    ])
    const eve = await person('Eve')
    expect(outcome(await eve.send('PATCH', `/v1/saved-reports/${id}`, { name: 'x' }))).toEqual([
      404,
      'saved_report_not_found',
    ])
    const max = await joinWorkspace(harness, mia.send, { name: 'Max' })
    expect(outcome(await max.send('PATCH', `/v1/saved-reports/${id}`, { name: 'x' }))).toEqual([
      403,
      'forbidden',
    ])
    expect(outcome(await max.send('DELETE', `/v1/saved-reports/${id}`))).toEqual([403, 'forbidden'])
    expect(outcome(await mia.send('DELETE', `/v1/saved-reports/${id}`))).toEqual([204])
    expect(rowsOf(await joe.send('GET', '/v1/saved-reports'))).toEqual([])
  })

  it('come by name, page by page', async () => {
    const mia = await person('Mia')
    for (const name of ['b', 'C', 'a']) await mia.send('POST', '/v1/saved-reports', { name, query })
    const first = await mia.send('GET', '/v1/saved-reports?limit=2')
    const rest = await mia.send('GET', `/v1/saved-reports?limit=2&cursor=${cursorOf(first)}`)
    expect([...rowsOf(first), ...rowsOf(rest)].map(({ name }) => name)).toEqual(['a', 'b', 'C'])
    expect(cursorOf(rest)).toBeNull()
  })

  it.each([
    [{ name: '', query }],
    [{ name: 'x' }],
    [{ name: 'x', query: { groupBy: 'mood' } }],
    [{ name: 'x', query: { colour: 'red' } }],
    [{ name: 'x', query: { tag: 'a\u0000b' } }],
  ])('are refused when they make no report: %j', async (body) => {
    const mia = await person('Mia')
    expect(outcome(await mia.send('POST', '/v1/saved-reports', body))).toEqual([422, 'invalid'])
  })
})
