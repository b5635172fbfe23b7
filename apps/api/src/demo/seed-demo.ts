import { inWorkspace } from '@promptsheet/db/in-workspace'
import { members, teamMembers, teams, workspaces } from '@promptsheet/db/schema/identity'
import { collections, collectionTeams, promptUses } from '@promptsheet/db/schema/prompts'
import { demoCollections } from '@promptsheet/db/seed/content/collections'
import { demoPassword, demoPeople, demoTeams, demoWorkspace } from '@promptsheet/db/seed/content/people'
import { demoPrompts } from '@promptsheet/db/seed/content/prompts'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import type {
  CollectionKey,
  DemoPrompt,
  DemoVersion,
  PersonKey,
  TeamKey,
} from '@promptsheet/db/seed/content/types'
import { demoUses } from '@promptsheet/db/seed/content/usage'
import { toWorkingTime } from '@promptsheet/db/seed/content/working-time'
import { uuidv7 } from '@promptsheet/db/uuidv7'
import { eq, sql } from 'drizzle-orm'
import type { Actor } from '../auth/actor.ts'
import { hashPassword } from '../auth/password.ts'
import { addUser, addWorkspace } from '../auth/sign-up.ts'
import type { WorkspaceContext } from '../context.ts'
import { type Deps, newId } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { createPrompt } from '../prompts/create-prompt.ts'
import { publishVersion } from '../prompts/publish-version.ts'
import { seedTime } from './seed-time.ts'

const historyDays = 100

type SeedDeps = Pick<Deps, 'db' | 'clock' | 'random'>
type Cast = {
  actorOf: Map<PersonKey, Actor>
  teamOf: Map<TeamKey, string>
  collectionOf: Map<CollectionKey, string>
}
type VersionAt = { prompt: DemoPrompt; version: DemoVersion; isFirst: boolean; at: Date }
type Published = { promptId: string; number: number; at: Date }

/**
 * Makes the demo workspace: Northlight Studio with its people, prompts and three months of history and of time, all in one
 * transaction, so that a start that is cut off leaves nothing behind. Prompts go through the product's own verbs,
 * with the clock at the time they were written.
 */
export async function seedDemo(deps: SeedDeps): Promise<void> {
  const now = deps.clock()
  const founding = new Date(now.getTime() - historyDays * dayMilliseconds)
  const past: SeedDeps = { ...deps, clock: () => founding }
  const password = await hashPassword(demoPassword)
  const workspaceId = newId(past)
  await inWorkspace(deps.db, { workspaceId, memberId: null, userId: null }, async (tx) => {
    const ctx = { ...past, tx, requestId: null }
    const cast = await addCast(ctx, workspaceId, password)
    await actAs(ctx, cast, 'mia')
    await addCollections(ctx, cast, workspaceId)
    const published = await publishHistory(ctx, cast, now)
    const present = { ...ctx, clock: deps.clock }
    await addUses(present, cast, published, workspaceId)
    await seedTime({ ...present, actor: await actAs(ctx, cast, 'mia') }, cast.actorOf)
  })
}

type SeedContext = Omit<WorkspaceContext, 'actor'>

async function addCast(start: SeedContext, workspaceId: string, hash: string): Promise<Cast> {
  // A minute later each time, so that lists by age have the order of the cast.
  let now = start.clock()
  const ctx = { ...start, clock: () => now }
  const cast: Cast = { actorOf: new Map(), teamOf: new Map(), collectionOf: new Map() }
  for (const { key, name, email, role } of demoPeople) {
    now = new Date(now.getTime() + 60_000)
    const [userId, memberId] = [newId(ctx), newId(ctx)]
    const actor: Actor = { kind: 'member', workspaceId, memberId, userId, role, scopes: null, keyId: null }
    cast.actorOf.set(key, actor)
    await actAs(ctx, cast, key)
    await addUser(ctx, { id: userId, email, name, timezone: demoWorkspace.timezone, hash, isVerified: true })
    if (key === 'mia') {
      await addWorkspace(ctx, { ...actor, name: demoWorkspace.name, timezone: demoWorkspace.timezone })
      await ctx.tx
        .update(workspaces)
        .set({ currency: demoWorkspace.currency, weekStart: 1 })
        .where(eq(workspaces.id, workspaceId))
    } else {
      await ctx.tx
        .insert(members)
        .values({ workspaceId, id: memberId, userId, role, createdAt: now, updatedAt: now })
    }
  }
  for (const { key, name } of demoTeams) {
    const id = newId(ctx)
    cast.teamOf.set(key, id)
    await ctx.tx.insert(teams).values({ workspaceId, id, name, createdAt: now, updatedAt: now })
  }
  for (const person of demoPeople)
    for (const team of person.teams)
      await ctx.tx.insert(teamMembers).values({
        workspaceId,
        teamId: known(cast.teamOf, team),
        memberId: known(cast.actorOf, person.key).memberId,
      })
  return cast
}

// The transaction sees what this person may see, as it would in a request of theirs.
async function actAs(ctx: SeedContext, cast: Cast, key: PersonKey): Promise<Actor> {
  const actor = known(cast.actorOf, key)
  await ctx.tx.execute(sql`select app.enter(${actor.workspaceId}, ${actor.memberId}, ${actor.userId})`)
  return actor
}

async function addCollections(ctx: SeedContext, cast: Cast, workspaceId: string): Promise<void> {
  const now = ctx.clock()
  const createdBy = known(cast.actorOf, 'mia').memberId
  for (const { key, name, description, visibility, teams: allowed } of demoCollections) {
    const id = newId(ctx)
    cast.collectionOf.set(key, id)
    const row = { workspaceId, id, name, description, createdBy, createdAt: now, updatedAt: now }
    await ctx.tx.insert(collections).values(row)
    for (const team of allowed)
      await ctx.tx
        .insert(collectionTeams)
        .values({ workspaceId, collectionId: id, teamId: known(cast.teamOf, team) })
    if (visibility === 'teams')
      await ctx.tx.update(collections).set({ visibility }).where(eq(collections.id, id))
  }
}

async function publishHistory(ctx: SeedContext, cast: Cast, now: Date): Promise<Map<string, Published[]>> {
  const history = demoPrompts
    .flatMap((prompt) =>
      prompt.versions.map((version, index): VersionAt => {
        const daysAgo = toWorkingTime(version.daysAgo, now)
        return {
          prompt,
          version,
          isFirst: index === 0,
          at: new Date(now.getTime() - daysAgo * dayMilliseconds),
        }
      }),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const published = new Map<string, Published[]>()
  for (const entry of history) {
    const { prompt, at } = entry
    const earlier = published.get(prompt.key) ?? []
    const actor = await actAs(ctx, cast, entry.version.author)
    const there = await publish({ ...ctx, actor, clock: () => at }, cast, entry, earlier.at(-1))
    published.set(prompt.key, [...earlier, { ...there, at }])
  }
  return published
}

async function publish(
  ctx: WorkspaceContext,
  cast: Cast,
  { prompt, version, isFirst }: VersionAt,
  latest: Published | undefined,
): Promise<{ promptId: string; number: number }> {
  const text = {
    body: version.body,
    notes: version.notes ?? prompt.notes,
    recommendedModels: [...prompt.recommendedModels],
    changeNote: version.changeNote,
    inputs: prompt.inputs.map(({ options, ...input }) => ({
      ...input,
      ...(options ? { options: [...options] } : {}),
    })),
  }
  if (isFirst || latest === undefined) {
    const { id } = await createPrompt(ctx, {
      ...text,
      name: prompt.name,
      useCase: prompt.useCase,
      category: prompt.category,
      tags: [...prompt.tags],
      status: prompt.status,
      ownerId: known(cast.actorOf, prompt.owner).memberId,
      collectionId: prompt.collection === null ? null : known(cast.collectionOf, prompt.collection),
    })
    return { promptId: id, number: 1 }
  }
  const { promptId } = latest
  const { number } = await publishVersion(ctx, { ...text, promptId, expectedRevision: null })
  return { promptId, number }
}

async function addUses(
  ctx: SeedContext,
  cast: Cast,
  published: Map<string, Published[]>,
  workspaceId: string,
): Promise<void> {
  const now = ctx.clock()
  const random = seededRandom(20_261_120)
  const rows = demoUses(random, now).map(({ prompt, person, daysAgo, ...use }) => {
    const at = new Date(now.getTime() - daysAgo * dayMilliseconds)
    const versions = published.get(prompt) ?? []
    const version = versions.findLast((candidate) => candidate.at <= at) ?? versions[0]
    if (version === undefined) throw new Error(`the demo uses a prompt that it does not have: ${prompt}`)
    return {
      workspaceId,
      id: uuidv7(at, ctx.random),
      promptId: version.promptId,
      versionNumber: version.number,
      memberId: known(cast.actorOf, person).memberId,
      ...use,
      createdAt: at,
    }
  })
  await actAs(ctx, cast, 'mia')
  for (let from = 0; from < rows.length; from += 500)
    await ctx.tx.insert(promptUses).values(rows.slice(from, from + 500))
  const [first, last] = [
    new Date(now.getTime() - historyDays * dayMilliseconds),
    new Date(now.getTime() + dayMilliseconds),
  ]
  await ctx.tx.execute(
    sql`select lookup.recount_uses(${workspaceId}, ${first.toISOString().slice(0, 10)}::date, ${last.toISOString().slice(0, 10)}::date)`,
  )
}

function known<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demo has no ${key}`)
  return value
}
