import { inWorkspace } from '@promptsheet/db/in-workspace'
import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
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

it('reads in one statement what the verb reads in a transaction', async () => {
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

it('refuses when another tenant is set', async () => {
  const [{ id, actor }, other] = [await prompt(), await prompt()]
  const smuggled = inWorkspace(deps.db, other.actor, (tx) =>
    tx.execute(
      sql`select json from app.prompt_json(${actor.workspaceId}, ${actor.memberId}, ${actor.userId}, ${id})`,
    ),
  )
  await expect(smuggled).rejects.toMatchObject({ cause: { code: '42501' } })
})
