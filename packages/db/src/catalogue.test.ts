import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './testing/clone-database.ts'

const services = inject('services')
const name = `catalogue_${randomUUID().replaceAll('-', '')}`
await cloneDatabase(services.superuserUrl, services.template, name)
const url = new URL(services.superuserUrl)
url.pathname = `/${name}`
const sql = postgres(url.toString(), { max: 1, onnotice: () => undefined })
afterAll(() => sql.end())

const app = 'promptsheet_app'
// Each has a policy of its own, or no privilege for the application at all.
const notTenant = [
  'account_events',
  'credentials',
  'held_addresses',
  'migrations',
  'outbox',
  'recovery_codes',
  'second_factors',
  'sessions',
  'sign_in_tokens',
  'users',
  'wanted_addresses',
  'workspaces',
]

const names = (rows: readonly postgres.Row[]) => rows.map(({ name }) => String(name))

// Tables and partitioned parents of ours, each with the columns of its primary key.
const tables = await sql<{ oid: number; name: string; key: string[]; has_workspace: boolean }[]>`
  select c.oid::int, c.relname as name,
    array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') as has_workspace
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`
const tenantTables = names(tables).filter((table) => !notTenant.includes(table))

describe('every tenant table', () => {
  it('begins its primary key with the workspace, and all but the named tables are tenant tables', () => {
    const others = tables.filter(({ key }) => key[0] !== 'workspace_id')
    expect(names(others)).toEqual(notTenant)
  })

  it('has forced row-level security and a policy, as has every table with a workspace in it', async () => {
    const open = await sql`
      select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
        and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations' and not (
          c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`
    expect(names(open)).toEqual([])
  })

  it('lets nobody but the lookup role past the workspace', async () => {
    const wide = await sql`
      select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and tablename = any(${tenantTables}) and permissive = 'PERMISSIVE'
        and roles <> '{promptsheet_lookup}'
        and (coalesce(qual, '') not like '%workspace_id = app.workspace_id()%' and cmd <> 'INSERT'
          or coalesce(with_check, qual) not like '%workspace_id = app.workspace_id()%')
        and not (tablename = 'members' and policyname = 'seen')`
    expect(names(wide)).toEqual([])
  })

  it('does not bind the lookup role by what only some members may see', async () => {
    const binding = await sql`
      select p.tablename || '.' || p.policyname as name from pg_policies p
      where p.schemaname = 'public' and p.permissive = 'RESTRICTIVE' and p.roles <> ${[app]}::name[]
        and exists (select from pg_policies l where l.tablename = p.tablename and l.policyname = 'lookup')`
    expect(names(binding)).toEqual([])
  })

  it('points into other tenant tables along with the workspace', async () => {
    const loose = await sql`
      select k.conrelid::regclass || '.' || k.conname as name from pg_constraint k
      where k.contype = 'f' and k.conparentid = 0
        and k.conrelid = any(${tables.map(({ oid }) => oid)}::oid[])
        and k.confrelid::regclass::text = any(${tenantTables})
        and not exists (
          select from unnest(k.conkey, k.confkey) pair(here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'workspace_id'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'workspace_id')`
    expect(names(loose)).toEqual([])
  })
})

describe('the application role', () => {
  it('is no superuser, bypasses nothing, owns nothing and may create nothing', async () => {
    const [role] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        exists (select from pg_auth_members m where m.member = r.oid) as is_member
      from pg_roles r where rolname = ${app}`
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false, false])
    const owned = await sql`
      select relname as name from pg_class where relowner = ${app}::regrole
      union all select proname from pg_proc where proowner = ${app}::regrole
      union all select nspname from pg_namespace where nspowner = ${app}::regrole`
    expect(names(owned)).toEqual([])
    const creatable = await sql`
      select nspname as name from pg_namespace where has_schema_privilege(${app}, oid, 'create')
      union all select datname from pg_database
        where datname = current_database() and has_database_privilege(${app}, oid, 'create')`
    expect(names(creatable)).toEqual([])
  })

  it('has no privilege on any partition', async () => {
    const reachable = await sql`
      select c.oid::regclass as name from pg_class c where c.relispartition and c.relkind in ('r', 'p') and (
        has_any_column_privilege(${app}, c.oid, 'select, insert, update, references')
        or has_table_privilege(${app}, c.oid, 'delete, truncate, trigger'))`
    expect(names(reachable)).toEqual([])
    expect(await sql`select from pg_class where relispartition limit 1`).toHaveLength(1)
  })

  it.each([
    ['credentials', 'select, insert, update, delete'],
    ['sessions', 'select, insert, update, delete'],
    ['sign_in_tokens', 'select, insert, update, delete'],
    ['second_factors', 'select, insert, update, delete'],
    ['recovery_codes', 'select, insert, update, delete'],
    ['held_addresses', 'select, insert, update, delete'],
    ['wanted_addresses', 'select, insert, update, delete'],
    ['account_events', 'update, delete, truncate'],
    ['migrations', 'select, insert, update, delete'],
    ['outbox', 'select, update, delete'],
    ['prompt_versions', 'update, delete, truncate'],
    ['audit_entries', 'update, delete, truncate'],
  ])('cannot, of %s: %s', async (table, privileges) => {
    const [may] = await sql`
      select has_table_privilege(${app}, ${table}, ${privileges}) as table,
        has_any_column_privilege(${app}, ${table}, 'update') as columns`
    expect(may?.table).toBe(false)
    expect(may?.columns).toBe(false)
  })

  it('never truncates, and makes no trigger or reference', async () => {
    const may = await sql`
      select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p', 'v') and has_table_privilege(${app}, oid, 'truncate, trigger, references')`
    expect(names(may)).toEqual([])
  })
})

describe('what runs with the rights of another', () => {
  it('is owned by the lookup role, takes no temporary table for ours, and is not for everybody', async () => {
    const functions = await sql<{ name: string; owner: string; path: boolean; is_public: boolean }[]>`
      select p.oid::regprocedure::text as name, p.proowner::regrole::text as owner,
        coalesce('search_path=pg_catalog, public, pg_temp' = any(p.proconfig), false) as path,
        p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0) as is_public
      from pg_proc p where p.prosecdef order by name`
    expect(functions.length).toBeGreaterThan(20)
    const odd = functions.filter(({ owner, path, is_public: isPublic }) =>
      [owner !== 'promptsheet_lookup', !path, isPublic].includes(true),
    )
    const ofOwner = { owner: 'promptsheet_owner', path: true, is_public: false }
    expect(odd).toEqual([
      { ...ofOwner, name: 'app.learn_sizes()' },
      { ...ofOwner, name: expect.stringMatching(/^app\.make_use_partitions/) },
      // Sets no path, because that costs a tenth of a read: see read-prompt.test.ts.
      {
        owner: 'promptsheet_lookup',
        path: false,
        is_public: false,
        name: 'lookup.open_prompt_json(uuid,uuid)',
      },
    ])
  })

  it('is no view: they all run as their reader', async () => {
    const views = await sql`
      select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and relkind in ('v', 'm') and not coalesce(reloptions @> '{security_invoker=true}', false)`
    expect(names(views)).toEqual([])
  })

  it('cannot be signed in as', async () => {
    const [lookup] = await sql`
      select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'promptsheet_lookup'`
    expect(Object.values(lookup ?? {})).toEqual([false, false, false])
  })
})

describe('the schema in code', async () => {
  const folder = new URL('./schema/', import.meta.url)
  const inCode: PgTable[] = []
  for (const file of (await readdir(folder)).filter((entry) => entry.endsWith('.ts'))) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href)
    for (const value of Object.values(module)) if (is(value, PgTable)) inCode.push(value)
  }

  it.each(inCode.map((table) => [getTableConfig(table).name, table] as const))(
    'has the columns of %s',
    async (table, definition) => {
      const columns = await sql<{ name: string; type: string; needed: boolean; generated: boolean }[]>`
        select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as needed,
          a.attgenerated <> '' as generated
        from pg_attribute a where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped`
      const inDatabase = columns.map(({ name, type, needed }) => [name, plainType(type), needed])
      const known = getTableConfig(definition).columns.map((column) => [
        column.name,
        plainType(column.getSQLType()),
        column.notNull || column.primary,
      ])
      const generated = columns.filter((column) => column.generated).map((column) => column.name)
      const needed = inDatabase.filter(
        ([column]) => !generated.includes(String(column)) || known.some(([given]) => given === column),
      )
      expect(known.sort()).toEqual(needed.sort())
    },
  )
})

// To the code, an address and a currency are texts.
function plainType(type: string): string {
  return ['citext', 'character', 'character varying'].includes(type) ? 'text' : type.replace(/\(.*\)/, '')
}
