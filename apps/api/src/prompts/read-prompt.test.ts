import { inWorkspace } from '@promptsheet/db/in-workspace'
import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newId } from '../deps.ts'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'
import { getPrompt } from './get-prompt.ts'

const { person, deps } = await startHarness()

async function prompt() {
  const mia = await person('Mia')
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Ünï "q" \\', body: '{{a=b|c}}\n\t☂' }))
  const { id: workspaceId, memberId } = mia.workspace
  const actor = {
    kind: 'member',
    role: 'owner',
    scopes: null,
    keyId: null,
    workspaceId,
    memberId,
    userId: mia.user.id,
  } as const
  return { id, actor, mia }
}

it('reads without a transaction what the verb reads in a transaction', async () => {
  const { id, actor } = await prompt()
  const read = await readInWorkspace(deps.db, actor, 'prompt_json', id)
  const got = await inWorkspace(deps.db, actor, (tx) =>
    getPrompt({ ...deps, tx, actor, requestId: null }, id),
  )
  expect(JSON.parse(read?.json ?? '')).toEqual(got)
  expect(read?.revision).toBe(got.revision)
})

it('finds nothing for the member of another workspace, and leaves no tenant behind on the connection', async () => {
  const [{ id, actor }, other] = [await prompt(), await prompt()]
  expect(await readInWorkspace(deps.db, other.actor, 'prompt_json', id)).toBeNull()
  expect(
    await readInWorkspace(deps.db, { ...actor, workspaceId: other.actor.workspaceId }, 'prompt_json', id),
  ).toBeNull()
  const reads = Array.from({ length: 30 }, (_, n) =>
    n % 2 === 0
      ? readInWorkspace(deps.db, actor, 'prompt_json', id)
      : deps.db.execute(sql`select count(*)::int as seen from prompts`),
  )
  for (const [n, found] of (await Promise.all(reads)).entries())
    expect(found).toMatchObject(n % 2 === 0 ? { revision: 1 } : [{ seen: 0 }])
})

it('asks what the member may see of whatever is limited, a copy or copied', async () => {
  const { id, actor, mia } = await prompt()
  const open = async () => {
    const found = await deps.db.execute(
      sql`select json from lookup.open_prompt_json(${actor.workspaceId}, ${id})`,
    )
    return found.length
  }
  const isRead = async (reader = actor) =>
    (await readInWorkspace(deps.db, reader, 'prompt_json', id)) !== null
  expect(await open()).toBe(1)
  const everyday = idOf(await mia.send('POST', '/v1/collections', { name: 'Everyday' }))
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: everyday })
  expect(await open()).toBe(1)
  const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: [actor.memberId] }))
  const hiring = idOf(
    await mia.send('POST', '/v1/collections', { name: 'Hiring', visibility: 'teams', teamIds: [hr] }),
  )
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: hiring })
  expect([await open(), await isRead()]).toEqual([0, true])
  expect(await isRead({ ...actor, memberId: newId(deps), userId: newId(deps) })).toBe(false)
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: null })
  expect(await open()).toBe(1)
  const copy = idOf(await mia.send('POST', `/v1/prompts/${id}/fork`, {}))
  expect([await open(), await isRead()]).toEqual([0, true])
  expect((await mia.send('GET', `/v1/prompts/${copy}`)).json).toMatchObject({ forkedFrom: { promptId: id } })
  await mia.send('DELETE', `/v1/prompts/${id}`, undefined, { 'if-match': '*' })
  expect([await open(), await isRead()]).toEqual([0, false])
})

it('refuses when another tenant is set', async () => {
  const [{ id, actor }, other] = [await prompt(), await prompt()]
  const smuggled = inWorkspace(deps.db, other.actor, (tx) =>
    tx.execute(
      sql`select json from app.prompt_json(${actor.workspaceId}, ${actor.memberId}, ${actor.userId}, ${id})`,
    ),
  )
  await expect(smuggled).rejects.toMatchObject({ cause: { code: '42501' } })
  const openly = inWorkspace(deps.db, other.actor, (tx) =>
    tx.execute(sql`select json from lookup.open_prompt_json(${actor.workspaceId}, ${id})`),
  )
  await expect(openly).rejects.toMatchObject({ cause: { code: '42501' } })
})
