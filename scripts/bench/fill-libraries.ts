import { randomUUID } from 'node:crypto'
import { connect } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { demoPrompts } from '@promptsheet/db/seed/content/prompts'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import { tokenise } from '@promptsheet/shared/search-words'
import type { Sql } from 'postgres'
import { reindexWorkspace } from '../../apps/api/src/search/reindex-workspace.ts'
import { lexemePrefix } from '../../apps/api/src/search/search-words.ts'
import { sampleNames } from '../../apps/api/src/search/testing/sample-names.ts'

export interface Library {
  workspaceId: string
  memberId: string
  userId: string
  names: string[]
  ids: string[]
}

const bodyWords = 60

/** One workspace with prompts of its own, indexed as the product does it. */
export async function fillLibrary(root: Sql, appUrl: string, prompts: number): Promise<Library> {
  const [workspaceId, userId, memberId, collectionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  await root`insert into workspaces (id, name, timezone, created_at, updated_at) values (${workspaceId}, 'Bench', 'UTC', now(), now())`
  await root`insert into users (id, email, name, timezone, created_at, updated_at)
    values (${userId}, ${`${userId}@example.com`}, 'Bench', 'UTC', now(), now())`
  await root`insert into members (workspace_id, id, user_id, role, created_at, updated_at)
    values (${workspaceId}, ${memberId}, ${userId}, 'member', now(), now())`
  await root`insert into collections (workspace_id, id, name, created_by, created_at, updated_at)
    values (${workspaceId}, ${collectionId}, 'Everyday', ${memberId}, now(), now())`
  const random = seededRandom(4000)
  const vocabulary = demoPrompts.flatMap(({ versions, useCase }) =>
    tokenise(`${useCase} ${versions[0]?.body ?? ''}`),
  )
  const pick = (words: number) =>
    Array.from({ length: words }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ')
  const rows = sampleNames(prompts).map((name, n) => ({
    id: randomUUID(),
    name,
    useCase: pick(8),
    category: ['Marketing', 'Sales', 'Support', 'Delivery'][n % 4],
    tags: ['email', 'client', 'report', 'launch', 'hiring', 'copy'].filter((_, at) => (n + at) % 3 === 0),
    collectionId: n % 2 === 0 ? collectionId : null,
    body: pick(bodyWords),
  }))
  await root.begin(async (tx) => {
    const values = tx.json(rows)
    await tx`insert into prompts (workspace_id, id, name, use_case, category, tags, owner_member_id, collection_id, created_by, created_at, updated_at)
      select ${workspaceId}, r.id, r.name, r."useCase", r.category, r.tags, ${memberId}, r."collectionId", ${memberId},
        now() - random() * interval '300 days', now() - random() * interval '90 days'
      from jsonb_to_recordset(${values}) as r(id uuid, name text, "useCase" text, category text, tags text[], "collectionId" uuid)`
    await tx`insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, author_member_id, created_at)
      select ${workspaceId}, r.id, 1, r.body, '[]', ${memberId}, now() from jsonb_to_recordset(${values}) as r(id uuid, body text)`
    // As in a team: some are used daily, many now and then, a few never.
    await tx`insert into prompt_usage_daily (workspace_id, prompt_id, day, member_id, uses, as_is, edited)
      select ${workspaceId}, r.id, current_date - d.ago, ${memberId}, 1 + r.n % 3, r.n % 2, (r.n + 1) % 2
      from (select id, (row_number() over (order by id))::int as n
        from jsonb_to_recordset(${values}) as r(id uuid)) r
      cross join lateral generate_series(0, 29, 1 + r.n % 12) as d(ago) where r.n % 5 <> 0`
    await tx`update prompt_recent_uses r set uses = d.uses
      from (select prompt_id, sum(uses) as uses from prompt_usage_daily where workspace_id = ${workspaceId} group by 1) d
      where r.workspace_id = ${workspaceId} and r.prompt_id = d.prompt_id`
  })
  const { db, close } = connect(appUrl, { max: 1, name: 'bench', statementTimeoutSeconds: 300 })
  await inWorkspace(db, { workspaceId, memberId: null, userId: null }, (tx) =>
    reindexWorkspace(tx, workspaceId, new Date()),
  )
  await close()
  return { workspaceId, memberId, userId, names: rows.map(({ name }) => name), ids: rows.map(({ id }) => id) }
}

/**
 * Adds other workspaces with copies of the library until so many prompts are in the table. Foreign keys and
 * triggers are off for it and the big indexes are made at the end, or it would take an hour.
 */
export async function addOtherLibraries(root: Sql, library: Library, prompts: number): Promise<void> {
  const perWorkspace = library.ids.length
  const others = Math.ceil((prompts - perWorkspace) / perWorkspace)
  if (others <= 0) return
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`set local maintenance_work_mem = '512MB'`
    const indexes = await tx<{ indexdef: string; name: string }[]>`
      select pg_get_indexdef(c.oid) as indexdef, c.relname as name from pg_class c
      where c.relname in ('prompt_search_words', 'search_words_forms')`
    for (const { name } of indexes) await tx.unsafe(`drop index ${name}`)
    for (let n = 0; n < others; n++) {
      const id = randomUUID()
      const share = Math.min(perWorkspace, prompts - perWorkspace * (n + 1))
      const from = library.workspaceId
      await tx`insert into workspaces (id, name, timezone, created_at, updated_at) values (${id}, 'Other', 'UTC', now(), now())`
      await tx`insert into members (workspace_id, id, user_id, role, created_at, updated_at)
        select ${id}, id, gen_random_uuid(), role, now(), now() from members where workspace_id = ${from}`
      await tx`insert into prompts (workspace_id, id, name, use_case, category, tags, owner_member_id, created_by, created_at, updated_at)
        select ${id}, id, name, use_case, category, tags, owner_member_id, created_by, created_at, updated_at
        from prompts where workspace_id = ${from} order by id limit ${share}`
      await tx`insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, author_member_id, created_at)
        select ${id}, v.prompt_id, v.number, v.body, v.inputs, v.author_member_id, v.created_at
        from prompt_versions v where v.workspace_id = ${from}
          and v.prompt_id in (select id from prompts where workspace_id = ${from} order by id limit ${share})`
      await tx`insert into prompt_usage_daily (workspace_id, prompt_id, day, member_id, uses, as_is, edited)
        select ${id}, d.prompt_id, d.day, d.member_id, d.uses, d.as_is, d.edited
        from prompt_usage_daily d where d.workspace_id = ${from}
          and d.prompt_id in (select id from prompts where workspace_id = ${from} order by id limit ${share})`
      await tx`insert into prompt_recent_uses (workspace_id, prompt_id, uses)
        select ${id}, prompt_id, uses from prompt_recent_uses where workspace_id = ${from}
          and prompt_id in (select id from prompts where workspace_id = ${from} order by id limit ${share})`
      await tx`insert into prompt_search (workspace_id, prompt_id, head, words, name_length, heat)
        select ${id}, prompt_id, head, replace(words::text, ${`'${lexemePrefix(from)}`}, ${`'${lexemePrefix(id)}`})::tsvector, name_length, heat
        from prompt_search s where s.workspace_id = ${from}
          and prompt_id in (select id from prompts where workspace_id = ${from} order by id limit ${share})`
      await tx`insert into search_words (workspace_id, word, forms)
        select ${id}, word, array(select f # ${Math.floor(n * 7_654_321) % 2_000_000_000}::int from unnest(forms) f)
        from search_words where workspace_id = ${from}`
    }
    for (const { indexdef } of indexes) await tx.unsafe(indexdef.replace(' ON ONLY ', ' ON '))
  })
  await root`vacuum analyze`
}
