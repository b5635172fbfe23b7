import { expect, it } from 'vitest'
import { formOf } from '../imports/testing/bring.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person } = harness

it('the reply of a keyed request is not given again to somebody who may not see what it is about', async () => {
  const mia = await person('Mia')
  const joe = await joinWorkspace(harness, mia.send)
  const both = [mia.workspace.memberId, joe.workspace.memberId]
  const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: both }))
  const limited = { name: 'Hiring', visibility: 'teams', teamIds: [team] }
  const collectionId = idOf(await mia.send('POST', '/v1/collections', limited))
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Pay', body: 'What we pay', collectionId }))
  const calls = [
    ['/v1/prompts', { name: 'Mine', body: 'Mine, in Hiring', collectionId }],
    ['/v1/collections', { ...limited, name: 'Also hiring' }],
    [`/v1/prompts/${id}/uses`, { surface: 'web', target: 'claude' }],
    ['/v1/imports', { kind: 'prompts-markdown', text: 'Some prompt', collectionId }],
  ] as const
  const sendAll = async () => {
    const answers = []
    for (const [path, body] of calls)
      answers.push(await joe.send('POST', path, body, { 'idempotency-key': path }))
    return answers
  }
  const first = await sendAll()
  expect(first.map(({ status }) => status)).toEqual([201, 201, 201, 202])
  expect((await sendAll()).map(({ json }) => json)).toEqual(first.map(({ json }) => json))
  await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [mia.workspace.memberId] })
  const after = await sendAll()
  expect(after.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(after.map(({ text }) => text).join()).not.toMatch(/iring|What we pay/)
})

it('a form is known again by its files and fields, though each sending gives it another boundary', async () => {
  const mia = await person('Mia')
  const send = (text: string) =>
    mia.send('POST', '/v1/imports', formOf('prompts-markdown', { 'a.md': text }), {
      'idempotency-key': 'form',
    })
  const [first, again] = [await send('# A\n\nWrite.'), await send('# A\n\nWrite.')]
  expect([first.status, again.status]).toEqual([202, 202])
  expect(idOf(again)).toBe(idOf(first))
  expect((await send('# B\n\nWrite.')).status).toBe(422)
})
