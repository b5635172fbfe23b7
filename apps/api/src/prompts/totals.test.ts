import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { type Sample, startLibrary } from '../search/testing/start-library.ts'
import { mostCounted } from './count-prompts.ts'
import { findPrompts, type PromptList } from './find-prompts.ts'

const library = await startLibrary()
type Workspace = Awaited<ReturnType<typeof library.workspace>>

const reply = z.object({
  data: z.array(z.object({ id: z.string(), usesLast30Days: z.number() })),
  nextCursor: z.string().nullable(),
  total: z.object({ count: z.number(), hasMore: z.boolean() }).nullable(),
})

const list = async ({ as }: Workspace, actor: Actor, wanted: Partial<PromptList> = {}) =>
  reply.parse(
    JSON.parse(
      await as(actor, (tx) =>
        findPrompts(
          { tx, actor, clock: library.deps.clock, random: randomBytes, requestId: null },
          { sort: 'updated', deleted: false, limit: 50, total: true, ...wanted },
        ),
      ),
    ),
  )

/** Every page, one after the other. */
async function walk(workspace: Workspace, actor: Actor, wanted: Partial<PromptList>): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await list(workspace, actor, { ...wanted, limit: 200, cursor })
    ids.push(...page.data.map(({ id }) => id))
    if (page.nextCursor === null) return ids
    cursor = page.nextCursor
  }
}

/** More prompts with the tag `often` than are fetched at once, few with `rare`, some of both for one team alone. */
async function fill(workspace: Workspace, count: number) {
  const team = await workspace.addTeam('HR')
  const limited = await workspace.addCollection('Hiring', [team])
  const samples = Array.from(
    { length: count },
    (_, n): Sample => ({
      name: `Letter ${n}`,
      category: n % 3 === 0 ? 'Änderung' : 'Sales',
      tags: [...(n % 8 === 7 ? [] : ['Often']), ...(n % 100 === 5 ? ['RARE'] : [])],
      status: n % 50 === 3 ? 'retired' : 'active',
      isDeleted: n % 40 === 1,
      collectionId: n % 4 === 1 ? limited : null,
      updatedAt: new Date(Date.UTC(2026, 0, 1) + (n % 97) * 1000).toISOString(),
    }),
  )
  const ids = await workspace.addPrompts(samples)
  return { ids, samples, limited, team, insider: await workspace.addMember('Leyla', [team]) }
}

describe('a list', () => {
  it('says how many there are, page by page and in any order the same ones, to each what they may see', async () => {
    const workspace = await library.workspace()
    const { ids, samples, limited, insider } = await fill(workspace, 900)
    const pick = (actor: Actor, fits: (sample: Sample) => boolean, deleted = false) =>
      ids.filter((_, n) => {
        const sample = samples[n]
        if (sample === undefined || (sample.collectionId === limited && actor !== insider)) return false
        return fits(sample) && sample.isDeleted === deleted && (deleted || sample.status !== 'retired')
      })
    const cases: [Partial<PromptList>, (sample: Sample) => boolean][] = [
      [{}, () => true],
      [{ tag: 'often' }, ({ tags }) => tags?.includes('Often') ?? false],
      [{ tag: 'rare' }, ({ tags }) => tags?.includes('RARE') ?? false],
      [{ tag: 'nobody has this' }, () => false],
      [{ q: 'tag:OFTEN tag:rare' }, ({ tags }) => tags?.length === 2],
      [
        { category: 'ÄNDERUNG', tag: 'rare' },
        ({ category, tags }) => category === 'Änderung' && (tags?.includes('RARE') ?? false),
      ],
      [{ q: 'category:sales' }, ({ category }) => category === 'Sales'],
      [{ collectionId: limited }, ({ collectionId }) => collectionId === limited],
      [{ ownerId: workspace.first.memberId }, () => true],
      [
        { q: 'tag:rare', category: 'sales' },
        ({ category, tags }) => category === 'Sales' && tags?.length === 2,
      ],
    ]
    for (const actor of [workspace.first, insider])
      for (const [wanted, fits] of cases) {
        const expected = pick(actor, fits)
        for (const sort of ['updated', 'uses', 'name', 'created'] as const)
          expect((await walk(workspace, actor, { ...wanted, sort })).toSorted(), sort).toEqual(
            expected.toSorted(),
          )
        const { total } = await list(workspace, actor, { ...wanted, limit: 1 })
        expect(total).toEqual({ count: expected.length, hasMore: false })
      }
    const binned = await list(workspace, workspace.first, { deleted: true, tag: 'often' })
    expect(binned.total?.count).toBe(
      pick(workspace.first, ({ tags }) => tags?.includes('Often') ?? false, true).length,
    )
    expect((await list(workspace, workspace.first, { total: false })).total).toBeNull()
  })

  it('counts no further than a thousand', async () => {
    const workspace = await library.workspace()
    await workspace.addPrompts(
      Array.from({ length: mostCounted + 1 }, (_, n) => ({ name: `Offer ${n}`, tags: n > 0 ? ['all'] : [] })),
    )
    const more = { count: mostCounted, hasMore: true }
    expect((await list(workspace, workspace.first)).total).toEqual(more)
    expect((await list(workspace, workspace.first, { tag: 'all' })).total).toEqual({
      ...more,
      hasMore: false,
    })
  })

  it('counts what a search finds, on later pages too', async () => {
    const workspace = await library.workspace()
    await workspace.addPrompts(Array.from({ length: 7 }, (_, n) => ({ name: `Offer ${n}` })))
    const first = await list(workspace, workspace.first, { q: 'offer', limit: 3 })
    expect([first.data.length, first.total]).toEqual([3, { count: 7, hasMore: false }])
    const cursor = first.nextCursor ?? undefined
    const second = await list(workspace, workspace.first, { q: 'offer', limit: 3, cursor })
    expect([second.data.length, second.total]).toEqual([3, { count: 7, hasMore: false }])
    expect((await list(workspace, workspace.first, { q: 'zebra' })).total).toEqual({
      count: 0,
      hasMore: false,
    })
    expect((await list(workspace, workspace.first, { q: '???' })).total).toEqual({ count: 0, hasMore: false })
  })
})

describe('the uses that a list is sorted by', () => {
  it('are those of 30 days once a day is over, and are gone with their prompt', async () => {
    const workspace = await library.workspace()
    const [id = '', other = ''] = await workspace.addPrompts([{ name: 'Old' }, { name: 'New' }])
    const add = (prompt: string, day: string, uses: number) =>
      library.root`insert into prompt_usage_daily (workspace_id, prompt_id, day, member_id, uses)
        values (${workspace.id}, ${prompt}, ${day}, ${workspace.first.memberId}, ${uses})`
    await add(id, '2026-01-01', 9)
    await add(id, '2026-01-31', 1)
    await add(other, '2026-01-02', 4)
    const recount = async (today: string) =>
      (
        await library.deps.db.execute(sql`select lookup.recount_recent_uses(${workspace.id}, ${today}) as n`)
      )[0]?.n
    const stored = async () =>
      (
        await library.root`select uses from prompt_recent_uses where workspace_id = ${workspace.id} order by uses`
      ).map(({ uses }) => uses)
    expect(await stored()).toEqual([0, 0])
    expect([await recount('2026-01-30'), await stored()]).toEqual([2, [4, 10]])
    expect([await recount('2026-01-31'), await stored()]).toEqual([1, [1, 4]])
    expect(await recount('2026-01-31')).toBe(0)
    await library.root`delete from prompts where workspace_id = ${workspace.id} and id = ${id}`
    expect(await stored()).toEqual([4])
  })
})
