import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, look, manyPrompts } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs, passTime } = harness
const days = (count: number) => passTime(count * 86_400)
type Person = Awaited<ReturnType<typeof person>>

const prompts = async (mia: Pick<Person, 'send'>) => rowsOf(await mia.send('GET', '/v1/prompts?limit=200'))
const actions = async (mia: Person) =>
  rowsOf(await mia.send('GET', '/v1/audit-entries?limit=200')).map(({ action }) => action)
const ask = (mia: Pick<Person, 'send'>, id: string, body?: unknown) =>
  mia.send('POST', `/v1/imports/${id}/commit`, body)
const bringMany = (mia: Person, count: number) =>
  bring(harness, mia.send, 'prompts-markdown', { 'many.md': manyPrompts(count) })

async function undo(mia: Pick<Person, 'send'>, id: string) {
  const answer = await mia.send('POST', `/v1/imports/${id}/undo`)
  if (answer.status !== 202) throw new Error(`undoing was refused: ${answer.text}`)
  await runJobs()
  return await look(mia.send, id)
}

describe('undoing', () => {
  it('moves what was made to the bin, and leaves what was changed since and what was updated', async () => {
    const mia = await person('Mia')
    const updated = idOf(
      await mia.send('POST', '/v1/prompts', { name: 'Old', body: 'Old.', externalId: 'old' }),
    )
    const found = await bring(harness, mia.send, 'prompts-markdown', {
      '1.md': '---\nname: Untouched\n---\nFirst.',
      '2.md': '---\nname: Edited\n---\nSecond.',
      '3.md': '---\nname: Old\nid: old\n---\nThird.',
    })
    expect(outcome(await mia.send('POST', `/v1/imports/${found.id}/undo`))).toEqual([
      409,
      'import_not_committed',
    ])
    const { promptIds } = await commit(harness, mia.send, found.id)
    const [untouched, edited] = promptIds
    await mia.send('PATCH', `/v1/prompts/${edited}`, { name: 'Edited by hand' })
    days(6)
    expect((await look(mia.send, found.id)).undone).toBeNull()
    const undone = await undo(mia, found.id)
    expect(undone).toMatchObject({
      status: 'undone',
      undone: { binnedPromptIds: [untouched], keptPromptIds: [edited] },
      progress: { done: 2, total: 2 },
    })
    expect((await prompts(mia)).map(({ id }) => id).sort()).toEqual([edited, updated].sort())
    expect((await mia.send('POST', `/v1/prompts/${untouched}/undelete`)).status).toBe(200)
    expect(outcome(await mia.send('POST', `/v1/imports/${found.id}/undo`))).toEqual([409, 'import_undone'])
    expect(outcome(await ask(mia, found.id))).toEqual([409, 'import_undone'])
    expect((await actions(mia)).filter((action) => action === 'import.undone')).toHaveLength(1)
  })

  it('shows how far it is, and bins all of it at once, though asked for twice', async () => {
    const mia = await person('Mia')
    const found = await bringMany(mia, 700)
    await commit(harness, mia.send, found.id)
    const ask = () => mia.send('POST', `/v1/imports/${found.id}/undo`)
    expect((await Promise.all([ask(), ask()])).map(({ status }) => status)).toEqual([202, 202])
    const waiting = await look(mia.send, found.id)
    expect(waiting).toMatchObject({ status: 'undoing', progress: { done: 0, total: 700 } })
    expect(outcome(await mia.send('DELETE', `/v1/imports/${found.id}`))).toEqual([409, 'import_committed'])
    const seen = new Set<number>()
    let isRunning = true
    const running = Promise.all([runJobs(), runJobs()]).finally(() => {
      isRunning = false
    })
    while (isRunning) {
      const left = await prompts(mia)
      const { status, progress } = await look(mia.send, found.id)
      if (status === 'undoing') seen.add(progress.done)
      if (status === 'undoing') expect(left).toHaveLength(200)
    }
    await running
    expect(seen.size).toBeGreaterThan(1)
    expect((await look(mia.send, found.id)).undone?.binnedPromptIds).toHaveLength(700)
    expect(await prompts(mia)).toEqual([])
  })

  it('is not done for somebody who may not edit any more, and says so', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const found = await bring(harness, joe.send, 'prompts-markdown', { '1.md': 'Text.' })
    await commit(harness, joe.send, found.id)
    await joe.send('POST', `/v1/imports/${found.id}/undo`)
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'viewer' })
    await runJobs()
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'member' })
    expect(await look(joe.send, found.id)).toMatchObject({
      status: 'committed',
      failure: expect.stringMatching(/may not/),
    })
    expect(await undo(joe, found.id)).toMatchObject({ status: 'undone', failure: null })
  })

  it('ends after seven days', async () => {
    const mia = await person('Mia')
    const found = await bring(harness, mia.send, 'prompts-markdown', { '1.md': 'Text.' })
    await commit(harness, mia.send, found.id)
    days(7.1)
    expect(outcome(await mia.send('POST', `/v1/imports/${found.id}/undo`))).toEqual([409, 'import_too_old'])
  })
})
