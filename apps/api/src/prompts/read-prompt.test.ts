import { inWorkspace } from '@promptsheet/db/in-workspace'
import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { expect, inject, it } from 'vitest'
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
    const [answer] = await deps.db.execute(
      sql`select lookup.open_prompt_json(${actor.workspaceId}, ${id}) is not null as found`,
    )
    return answer?.found
  }
  const isRead = async (reader = actor) =>
    (await readInWorkspace(deps.db, reader, 'prompt_json', id)) !== null
  expect(await open()).toBe(true)
  const everyday = idOf(await mia.send('POST', '/v1/collections', { name: 'Everyday' }))
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: everyday })
  expect(await open()).toBe(true)
  const hr = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: [actor.memberId] }))
  const hiring = idOf(
    await mia.send('POST', '/v1/collections', { name: 'Hiring', visibility: 'teams', teamIds: [hr] }),
  )
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: hiring })
  expect([await open(), await isRead()]).toEqual([false, true])
  expect(await isRead({ ...actor, memberId: newId(deps), userId: newId(deps) })).toBe(false)
  await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId: null })
  expect(await open()).toBe(true)
  const copy = idOf(await mia.send('POST', `/v1/prompts/${id}/fork`, {}))
  expect([await open(), await isRead()]).toEqual([false, true])
  expect((await mia.send('GET', `/v1/prompts/${copy}`)).json).toMatchObject({ forkedFrom: { promptId: id } })
  await mia.send('DELETE', `/v1/prompts/${id}`, undefined, { 'if-match': '*' })
  expect([await open(), await isRead()]).toEqual([false, false])
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
    tx.execute(sql`select lookup.open_prompt_json(${actor.workspaceId}, ${id}) as found`),
  )
  expect(await openly).toEqual([{ found: null }])
})

it('runs nothing that a caller puts before what it names, though it sets no search path', async () => {
  const { id, actor } = await prompt()
  const { pathname } = new URL(deps.env.databaseUrl)
  const superuser = new URL(inject('services').superuserUrl)
  superuser.pathname = pathname
  const traps = postgres(superuser.href, { max: 1, onnotice: () => undefined })
  const app = postgres(deps.env.databaseUrl, { max: 1 })
  try {
    await traps`create schema trap`
    await traps`grant usage on schema trap to public`
    const trap = async (operator: string, type: string, gives: string) => {
      const name = `trap.f${operator.charCodeAt(0)}${type}`
      await traps.unsafe(`
        create function ${name}(${type}, ${type}) returns ${gives} language plpgsql as $$ begin raise exception 'trapped'; end $$;
        create operator trap.${operator} (function = ${name}, leftarg = ${type}, rightarg = ${type})`)
    }
    for (const [operator, type, gives] of [
      ['=', 'uuid', 'boolean'],
      ['=', 'text', 'boolean'],
      ['<>', 'text', 'boolean'],
      ['||', 'text', 'text'],
    ] as const)
      await trap(operator, type, gives)
    for (const [signature, gives] of [
      ['current_setting(text, boolean)', 'text'],
      ['to_char(timestamp, text)', 'text'],
      ['timezone(text, timestamptz)', 'timestamp'],
    ] as const)
      await traps.unsafe(`create function trap.${signature} returns ${gives} language plpgsql
        as $$ begin raise exception 'trapped'; end $$`)
    await app`set search_path = trap, pg_catalog`
    await expect(app`select 'a'::text || 'b'::text`).rejects.toThrow('trapped')
    const [answer] = await app`select lookup.open_prompt_json(${actor.workspaceId}, ${id}) as found`
    expect(answer?.found).toMatch(/^1 \{/)
  } finally {
    await Promise.all([traps.end(), app.end()])
  }
})
