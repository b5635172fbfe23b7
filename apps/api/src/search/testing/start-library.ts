import { randomUUID } from 'node:crypto'
import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import type { Actor } from '../../auth/actor.ts'
import { startHarness } from '../../testing/harness.ts'
import { findPromptIds, type PromptSearch } from '../find-prompt-ids.ts'
import { indexPrompts } from '../index-prompts.ts'
import { reindexWorkspace } from '../reindex-workspace.ts'

export type Sample = {
  name: string
  useCase?: string
  category?: string
  tags?: string[]
  status?: string
  body?: string
  notes?: string
  ownerId?: string
  collectionId?: string | null
  isDeleted?: boolean
  updatedAt?: string
}

/** Workspaces filled as the superuser, past row-level security, and searched as their members, under it. */
export async function startLibrary() {
  const harness = await startHarness()
  const place = new URL(inject('services').superuserUrl)
  place.pathname = new URL(harness.databaseUrl).pathname
  const root = postgres(place.toString(), { max: 1, onnotice: () => undefined })
  afterAll(() => root.end())

  async function workspace() {
    const workspaceId = randomUUID()
    await root`insert into workspaces (id, name, timezone, created_at, updated_at) values (${workspaceId}, 'Search & co', 'UTC', now(), now())`

    async function addMember(name: string, teamIds: string[] = []): Promise<Actor> {
      const userId = randomUUID()
      const memberId = randomUUID()
      const email = `${name.toLowerCase().replaceAll(' ', '.')}-${userId}@example.com`
      await root`insert into users (id, email, name, timezone, created_at, updated_at) values (${userId}, ${email}, ${name}, 'UTC', now(), now())`
      await root`insert into members (workspace_id, id, user_id, role, created_at, updated_at) values (${workspaceId}, ${memberId}, ${userId}, 'member', now(), now())`
      for (const teamId of teamIds)
        await root`insert into team_members (workspace_id, team_id, member_id) values (${workspaceId}, ${teamId}, ${memberId})`
      return { kind: 'member', userId, workspaceId, memberId, role: 'member', scopes: null, keyId: null }
    }
    const first = await addMember('Mia Keller')

    async function addTeam(name: string): Promise<string> {
      const id = randomUUID()
      await root`insert into teams (workspace_id, id, name, created_at, updated_at) values (${workspaceId}, ${id}, ${name}, now(), now())`
      return id
    }

    /** Without teams, for the whole workspace. */
    async function addCollection(name: string, teamIds: string[] = []): Promise<string> {
      const id = randomUUID()
      await root`insert into collections (workspace_id, id, name, visibility, created_by, created_at, updated_at)
        values (${workspaceId}, ${id}, ${name}, ${teamIds.length === 0 ? 'workspace' : 'teams'}, ${first.memberId}, now(), now())`
      for (const teamId of teamIds)
        await root`insert into collection_teams (workspace_id, collection_id, team_id) values (${workspaceId}, ${id}, ${teamId})`
      return id
    }

    /** Gives their ids, in order. */
    async function addPrompts(samples: readonly Sample[], isIndexed = true): Promise<string[]> {
      const rows = samples.map((sample) => ({
        id: randomUUID(),
        useCase: '',
        category: '',
        tags: [],
        status: 'active',
        body: '-',
        notes: '',
        ownerId: first.memberId,
        collectionId: null,
        isDeleted: false,
        updatedAt: new Date().toISOString(),
        ...sample,
      }))
      await root.begin(async (tx) => {
        for (let from = 0; from < rows.length; from += 1000) {
          const values = tx.json(rows.slice(from, from + 1000))
          await tx`insert into prompts (workspace_id, id, name, use_case, category, tags, status, owner_member_id,
              collection_id, created_by, created_at, updated_at, deleted_at)
            select ${workspaceId}, r.id, r.name, r."useCase", r.category, r.tags, r.status, r."ownerId",
              r."collectionId", ${first.memberId}, now(), r."updatedAt", case when r."isDeleted" then now() end
            from jsonb_to_recordset(${values}) as r(id uuid, name text, "useCase" text, category text, tags text[],
              status text, "ownerId" uuid, "collectionId" uuid, "updatedAt" timestamptz, "isDeleted" boolean)`
          await tx`insert into prompt_versions (workspace_id, prompt_id, number, body, inputs, notes, author_member_id, created_at)
            select ${workspaceId}, r.id, 1, r.body, '[]', r.notes, ${first.memberId}, now()
            from jsonb_to_recordset(${values}) as r(id uuid, body text, notes text)`
        }
      })
      if (isIndexed) await reindex()
      return rows.map(({ id }) => id)
    }

    const asJob = <T>(work: (tx: Tx) => Promise<T>) =>
      inWorkspace(harness.deps.db, { workspaceId, memberId: null, userId: null }, work)
    const reindex = () => asJob((tx) => reindexWorkspace(tx, workspaceId, harness.deps.clock()))
    const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inWorkspace(harness.deps.db, actor, work)

    return {
      id: workspaceId,
      first,
      addMember,
      addTeam,
      addCollection,
      addPrompts,
      reindex,
      asJob,
      as,
      index: (actor: Actor, ids: string[]) => as(actor, (tx) => indexPrompts({ tx, actor }, ids)),
      /** The ids of one page, of at most 200 unless told. */
      find: async (actor: Actor, q: string, more: Partial<PromptSearch> = {}) =>
        (await as(actor, (tx) => findPromptIds({ tx, actor }, { q, limit: 200, ...more }))).ids,
      page: (actor: Actor, search: PromptSearch) => as(actor, (tx) => findPromptIds({ tx, actor }, search)),
    }
  }

  return { ...harness, root, workspace }
}
