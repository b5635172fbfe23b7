import { describe, expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { bring, commit, formOf, look } from './testing/bring.ts'

const harness = await startHarness()
const { person, runJobs } = harness

/** Mia, who has a team HR with a collection and a prompt of its own; Joe, an admin outside; Ann, in the team. */
async function hr() {
  const mia = await person('Mia')
  const team = idOf(await mia.send('POST', '/v1/teams', { name: 'HR' }))
  const joe = await joinWorkspace(harness, mia.send, { role: 'admin', name: 'Joe' })
  const ann = await joinWorkspace(harness, mia.send, { teamIds: [team], name: 'Ann' })
  await mia.send('PUT', `/v1/teams/${team}/members`, {
    memberIds: [mia.workspace.memberId, ann.workspace.memberId],
  })
  const made = await mia.send('POST', '/v1/collections', {
    name: 'Letters',
    visibility: 'teams',
    teamIds: [team],
  })
  const collectionId = idOf(made)
  const body =
    'Write a reference letter for somebody who leaves us in good standing after five years of work.'
  const promptId = idOf(
    await mia.send('POST', '/v1/prompts', {
      name: 'Reference letter',
      body,
      collectionId,
      externalId: 'hr-7',
    }),
  )
  return { mia, joe, ann, team, collectionId, promptId, body }
}

describe('a prompt of a limited collection', () => {
  it('is to an outsider’s import exactly as if it were not there', async () => {
    const { joe, promptId, body } = await hr()
    const files = (externalId: string) => ({
      'a.md': `---\nname: Mine\nid: ${externalId}\n---\nA text of mine.`,
      'b.md': `---\nname: Reference letter\n---\n${body}`,
    })
    const plain = ({ rows, counts, status, notes }: Awaited<ReturnType<typeof bring>>) => ({
      rows,
      counts,
      status,
      notes,
    })
    const unknown = await bring(harness, joe.send, 'prompts-markdown', files('nothing-has-this'))
    for (const externalId of ['hr-7', promptId])
      expect(plain(await bring(harness, joe.send, 'prompts-markdown', files(externalId)))).toEqual(
        plain(unknown),
      )
    const found = await bring(harness, joe.send, 'prompts-markdown', files('hr-7'))
    const done = await commit(harness, joe.send, found.id)
    expect(done).toMatchObject({ status: 'committed', counts: { create: 2, update: 0 } })
    expect(done.promptIds).not.toContain(promptId)
  })

  it('is known to its team, whose import may change it', async () => {
    const { ann, promptId, body } = await hr()
    const found = await bring(harness, ann.send, 'prompts-markdown', {
      'a.md': `---\nname: Reference letter\nid: hr-7\n---\n${body} Be kind.`,
    })
    expect(found.rows).toMatchObject([{ action: 'update', promptId }])
    expect((await commit(harness, ann.send, found.id)).promptIds).toEqual([promptId])
  })

  it('stays as it is whatever an outsider imports under its id', async () => {
    const { mia, joe, promptId } = await hr()
    const found = await bring(harness, joe.send, 'prompts-markdown', {
      'a.md': '---\nname: X\nid: hr-7\n---\nJoe’s.',
    })
    await commit(harness, joe.send, found.id)
    expect((await mia.send('GET', `/v1/prompts/${promptId}`)).json).toMatchObject({
      revision: 1,
      name: 'Reference letter',
    })
  })

  it('cannot be imported into by an outsider, and the answer is that of a collection that is not there', async () => {
    const { joe, collectionId } = await hr()
    const start = (id: string) =>
      joe.send('POST', '/v1/imports', formOf('prompts-markdown', { 'a.md': 'Text.' }, { collectionId: id }))
    const hidden = await start(collectionId)
    const unknown = await start('019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11')
    expect(outcome(hidden)).toEqual([422, 'invalid'])
    expect(outcome(unknown)).toEqual(outcome(hidden))
    expect(hidden.json).toMatchObject({
      errors: [{ path: 'body.collectionId', message: 'There is no such collection.' }],
    })
  })

  it('does not give outsiders a keeper’s job, and says so', async () => {
    const { ann, joe, collectionId } = await hr()
    const found = await bring(
      harness,
      ann.send,
      'prompts-markdown',
      { 'a.md': `---\nname: A\nowner: ${joe.email}\n---\nText.` },
      { collectionId },
    )
    expect(found.rows[0]?.problems).toMatchObject([{ message: expect.stringMatching(/none of the teams/) }])
    const [made] = (await commit(harness, ann.send, found.id)).promptIds
    expect((await ann.send('GET', `/v1/prompts/${made}`)).json).toMatchObject({
      owner: { id: ann.workspace.memberId },
      collectionId,
    })
  })
})

describe('somebody who leaves the team', () => {
  it('loses an import into its collection, and what the import would have updated there', async () => {
    const { mia, ann, team, collectionId } = await hr()
    const into = await bring(harness, ann.send, 'prompts-markdown', { 'a.md': 'Text.' }, { collectionId })
    const beside = await bring(harness, ann.send, 'prompts-markdown', {
      'a.md': '---\nname: Reference letter\nid: hr-7\n---\nChanged.',
      'b.md': 'Something else.',
    })
    await ann.send('POST', `/v1/imports/${into.id}/commit`)
    await mia.send('PUT', `/v1/teams/${team}/members`, { memberIds: [mia.workspace.memberId] })
    await runJobs()
    expect(outcome(await ann.send('GET', `/v1/imports/${into.id}`))).toEqual([404, 'import_not_found'])
    const after = await look(ann.send, beside.id)
    expect(after.rows.map(({ file }) => file)).toEqual(['b.md'])
    expect(await commit(harness, ann.send, beside.id)).toMatchObject({
      status: 'ready',
      failure: expect.stringMatching(/out of your sight/),
    })
    expect(rowsOf(await ann.send('GET', '/v1/prompts'))).toEqual([])
    expect(rowsOf(await mia.send('GET', `/v1/prompts?collectionId=${collectionId}`))).toHaveLength(1)
  })

  it('tells those outside nothing by the audit trail', async () => {
    const { mia, ann, joe, collectionId } = await hr()
    const found = await bring(harness, ann.send, 'prompts-markdown', { 'a.md': 'Text.' }, { collectionId })
    await commit(harness, ann.send, found.id)
    const seen = async (send: typeof mia.send) =>
      rowsOf(await send('GET', '/v1/audit-entries?limit=200')).map(({ action }) => String(action))
    expect((await seen(mia.send)).filter((action) => action.startsWith('import.'))).toHaveLength(2)
    expect((await seen(joe.send)).filter((action) => action.startsWith('import.'))).toEqual([])
  })
})
