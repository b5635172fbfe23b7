// long because: leaving ends in many places, and what is left is looked for in each.
import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { onceFor } from '../queue/define-job.ts'
import { codeFor } from '../testing/authenticator.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace, tokenMailedTo } from '../testing/join-workspace.ts'
import { makeWorld } from '../testing/operation-world.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { removeLeftJob } from './remove-left.job.ts'

const harness = await startHarness()
const { person, client, runJobs, passTime, deps } = harness
type Person = Awaited<ReturnType<typeof person>>
const superuserUrl = new URL(inject('services').superuserUrl)
superuserUrl.pathname = new URL(harness.databaseUrl).pathname
const sql = postgres(superuserUrl.toString(), { max: 1, onnotice: () => undefined })
afterAll(() => sql.end())

const days = (count: number) => count * 86_400
const close = (mia: Pick<Person, 'send' | 'password'>) =>
  mia.send('DELETE', '/v1/me', { currentPassword: mia.password })
const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>) => {
  const send = client()
  return { send, answer: await send('POST', '/v1/auth/login', { email, password }) }
}
const runRemoval = () =>
  removeLeftJob.runRaw(
    {
      ...deps,
      jobId: crypto.randomUUID(),
      workspaceId: null,
      sendMail: () => Promise.resolve(),
      signal: AbortSignal.timeout(60_000),
      once: onceFor(deps, crypto.randomUUID()),
    },
    { dueAt: deps.clock().toISOString() },
  )

/** How many rows of a workspace each table holds. */
async function rowsIn(workspaceId: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] =
      await sql`select count(*)::int as count from ${sql(name)} where workspace_id = ${workspaceId}`
    if (row?.count > 0) counts[name] = Number(row?.count)
  }
  return counts
}

it('gives a person all that is kept about them, and nothing about anybody else', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
  await max.send('POST', '/v1/prompts', { name: 'Not hers', body: 'x' })
  const answer = await mia.send('GET', '/v1/me/export')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="promptsheet-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(answer.json).toMatchObject({
    user: { email: mia.email },
    sessions: [{ isCurrent: true }],
    events: [{ kind: 'signed_up' }],
    workspaces: [
      {
        name: 'Mia & co',
        prompts: [{ id }],
        versions: [{ promptId: id }],
        changes: [{ action: 'prompt.created' }],
      },
    ],
  })
  expect(answer.text).not.toContain('Not hers')
  expect(answer.text).not.toMatch(/secret_?hash|"hash"/i)
})

it('gives no more text than a reply can hold, and says how many versions it left out', async () => {
  const mia = await person('Mia')
  const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Long', body: 'first' }))
  await sql`
    insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, notes, recommended_models, author_member_id, created_at)
    select workspace_id, prompt_id, 100 + i, repeat('x', 100000), inputs, notes, recommended_models, author_member_id, created_at + i * interval '1 second'
    from prompt_versions, generate_series(1, 450) as i where prompt_id = ${id} and number = 1`
  const answer = await mia.send('GET', '/v1/me/export')
  expect(answer.text.length).toBeLessThan(45_000_000)
  expect(answer.json).toMatchObject({ workspaces: [{ versionsLeftOut: 32 }] })
})

describe('an account', () => {
  it('is closed with the password: sessions end, keys stop, and a log-in brings it back', async () => {
    const mia = await person('Mia')
    const made = await mia.send('POST', '/v1/api-keys', { name: 'K', scopes: ['prompts:read'] })
    const { key } = z.object({ key: z.string() }).parse(made.json)
    const keyed = client({ authorization: `Bearer ${key}` })
    expect((await keyed('GET', '/v1/prompts')).status).toBe(200)
    const wrong = await mia.send('DELETE', '/v1/me', { currentPassword: 'not it at all' })
    expect(outcome(wrong)).toEqual([422, 'wrong_password'])
    expect((await close(mia)).status).toBe(200)
    expect((await mia.send('GET', '/v1/me')).status).toBe(401)
    expect((await keyed('GET', '/v1/prompts')).status).toBe(401)
    const { answer, send } = await logIn(mia)
    expect(outcome(answer)).toEqual([401, 'account_closed'])
    const { reopenToken } = z.object({ reopenToken: z.string() }).parse(answer.json)
    expect((await send('POST', '/v1/auth/reopen', { token: reopenToken })).status).toBe(200)
    expect((await send('GET', '/v1/me')).json).toMatchObject({ workspace: { id: mia.workspace.id } })
    expect((await keyed('GET', '/v1/prompts')).status).toBe(200)
    expect(outcome(await send('POST', '/v1/auth/reopen', { token: reopenToken }))).toEqual([
      422,
      'link_expired',
    ])
  })

  it('comes back by the letter with the second step only, where that is on', async () => {
    const mia = await person('Mia')
    const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
    const { secret } = z.object({ secret: z.string() }).parse(begun.json)
    const code = codeFor(secret, deps.clock())
    await mia.send('POST', '/v1/me/second-factor/confirm', { code })
    await close(mia)
    await runJobs()
    const token = tokenMailedTo(harness, mia.email)
    const answer = await client()('POST', '/v1/auth/reopen', { token })
    expect(outcome(answer)).toEqual([401, 'second_factor_required'])
    expect(answer.headers.get('set-cookie')).toBeNull()
    const { secondFactorToken } = z.object({ secondFactorToken: z.string() }).parse(answer.json)
    const next = codeFor(secret, deps.clock(), 1)
    const finished = await client()('POST', '/v1/auth/second-factor', {
      token: secondFactorToken,
      code: next,
    })
    expect(finished.status).toBe(200)
  })

  it('comes back by the letter too, for two weeks and no longer', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    for (const one of [mia, max]) await close(one)
    await runJobs()
    passTime(days(13))
    await runRemoval()
    const back = await client()('POST', '/v1/auth/reopen', { token: tokenMailedTo(harness, mia.email) })
    expect(back.status).toBe(200)
    passTime(days(2))
    await runRemoval()
    const late = await client()('POST', '/v1/auth/reopen', { token: tokenMailedTo(harness, max.email) })
    expect(outcome(late)).toEqual([422, 'link_expired'])
    expect((await logIn(max)).answer.status).toBe(401)
    expect((await logIn(mia)).answer.status).toBe(200)
    expect(await rowsIn(max.workspace.id)).toEqual({})
  })

  it('leaves what its person wrote to the workspace, and nothing that says who it was', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe Unmistakable' })
    const id = idOf(await joe.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
    await joe.send('POST', `/v1/prompts/${id}/uses`, {
      surface: 'web',
      target: 'claude',
      inputs: { name: 'Ann' },
    })
    expect((await close(joe)).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    await runRemoval()
    const prompt = await mia.send('GET', `/v1/prompts/${id}`)
    expect(prompt.json).toMatchObject({
      owner: { name: 'Former member' },
      currentVersion: { body: 'Dear {{name}}' },
    })
    expect(rowsOf(await mia.send('GET', '/v1/members'))).toHaveLength(1)
    for (const table of [
      'users',
      'sessions',
      'sign_in_tokens',
      'account_events',
      'invites',
      'remembered_inputs',
    ]) {
      const rows = await sql`select t::text as row from ${sql(table)} t`
      const text = rows.map(({ row }) => String(row)).join('\n')
      expect([table, text.includes(joe.email), text.includes('Unmistakable')]).toEqual([table, false, false])
    }
    const again = { email: joe.email, password: 'seven green bottles', name: 'Joe' }
    expect((await client()('POST', '/v1/auth/signup', again)).status).toBe(201)
  })

  it('leaves no address in the audit trail either, neither its last one nor the one it was invited by', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
    const asked = await mia.send('POST', '/v1/invites', { email: 'stays@example.com', role: 'member' })
    await mia.send('DELETE', `/v1/invites/${idOf(asked)}`)
    const now = `new-${joe.email}`
    await joe.send('POST', '/v1/me/email', { currentPassword: joe.password, email: now })
    await runJobs()
    await client()('POST', '/v1/auth/change-email', { token: tokenMailedTo(harness, now) })
    const max = await person('Max')
    const other = idOf(await max.send('POST', '/v1/invites', { email: now, role: 'member' }))
    await max.send('DELETE', `/v1/invites/${other}`)
    const back = await logIn({ email: now, password: joe.password })
    expect((await close({ ...joe, send: back.send })).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    const left = await sql`select a::text as row from audit_entries a union all select i::text from invites i`
    const text = left.map(({ row }) => String(row)).join('\n')
    expect([text.includes(joe.email), text.includes('stays@example.com')]).toEqual([false, true])
    const entries = rowsOf(await (await logIn(max)).send('GET', '/v1/audit-entries'))
    expect(entries).toContainEqual(expect.objectContaining({ action: 'invite.revoked', detail: {} }))
  })

  it('is not closed while others depend on it as the only owner', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    expect(outcome(await close(mia))).toEqual([409, 'last_owner'])
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'owner' })
    const both = await Promise.all([close(mia), close(joe)])
    // One after the other: whoever is last takes the workspace along, as nobody is left in it.
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const [left] = await sql`select deleted_at from workspaces where id = ${mia.workspace.id}`
    expect(left?.deleted_at).not.toBeNull()
  })
})

describe('a workspace', () => {
  const remove = (mia: Pick<Person, 'send' | 'password'>, name = 'Mia & co') =>
    mia.send('DELETE', '/v1/workspace', { currentPassword: mia.password, name })

  it('is deleted by an owner who types its name, is out of reach at once, and comes back whole', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
    expect(outcome(await remove(joe))).toEqual([403, 'forbidden'])
    expect(outcome(await remove(mia, 'mia & co'))).toEqual([422, 'wrong_name'])
    expect((await remove(mia)).status).toBe(200)
    for (const { send } of [mia, joe])
      expect(outcome(await send('GET', `/v1/prompts/${id}`))).toEqual([403, 'no_workspace'])
    const [seen] = rowsOf(await joe.send('GET', '/v1/workspaces/deleted'))
    expect(seen).toMatchObject({ name: 'Mia & co', deletedBy: 'Mia', mayUndelete: false })
    const undelete = (send: Person['send']) => send('POST', `/v1/workspaces/${mia.workspace.id}/undelete`)
    expect(outcome(await undelete(joe.send))).toEqual([403, 'owners_only'])
    expect(outcome(await undelete((await person('Max')).send))).toEqual([404, 'workspace_not_found'])
    expect((await undelete(mia.send)).status).toBe(204)
    expect(outcome(await undelete(mia.send))).toEqual([404, 'workspace_not_found'])
    expect((await joe.send('GET', `/v1/prompts/${id}`)).status).toBe(200)
  })

  it('is removed after two weeks with every row of it, in every table there is', async () => {
    const world = await makeWorld(harness)
    for (const make of [world.team, world.invite, world.apiKey, world.collection, world.prompt, world.use])
      await make()
    await world.committedImport()
    await world.binnedPrompt()
    await runJobs()
    const other = await makeWorld(harness)
    await other.prompt()
    const before = await rowsIn(other.workspaceId)
    expect(Object.keys(await rowsIn(world.workspaceId)).length).toBeGreaterThan(12)
    const body = { currentPassword: 'seven green bottles', name: `Work ${world.marker}` }
    expect((await world.owner.send('DELETE', '/v1/workspace', body)).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    expect(await rowsIn(world.workspaceId)).toEqual({})
    expect(await sql`select from workspaces where id = ${world.workspaceId}`).toHaveLength(0)
    expect(await rowsIn(other.workspaceId)).toEqual(before)
  })

  it('cannot be removed by a call of the function before its time', async () => {
    const mia = await person('Mia')
    await remove(mia)
    const now = deps.clock().toISOString()
    await deps.db
      .$client`select lookup.remove_workspace(${mia.workspace.id}, ${new Date(0).toISOString()}, 10)`
    await deps.db.$client`select lookup.remove_account(${mia.user.id}, ${now}, ${now})`
    expect((await mia.send('POST', `/v1/workspaces/${mia.workspace.id}/undelete`)).status).toBe(204)
  })
})

it('brings nothing back after two weeks, even while it waits to be removed', async () => {
  const [mia, max] = [await person('Mia'), await person('Max')]
  await close(max)
  await runJobs()
  const token = tokenMailedTo(harness, max.email)
  const name = 'Mia & co'
  await mia.send('DELETE', '/v1/workspace', { currentPassword: mia.password, name })
  passTime(days(14) - 60)
  expect(rowsOf(await mia.send('GET', '/v1/workspaces/deleted'))).toHaveLength(1)
  expect(outcome((await logIn(max)).answer)).toEqual([401, 'account_closed'])
  passTime(120)
  expect(rowsOf(await mia.send('GET', '/v1/workspaces/deleted'))).toEqual([])
  const back = await mia.send('POST', `/v1/workspaces/${mia.workspace.id}/undelete`)
  expect(outcome(back)).toEqual([404, 'workspace_not_found'])
  expect(outcome((await logIn(max)).answer)).toEqual([401, 'wrong_login'])
  expect(outcome(await client()('POST', '/v1/auth/reopen', { token }))).toEqual([422, 'link_expired'])
})

it('empties the bin of what has been in it for 30 days, and of nothing else', async () => {
  const mia = await person('Mia')
  const save = async (name: string) => idOf(await mia.send('POST', '/v1/prompts', { name, body: 'x' }))
  const [old, fresh, live] = [await save('Old'), await save('Fresh'), await save('Live')]
  await mia.send('DELETE', `/v1/prompts/${old}`)
  passTime(days(20))
  await mia.send('DELETE', `/v1/prompts/${fresh}`)
  passTime(days(11))
  await runRemoval()
  const left = await sql`select id from prompts where workspace_id = ${mia.workspace.id} order by id`
  expect(left.map(({ id }) => id)).toEqual([fresh, live].sort())
  expect(await sql`select from prompt_versions where prompt_id = ${old}`).toHaveLength(0)
})
