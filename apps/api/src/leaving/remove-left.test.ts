import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { tokenMailedTo } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { days, makeLeaving } from './testing/make-leaving.ts'

const harness = await startHarness()
const { person, client, runJobs, passTime } = harness
const { sql, close, logIn, runRemoval } = makeLeaving(harness)

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

it('removes all else when one thing cannot be removed, fails, and has it the next night', async () => {
  const all = [await person('Mia'), await person('Max'), await person('Eva')]
  const ids = all.map(({ workspace }) => workspace.id).sort()
  for (const one of all) expect((await close(one)).status).toBe(200)
  await sql.unsafe(`
    create function stay() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$;
    create trigger stay before delete on workspaces for each row when (old.id = '${ids[0]}') execute function stay()`)
  passTime(days(15))
  await expect(runRemoval()).rejects.toThrow('could not be removed: 1')
  const left = async () => (await sql`select id from workspaces where id = any (${ids})`).length
  const people = () =>
    sql`select from users where removed_at is not null and id = any (${all.map(({ user }) => user.id)})`
  expect([await left(), (await people()).length]).toEqual([1, 3])
  await sql`drop trigger stay on workspaces`
  await runRemoval()
  expect(await left()).toBe(0)
})

it('is not done when it is stopped before its end, and removes the rest when it runs again', async () => {
  const mia = await person('Mia')
  await close(mia)
  passTime(days(15))
  const left = async () =>
    (
      await sql`select from workspaces w, users u where w.id = ${mia.workspace.id} and u.id = ${mia.user.id} and u.removed_at is null`
    ).length
  await expect(runRemoval(AbortSignal.abort())).rejects.toThrow('aborted')
  expect(await left()).toBe(1)
  await runRemoval()
  expect(await left()).toBe(0)
})
