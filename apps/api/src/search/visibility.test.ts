import { seededRandom } from '@promptsheet/db/seed/content/random'
import { parseSearchQuery } from '@promptsheet/shared/search-query'
import { editDistance, tokenise } from '@promptsheet/shared/search-words'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { swapNeighbours } from './read-terms.ts'
import { type Sample, startLibrary } from './testing/start-library.ts'

const library = await startLibrary()

const stored = z.object({
  id: z.string(),
  name: z.string(),
  useCase: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  body: z.string(),
})
type Stored = z.infer<typeof stored>

/** What row-level security lets the member read, in full. */
async function readVisible(workspace: Workspace, actor: Actor): Promise<Stored[]> {
  const rows = await workspace.as(actor, (tx) =>
    tx.execute(sql`select p.id, p.name, p.use_case as "useCase", p.category, p.tags, p.status, v.body from prompts p
      join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
      where p.deleted_at is null`),
  )
  return rows.map((row) => stored.parse(row))
}
type Workspace = Awaited<ReturnType<typeof library.workspace>>

/** The same question asked of every prompt in turn, without an index, a lexicon or a definer function. */
function searchByHand(prompts: readonly Stored[], q: string): string[] {
  const { terms, filters } = parseSearchQuery(q)
  const fits = prompts.filter(
    ({ status, tags, category }) =>
      (filters.status.length === 0 ? status !== 'retired' : filters.status.includes(status)) &&
      filters.tag.every((tag) => tags.includes(tag)) &&
      (filters.category.length === 0 || filters.category.includes(category)),
  )
  const words = [...new Set(terms.filter(({ phrase }) => !phrase).flatMap(({ text }) => tokenise(text)))]
  const phrases = terms.filter(({ phrase }) => phrase).map(({ text }) => tokenise(text).join(' '))
  for (const leniency of [0, 1, 2]) {
    const found = fits.filter((prompt) => {
      const forgiven = [prompt.name, prompt.useCase, prompt.category, ...prompt.tags].map((text) =>
        tokenise(text),
      )
      const fields = [...forgiven, tokenise(prompt.body)]
      const misses = [
        ...phrases.filter(
          (phrase) => !fields.some((field) => ` ${field.join(' ')} `.includes(` ${phrase} `)),
        ),
        ...words.filter(
          (typed) =>
            !fields.flat().some((word) => word.startsWith(typed)) &&
            !joined(tokenise(prompt.name)).some((word) => word.startsWith(typed)) &&
            !forgiven.flat().some((word) => isNear(typed, word, leniency > 0)),
        ),
      ].length
      const isLenient = leniency === 2 && words.length + phrases.length > 1
      return misses <= (isLenient ? 1 : 0)
    })
    if (leniency === 2 || found.length >= (leniency === 0 ? 5 : 1)) return found.map(({ id }) => id)
  }
  return []
}

function joined(words: string[]) {
  return words.slice(1).map((word, index) => `${words[index]}${word}`)
}

function isNear(typed: string, word: string, isLenient: boolean) {
  if (typed.length < 3 || word.length < 3) return false
  const allowed =
    typed.length + (isLenient ? 3 : 0) >= 7 ? 2 : typed.length + (isLenient ? 1 : 0) >= 4 ? 1 : 0
  if (allowed === 2 && typed.length < 4) return false
  // A letter may also be edited between two that were swapped, which the distance counts as three.
  return (
    editDistance(typed, word, allowed) <= allowed ||
    (allowed === 2 && swapNeighbours(typed).some((other) => editDistance(other, word, 1) <= 1))
  )
}

const vocabulary =
  'salary salery sales sale celery client clients clint email mail emails offer offers letter latter report reports retort plan planner planing newsletter newsletters launch lunch brief brie grief chart charter'.split(
    ' ',
  )

describe('a search', () => {
  it('finds what the same search of all that row-level security shows would find, for anybody', async () => {
    const random = seededRandom(8)
    const pick = <T>(items: readonly T[]): T => {
      const item = items[Math.floor(random() * items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    }
    const some = (most: number) =>
      Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(vocabulary))
    let compared = 0
    let found = 0
    for (let round = 0; round < 4; round++) {
      const workspace = await library.workspace()
      const teams = [await workspace.addTeam('One'), await workspace.addTeam('Two')]
      const people = [workspace.first]
      for (let n = 0; n < 3; n++)
        people.push(
          await workspace.addMember(
            `P ${n}`,
            teams.filter(() => random() < 0.5),
          ),
        )
      const collections = [
        null,
        await workspace.addCollection('Open'),
        await workspace.addCollection('First', teams.slice(0, 1)),
        await workspace.addCollection('Both', teams),
      ]
      const samples: Sample[] = Array.from({ length: [3, 12, 40, 90][round] ?? 0 }, () => ({
        name: [pick(vocabulary), ...some(3)].join(pick([' ', '-'])),
        useCase: some(4).join(' '),
        category: pick(['', 'sales', 'salary']),
        tags: [...new Set(some(2))],
        body: some(8).join(' ') || '-',
        status: pick(['active', 'active', 'draft', 'retired']),
        collectionId: pick(collections),
        isDeleted: random() < 0.1,
      }))
      await workspace.addPrompts(samples)
      for (const actor of people) {
        const visible = await readVisible(workspace, actor)
        for (let n = 0; n < 60; n++) {
          const typed = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
            const word = [...pick(vocabulary)]
            if (random() < 0.5) word.splice(Math.floor(random() * word.length), 1)
            if (random() < 0.3) word.splice(Math.floor(random() * word.length), 0, pick(['a', 'e', 'l', 'x']))
            return random() < 0.3 ? word.slice(0, 1 + Math.floor(random() * 4)).join('') : word.join('')
          })
          const q = [
            ...typed,
            ...(random() < 0.15 ? [`"${[pick(vocabulary), ...some(1)].join(' ')}"`] : []),
            ...(random() < 0.15 ? [`tag:${pick(vocabulary)}`] : []),
            ...(random() < 0.1 ? [pick(['status:retired', 'status:draft', 'category:sales'])] : []),
          ].join(' ')
          const ids = await workspace.find(actor, q)
          expect(new Set(ids), `${q} in round ${round}`).toEqual(new Set(searchByHand(visible, q)))
          expect(ids.length).toBe(new Set(ids).size)
          compared++
          found += ids.length
        }
      }
    }
    expect(compared).toBe(960)
    expect(found).toBeGreaterThan(2_000)
  }, 90_000)

  it('answers somebody alike whether or not hidden prompts have the words they typed', async () => {
    const questions = [
      'salery',
      'salary',
      'sallary',
      'sala',
      'xsalry',
      '"salary talk"',
      'bonus',
      'bonsu plan',
      'talk sal',
    ]
    const answers = await Promise.all(
      [false, true].map(async (isThere) => {
        const { first, addTeam, addCollection, addPrompts, find } = await library.workspace()
        const hidden = await addCollection('Hidden', [await addTeam('HR')])
        const shown = await addPrompts([
          { name: 'Celery plan' },
          { name: 'Salary of a role' },
          { name: 'Talk' },
        ])
        if (isThere)
          await addPrompts(
            ['Salary talk', 'Salery bonus', 'Sallary', 'Bonus', 'Sala', 'xsalry'].map((name) => ({
              name,
              body: 'salary talk bonus',
              tags: ['salery'],
              collectionId: hidden,
            })),
          )
        const found: number[][] = []
        for (const q of questions) found.push((await find(first, q)).map((id) => shown.indexOf(id)))
        return found
      }),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(answers.flat(2)).not.toContain(-1)
  })
})

describe('the lexicon', () => {
  it('cannot be read or written by the application, and neither can the words of hidden prompts', async () => {
    const { id, first, addTeam, addCollection, addPrompts, as, asJob } = await library.workspace()
    await addPrompts([
      { name: 'Secret salary', collectionId: await addCollection('Hidden', [await addTeam('HR')]) },
    ])
    const denied = [
      sql`select word from search_words`,
      sql`insert into search_words (workspace_id, word, forms) values (${id}, 'x', '{}')`,
      sql`select * from prompt_search`,
      sql`delete from prompt_search`,
      sql`select * from lookup.near_words(${id}, '[]')`,
      sql`select * from lookup.list_search_texts(${id}, null, 10)`,
      sql`select lookup.refresh_search(${id}, current_date)`,
      sql`select lookup.put_search_rows(gen_random_uuid(), '[]', '[]')`,
      sql`select * from lookup.search_prompts(${id}, gen_random_uuid(), 'ab', '[]', '{}', 10, null, null)`,
      sql`select * from lookup.search_prompts(gen_random_uuid(), ${first.memberId}, 'ab', '[]', '{}', 10, null, null)`,
      sql`select * from lookup.search_prompts(${id}, null, 'ab', '[]', '{}', 10, null, null)`,
    ]
    for (const query of denied)
      await expect(as(first, (tx) => tx.execute(query))).rejects.toMatchObject({ cause: { code: '42501' } })
    const asNobody = sql`select * from lookup.search_prompts(${id}, null, 'ab', '[]', '{}', 10, null, null)`
    await expect(asJob((tx) => tx.execute(asNobody))).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})
