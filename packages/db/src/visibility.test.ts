import { randomBytes, randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { postgresCode } from './in-workspace.ts'
import { cloneDatabase } from './testing/clone-database.ts'
import { uuidv7 } from './uuidv7.ts'

const services = inject('services')
const database = `visibility_${randomUUID().replaceAll('-', '')}`
await cloneDatabase(services.superuserUrl, services.template, database)
const urlFor = (base: string) => Object.assign(new URL(base), { pathname: `/${database}` }).toString()
const quiet = { max: 1, onnotice: () => undefined }
const superuser = postgres(urlFor(services.superuserUrl), quiet)
const app = postgres(urlFor(services.appUrl), quiet)
afterAll(() => Promise.all([superuser.end(), app.end()]))

const newId = () => uuidv7(new Date(), randomBytes)
const workspace = newId()
const elsewhere = newId()
const insider = { member: newId(), user: newId() }
const owner = { member: newId(), user: newId() }
const stranger = { member: newId(), user: newId() }
const [hrTeam, hiring, library, hidden, open] = [newId(), newId(), newId(), newId(), newId()]
const version = { body: 'Reject {{candidate}} kindly', inputs: '[]', number: 1 }

type Sql = postgres.TransactionSql

/** Raw SQL as the application role, for one member; undone at the end unless `keep`. */
async function as(
  { member, user }: { member: string; user: string },
  work: (tx: Sql) => Promise<unknown>,
  { tenant = workspace, keep = false } = {},
): Promise<unknown> {
  const undo = Symbol('undo')
  let result: unknown
  await app
    .begin(async (tx) => {
      await tx`select app.enter(${tenant}, ${member}, ${user})`
      result = await work(tx)
      if (!keep) throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return result
}

const count = async (rows: Promise<postgres.RowList<postgres.Row[]>>) => Number((await rows)[0]?.count)
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', postgresCode)

beforeAll(async () => {
  await superuser.unsafe('set session_replication_role = replica')
  for (const id of [workspace, elsewhere])
    await superuser`insert into workspaces (id, name, timezone, created_at, updated_at) values (${id}, 'W', 'UTC', now(), now())`
  for (const [person, role, place] of [
    [insider, 'member', workspace],
    [owner, 'owner', workspace],
    [stranger, 'owner', elsewhere],
  ] as const) {
    await superuser`insert into users (id, email, name, timezone, created_at, updated_at)
      values (${person.user}, ${`${person.user}@example.com`}, 'P', 'UTC', now(), now())`
    await superuser`insert into members (workspace_id, id, user_id, role, created_at, updated_at)
      values (${place}, ${person.member}, ${person.user}, ${role}, now(), now())`
  }
  await superuser`insert into teams values (${workspace}, ${hrTeam}, 'HR', now(), now())`
  await superuser`insert into team_members values (${workspace}, ${hrTeam}, ${insider.member})`
  await superuser.unsafe('set session_replication_role = origin')
  await as(
    insider,
    async (tx) => {
      for (const id of [hiring, library])
        await tx`insert into collections (workspace_id, id, name, created_by, created_at, updated_at)
          values (${workspace}, ${id}, 'C', ${insider.member}, now(), now())`
      await tx`insert into collection_teams values (${workspace}, ${hiring}, ${hrTeam})`
      await tx`update collections set visibility = 'teams' where id = ${hiring}`
      for (const [id, collection] of [
        [hidden, hiring],
        [open, library],
      ] as const) {
        await insertPrompt(tx, id, collection, insider.member)
        await insertChildren(tx, id, insider.member)
        await insertAudit(tx, { prompt: id, collection: null })
        await insertAudit(tx, { prompt: null, collection })
      }
    },
    { keep: true },
  )
})

async function insertPrompt(tx: Sql, id: string, collection: string | null, member: string) {
  await tx`insert into prompts (workspace_id, id, name, owner_member_id, collection_id, created_by, created_at, updated_at)
    values (${workspace}, ${id}, 'Rejection mail', ${member}, ${collection}, ${member}, now(), now())`
  await insertVersion(tx, id, 1, member)
}
const insertVersion = (tx: Sql, prompt: string, number: number, member: string, tenant = workspace) =>
  tx`insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, author_member_id, created_at)
    values (${tenant}, ${prompt}, ${number}, ${version.body}, '[]', ${member}, now())`
const insertUse = (tx: Sql, prompt: string, member: string) =>
  tx`insert into prompt_uses (workspace_id, id, prompt_id, version_number, member_id, surface, target, created_at)
    values (${workspace}, ${newId()}, ${prompt}, 1, ${member}, 'web', 'claude', now())`
const insertDaily = (tx: Sql, prompt: string, member: string) =>
  tx`insert into prompt_usage_daily (workspace_id, prompt_id, day, member_id, uses)
    values (${workspace}, ${prompt}, current_date, ${member}, 1)`
const insertRemembered = (tx: Sql, prompt: string, member: string) =>
  tx`insert into remembered_inputs values (${workspace}, ${member}, ${prompt}, '{}', now())`
const insertAudit = (tx: Sql, on: { prompt: string | null; collection: string | null }) =>
  tx`insert into audit_entries (workspace_id, id, actor_kind, action, subject_type, prompt_id, collection_id, created_at)
    values (${workspace}, ${newId()}, 'job', 'prompt.changed', 'prompt', ${on.prompt}, ${on.collection}, now())`

async function insertChildren(tx: Sql, prompt: string, member: string) {
  await insertUse(tx, prompt, member)
  await insertDaily(tx, prompt, member)
  await insertRemembered(tx, prompt, member)
}

const readable = await superuser<{ name: string; columns: string[] }[]>`
  select c.relname as name, array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0) as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
    and has_table_privilege('promptsheet_app', c.oid, 'select') order by 1`

const tablesWith = (...wanted: string[]) =>
  readable.filter(({ columns }) => wanted.some((column) => columns.includes(column))).map(({ name }) => name)

it.each(tablesWith('id', 'workspace_id'))('%s is empty to a query that forgot its tenant', async (name) => {
  expect(await count(app`select count(*) from ${app(name)}`)).toBe(0)
})

it.each(tablesWith('workspace_id'))('%s shows nothing of another workspace', async (name) => {
  const seen = (tx: Sql) =>
    count(tx`select count(*) from ${tx(name)} where workspace_id is distinct from ${elsewhere}`)
  expect(await as(stranger, seen, { tenant: elsewhere })).toBe(0)
})

it.each([...tablesWith('prompt_id', 'collection_id'), 'collections'])(
  '%s hides what hangs on a collection from an owner who is in none of its teams',
  async (name) => {
    const about = (prompt: string, collection: string) => (tx: Sql) => {
      const row = tx`to_jsonb(t)`
      return count(tx`select count(*) from ${tx(name)} t where ${row} ->> 'prompt_id' = ${prompt}
          or ${row} ->> 'collection_id' = ${collection} or ${row} ->> 'id' in (${prompt}, ${collection})`)
    }
    expect(await as(owner, about(hidden, hiring))).toBe(0)
    const isSeeded = await as(insider, about(open, library))
    expect(await as(insider, about(hidden, hiring))).toBeGreaterThanOrEqual(isSeeded === 0 ? 0 : 1)
  },
)

describe('what this suite looks for is there to be found', () => {
  it.each(['prompts', 'prompt_versions', 'prompt_uses', 'prompt_usage_daily', 'audit_entries'])(
    'in %s',
    async (table) => {
      const key = table === 'prompts' ? 'id' : 'prompt_id'
      const seen = (id: string) => (tx: Sql) =>
        count(tx`select count(*) from ${tx(table)} where ${tx(key)} = ${id}`)
      expect(await as(insider, seen(hidden))).toBe(1)
      expect(await as(owner, seen(open))).toBe(1)
    },
  )
})

describe('a transaction', () => {
  it('keeps its tenant', async () => {
    const change = (tx: Sql) => tx`select app.enter(${elsewhere}, ${owner.member}, ${owner.user})`
    expect(await codeOf(as(owner, change))).toBe('42501')
    const leave = (tx: Sql) => tx`select app.enter(null, ${owner.member}, ${owner.user})`
    expect(await codeOf(as(owner, leave))).toBe('42501')
  })

  it('forgets its tenant when it ends', async () => {
    await as(owner, (tx) => tx`select 1`, { keep: true })
    expect((await app`select app.workspace_id() as id`)[0]?.id).toBeNull()
  })
})

describe('under a parent that is not visible, nothing is written', () => {
  const writes: [string, (tx: Sql, member: string) => Promise<unknown>][] = [
    ['a version', (tx, member) => insertVersion(tx, hidden, 2, member)],
    ['a use', (tx, member) => insertUse(tx, hidden, member)],
    ['a day of use', (tx, member) => insertDaily(tx, hidden, member)],
    ['what was typed', (tx, member) => insertRemembered(tx, hidden, member)],
    ['an audit entry', (tx) => insertAudit(tx, { prompt: hidden, collection: null })],
    ['an audit entry of a collection', (tx) => insertAudit(tx, { prompt: null, collection: hiring })],
    ['a prompt', (tx, member) => insertPrompt(tx, newId(), hiring, member)],
    ['a prompt that moves', (tx) => tx`update prompts set collection_id = ${hiring} where id = ${open}`],
    ['a team', (tx) => tx`insert into collection_teams values (${workspace}, ${hiring}, ${hrTeam})`],
  ]

  it.each(writes)('%s', async (_, write) => {
    expect(await codeOf(as(owner, (tx) => write(tx, owner.member)))).toBe('42501')
  })

  it('nor changed, nor deleted', async () => {
    const changed = async (tx: Sql) => [
      (await tx`update prompts set name = 'x' where id = ${hidden}`).count,
      (await tx`update prompt_uses set outcome = 'as_is' where prompt_id = ${hidden}`).count,
      (await tx`update collections set visibility = 'workspace' where id = ${hiring}`).count,
      (await tx`delete from collection_teams where collection_id = ${hiring}`).count,
    ]
    expect(await as(owner, changed)).toEqual([0, 0, 0, 0])
    expect(await as(insider, changed)).toEqual([1, 1, 1, 1])
  })

  it('nor in another workspace, by whatever workspace the row names', async () => {
    for (const tenant of [workspace, elsewhere])
      expect(
        await codeOf(
          as(stranger, (tx) => insertVersion(tx, open, 2, stranger.member, tenant), { tenant: elsewhere }),
        ),
      ).toMatch(/^(42501|23503)$/)
  })
})

describe('what is only one’s own', () => {
  it('is not seen by another member who sees the prompt', async () => {
    const seen = (tx: Sql) => count(tx`select count(*) from remembered_inputs`)
    expect(await as(insider, seen)).toBe(2)
    expect(await as(owner, seen)).toBe(0)
  })
})

describe('a function of the lookup role', () => {
  it('takes no temporary table for ours', async () => {
    const [{ id } = {}] = await superuser`select id from users limit 1`
    const shadow = async (tx: Sql) => {
      await tx`create temporary view users as select ${tx.unsafe(`'${id}'`)}::uuid as id, 'shadow@example.com'::citext as email`
      await tx`grant select on pg_temp.users to public`
      return (await tx`select * from lookup.find_login('shadow@example.com')`).length
    }
    expect(await as(owner, shadow)).toBe(0)
  })
})
