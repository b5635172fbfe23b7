import { randomBytes, randomUUID } from 'node:crypto'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { createPrompt } from '../../apps/api/src/prompts/create-prompt.ts'
import { findPrompts } from '../../apps/api/src/prompts/find-prompts.ts'
import type { BenchDatabase } from './bench-database.ts'
import type { Side } from './compare.ts'

const body =
  'Write to {{client name}} about {{what changed}} in a {{tone=friendly}} tone, in three short paragraphs.'
const context = { clock: () => new Date(), random: randomBytes, requestId: null }

/** One prompt: through the door for hot reads, and the same prepared select by a role without policies. */
export function readSides({ db, floor, actor, pid, floorPid, library }: BenchDatabase): Side[] {
  const { workspaceId } = actor
  const idOf = (n: number) => library.ids[(n * 13) % library.ids.length] ?? ''
  return [
    {
      name: 'read, isolated',
      pid,
      run: (n) => readInWorkspace(db, actor, 'prompt_json', idOf(n)),
    },
    {
      name: 'read, without isolation',
      pid: floorPid,
      run: (n) =>
        floor.unsafe(
          'select json, revision from app.prompt_details where workspace_id = $1 and id = $2 and deleted_at is null',
          [workspaceId, idOf(n)],
          { prepare: true },
        ),
    },
  ]
}

/** A new prompt: as the API makes it, and the three bare inserts that it cannot do without, in a transaction. */
export function createSides({ db, floor, actor, pid, floorPid }: BenchDatabase): Side[] {
  const { workspaceId, memberId } = actor
  return [
    {
      name: 'create, product',
      pid,
      run: (n) =>
        inWorkspace(db, actor, (tx) =>
          createPrompt(
            { ...context, tx, actor },
            { name: `Bench prompt number ${n}`, body, tags: ['bench'] },
          ),
        ),
    },
    {
      name: 'create, SQL alone',
      pid: floorPid,
      run: (n) =>
        floor.begin(async (tx) => {
          const id = randomUUID()
          await tx`insert into prompts (workspace_id, id, name, tags, owner_member_id, created_by, created_at, updated_at)
            values (${workspaceId}, ${id}, ${`Bench prompt number ${n}`}, '{bench}', ${memberId}, ${memberId}, now(), now())`
          await tx`insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, author_member_id, created_at)
            values (${workspaceId}, ${id}, 1, ${body}, '[]', ${memberId}, now())`
          await tx`insert into audit_entries (workspace_id, id, actor_kind, member_id, action, subject_type, subject_id, prompt_id, created_at)
            values (${workspaceId}, ${randomUUID()}, 'member', ${memberId}, 'prompt.created', 'prompt', ${id}, ${id}, now())`
        }),
    },
  ]
}

/** The latest 50: as the API lists them, and one hand-written statement by a role without policies. */
export function listSides({ db, floor, actor, pid, floorPid }: BenchDatabase): Side[] {
  return [
    {
      name: 'list, product',
      pid,
      run: () =>
        inWorkspace(db, actor, (tx) =>
          findPrompts({ ...context, tx, actor }, { sort: 'updated', deleted: false, limit: 50 }),
        ),
    },
    {
      name: 'list, SQL alone',
      pid: floorPid,
      run: () => floor`
        select p.id, p.name, p.use_case, p.category, p.tags, p.status, p.owner_member_id, u.name as owner, p.collection_id,
          p.current_version, left(v.body, 500) as start, coalesce(d.uses, 0) as uses, coalesce(d.people, 0) as people, p.updated_at
        from (select * from prompts where workspace_id = ${actor.workspaceId} and deleted_at is null and status <> 'retired'
          order by updated_at desc, id desc limit 51) p
        join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
        join members m on m.workspace_id = p.workspace_id and m.id = p.owner_member_id
        join users u on u.id = m.user_id
        left join lateral (select sum(uses) as uses, count(distinct member_id) as people from prompt_usage_daily d
          where d.workspace_id = p.workspace_id and d.prompt_id = p.id and d.day > current_date - 30) d on true
        order by p.updated_at desc, p.id desc`,
    },
  ]
}
